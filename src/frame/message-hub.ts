/** One party that messages are expected from: a widget's frame. */
export interface MessageRoute {
  /** Asked when a message comes from somewhere unknown, not before: reading `contentWindow` early costs the page 1.5 ms. */
  readonly source: () => MessageEventSource | null | undefined;
  /** Gets every message of that source, and of no other. */
  readonly receive: (event: MessageEvent<unknown>) => void;
}

/** Receives the messages that belong to no route. */
export type StrayWatcher = (event: MessageEvent<unknown>) => void;

type HubTarget = Pick<Window, 'addEventListener' | 'removeEventListener'>;

/** The property of `window` in which all copies of this package on a page list the windows of their widgets. */
const sharedKey = Symbol.for('connect-widget-element/sources');

type Sources = Set<MessageRoute['source']>;

/**
 * The page's one `message` listener, whatever the number of widgets. It routes by `event.source`, which a page cannot forge,
 * in constant time; it exists only while somebody listens.
 */
export class MessageHub {
  readonly #routes = new Set<MessageRoute>();
  readonly #bySource = new Map<MessageEventSource, MessageRoute>();
  /** Windows that no route expects, so that a stranger's messages cost no more with many widgets than with one. */
  #strangers = new WeakSet<MessageEventSource>();
  readonly #watchers = new Set<StrayWatcher>();
  readonly #target: HubTarget;
  /** The sources of all copies' widgets, including this one's. */
  readonly #shared: Sources;

  constructor(target: HubTarget) {
    this.#target = target;
    const page = target as unknown as Record<symbol, Sources | undefined>;
    this.#shared = page[sharedKey] ??= new Set();
  }

  /** Adds a route. Returns a function that removes it. */
  add(route: MessageRoute): () => void {
    this.#target.addEventListener('message', this.#onMessage);
    this.#routes.add(route);
    this.#shared.add(route.source);
    this.#strangers = new WeakSet();
    return () => {
      this.#routes.delete(route);
      this.#shared.delete(route.source);
      for (const [source, owner] of this.#bySource) if (owner === route) this.#bySource.delete(source);
      this.#rest();
    };
  }

  /** Adds a watcher for messages without a route; only the oldest watcher receives them. Returns a function that removes it. */
  watch(watcher: StrayWatcher): () => void {
    this.#target.addEventListener('message', this.#onMessage);
    this.#watchers.add(watcher);
    return () => {
      this.#watchers.delete(watcher);
      this.#rest();
    };
  }

  #rest(): void {
    if (this.#routes.size + this.#watchers.size === 0)
      this.#target.removeEventListener('message', this.#onMessage);
  }

  readonly #onMessage = (event: MessageEvent<unknown>): void => {
    // A synthetic event names any source it likes; only the browser's own word counts.
    const route = event.isTrusted && event.source !== null ? this.#find(event.source) : undefined;
    if (route) route.receive(event);
    else if (!event.isTrusted || !this.#isOfAnotherCopy(event.source)) this.#tellWatcher(event);
  };

  #isOfAnotherCopy(source: MessageEventSource | null): boolean {
    if (source === null || this.#shared.size === this.#routes.size) return false;
    for (const find of this.#shared) if (find() === source) return true;
    return false;
  }

  #tellWatcher(event: MessageEvent<unknown>): void {
    const [watcher] = this.#watchers;
    watcher?.(event);
  }

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
}
