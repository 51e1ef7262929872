import type { MessageHub } from '../../src/frame/message-hub.js';

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

/** Stands for a window that messages come from; it remembers what was done to it. */
export function fakePopup() {
  const state = { closed: false, focused: 0, url: 'about:blank' };
  const popup = {
    /** As of another origin: once it has left the blank page, nobody may read where it is. */
    get location() {
      if (state.url === 'about:blank') return { href: state.url };
      throw new DOMException('Blocked a frame of another origin.', 'SecurityError');
    },
    get closed() {
      return state.closed;
    },
    close: () => {
      state.closed = true;
    },
    focus: () => {
      state.focused++;
    },
  } as unknown as Window;
  return { popup, state };
}
