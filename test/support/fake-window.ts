import type { MessageHub } from '../../src/frame/message-hub.js';

/** Of the page that the element stands in. */
export const hostOrigin = 'https://host.example';

type HubTarget = ConstructorParameters<typeof MessageHub>[0];

/** The part of a window that the message hub listens at; a test sends messages by hand. */
export class FakeWindow implements HubTarget {
  readonly listeners = new Set<(event: MessageEvent<unknown>) => void>();

  readonly addEventListener: HubTarget['addEventListener'] = (_type: string, listener: unknown) => {
    this.listeners.add(listener as (event: MessageEvent<unknown>) => void);
  };

  readonly removeEventListener: HubTarget['removeEventListener'] = (_type: string, listener: unknown) => {
    this.listeners.delete(listener as (event: MessageEvent<unknown>) => void);
  };

  /** A message as the browser delivers it, or, not trusted, as a script forges it. */
  post(
    source: MessageEventSource | null,
    data: unknown,
    origin = 'https://widget.example',
    isTrusted = true,
  ): void {
    const event = { source, data, origin, isTrusted } as MessageEvent<unknown>;
    for (const listener of [...this.listeners]) listener(event);
  }
}

/** A document with these members, on its prototype as a browser has them. */
export function fakeDocument(members: object): Document {
  return Object.create(members) as Document;
}

/** Stands for a window that this element has opened, and that has lost its opener. */
export function fakePopup() {
  const state = { closed: false, url: 'about:blank' };
  const isOurs = () => new URL(state.url).origin === hostOrigin;
  const popup = {
    get location() {
      if (state.url === 'about:blank' || isOurs())
        return { href: state.url, origin: new URL(state.url).origin };
      throw new DOMException('Blocked a frame of another origin.', 'SecurityError');
    },
    get closed() {
      return state.closed;
    },
    close: () => {
      // Chromium writes an error to the console for a page of another origin, and a blank one that is about to be the bank's can
      // be closed by nobody any more.
      if (!state.closed && !isOurs()) throw new Error('This window is its user’s to close.');
      state.closed = true;
    },
  } as unknown as Window;
  return { popup, state };
}
