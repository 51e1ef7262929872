/** One party that messages are expected from: a widget's frame. */
export interface MessageRoute {
  /** Asked when a message comes from somewhere unknown, not before: reading `contentWindow` early costs the page 1.5 ms. */
  readonly source: () => MessageEventSource | null | undefined;
  /** Gets every message of that source, and of no other. */
  readonly receive: (event: MessageEvent<unknown>) => void;
  /** Gets what no route expects, if this is the oldest route that asks for it. */
  readonly stray?: (event: MessageEvent<unknown>) => void;
}

/**
 * The page's one `message` listener, whatever the number of widgets. It routes by `event.source`, which a page can not forge,
 * in constant time; it exists only while somebody listens.
 */
export class MessageHub {
  readonly #routes = new Set<MessageRoute>();
  readonly #bySource = new Map<MessageEventSource, MessageRoute>();
  /** Windows that no route expects, so that a stranger's messages cost no more with many widgets than with one. */
  #strangers = new WeakSet<MessageEventSource>();
  readonly #target: Pick<Window, 'addEventListener' | 'removeEventListener'>;

  constructor(target: Pick<Window, 'addEventListener' | 'removeEventListener'>) {
    this.#target = target;
  }

  /** Begins to listen. Returns a function that stops it. */
  add(route: MessageRoute): () => void {
    if (this.#routes.size === 0) this.#target.addEventListener('message', this.#onMessage);
    this.#routes.add(route);
    this.#strangers = new WeakSet();
    return () => this.#remove(route);
  }

  #remove(route: MessageRoute): void {
    this.#routes.delete(route);
    for (const [source, owner] of this.#bySource) if (owner === route) this.#bySource.delete(source);
    if (this.#routes.size === 0) this.#target.removeEventListener('message', this.#onMessage);
  }

  readonly #onMessage = (event: MessageEvent<unknown>): void => {
    // A synthetic event names any source it likes; only the browser's own word counts.
    const route = event.isTrusted && event.source !== null ? this.#find(event.source) : undefined;
    if (route) route.receive(event);
    else this.#oldestWatcher()?.stray?.(event);
  };

  #find(source: MessageEventSource): MessageRoute | undefined {
    const known = this.#bySource.get(source);
    if (known || this.#strangers.has(source)) return known;
    for (const route of this.#routes) {
      if (route.source() === source) {
        this.#bySource.set(source, route);
        return route;
      }
    }
    this.#strangers.add(source);
    return undefined;
  }

  #oldestWatcher(): MessageRoute | undefined {
    for (const route of this.#routes) if (route.stray) return route;
    return undefined;
  }
}
