import type { Cause } from './cause.js';
import type { ConnectWidget } from '../boot/connect-widget.js';
import type { HostEventDetails } from '../events/event-map.js';
import type { Place, Stage } from './walk.js';
import type { SessionMessage, SessionRecording } from './types.js';

interface PageStageOptions {
  readonly playerUrl: string;
  readonly speed: number;
  readonly signal: AbortSignal | undefined;
}

/** ms in which a page that is there has loaded. */
const loadPatience = 10_000;

/** An element in a page, with a player in its frame. Does only what any page can do with the element. */
export class PageStage implements Stage {
  readonly target: ConnectWidget;
  readonly patience = 2000;
  readonly #recording: SessionRecording;
  readonly #place: Place;
  readonly #options: PageStageOptions;
  #answer: { resolve: (url: string) => void; reject: (reason: unknown) => void } | undefined;
  #player: Promise<Window> | undefined;

  constructor(element: ConnectWidget, recording: SessionRecording, place: Place, options: PageStageOptions) {
    this.target = element;
    this.#recording = recording;
    this.#place = place;
    this.#options = options;
    element.addEventListener('connect-popout-requested', this.#onPopoutRequested);
  }

  async prepare(): Promise<void> {
    // The session's clock would run by the time of the replay, and a member from another visit is none of its business.
    const own = { sessionTimeout: 0, loading: 'eager', resume: false } as const;
    Object.assign(this.target, this.#recording.options, own);
    const { state } = this.#recording;
    if (state === 'idle') return;
    this.#load();
    await this.#until(() => this.target.state === 'loading');
    if (state === 'loading') return;
    await this.#post({ mx: true, type: 'mx/load' });
    await this.#until(() => this.target.state === 'active');
    if (state !== 'closed') return;
    this.target.close();
    await this.#until(() => this.target.state === 'closed');
  }

  async pause(duration: number): Promise<void> {
    const { speed, signal } = this.#options;
    if (speed === Infinity || duration === 0) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, duration / speed);
      const end = () => {
        clearTimeout(timer);
        resolve();
      };
      signal?.addEventListener('abort', end, { once: true });
    });
  }

  async say({ type, detail }: SessionMessage): Promise<void> {
    await this.#post({ mx: true, type, metadata: detail });
  }

  act(cause: Cause): void {
    switch (cause.kind) {
      case 'load':
        this.#load();
        break;
      case 'reload':
      case 'reconnect':
      case 'close':
        this.#player = undefined;
        this.target[cause.kind]();
        break;
      case 'lose-source':
        this.#player = undefined;
        Object.assign(this.target, { widgetUrlProvider: undefined });
        break;
      case 'settle-popout':
        this.#settlePopout(cause.result);
        break;
      case 'fail':
        this.#answer?.reject(new Error(cause.error.message));
        this.#answer = undefined;
        break;
      default:
      // The difference tells.
    }
  }

  stop(): void {
    this.target.removeEventListener('connect-popout-requested', this.#onPopoutRequested);
  }

  /** Its provider answers once the widget is to say something. */
  #load(): void {
    this.target.widgetUrlProvider = () =>
      new Promise((resolve, reject) => (this.#answer = { resolve, reject }));
  }

  readonly #onPopoutRequested = (event: Event): void => {
    event.preventDefault();
    const [next] = this.#place
      .ahead()
      .filter(({ type }) => type !== event.type && type.startsWith('connect-popout-'));
    const { outcome } = (next?.detail ?? {}) as { outcome?: unknown };
    if (outcome === 'blocked') this.target.settlePopout({ outcome });
  };

  #settlePopout({ outcome, reason, memberGuid }: HostEventDetails['connect-popout-settled']): void {
    this.target.settlePopout({ outcome, memberGuid, ...(reason === undefined ? {} : { reason }) });
  }

  /** Lets the player in the frame post these data to the page. */
  async #post(data: unknown): Promise<void> {
    this.#player ??= this.#openPlayer();
    const { origin } = new URL(this.#options.playerUrl);
    (await this.#player).postMessage({ 'connect-widget-replay': data }, origin);
  }

  async #openPlayer(): Promise<Window> {
    const root = this.target.shadowRoot;
    await this.#until(() => this.#answer !== undefined);
    const url = new URL(this.#options.playerUrl);
    // A widget URL works once.
    url.searchParams.set('load', crypto.randomUUID());
    let isLoaded = false;
    // `load` does not bubble.
    root?.addEventListener('load', () => (isLoaded = true), { capture: true, once: true });
    this.#answer?.resolve(url.href);
    this.#answer = undefined;
    await this.#until(() => isLoaded);
    const page = root?.querySelector('iframe')?.contentWindow;
    if (!page) throw new DOMException('The frame of the replay is gone.', 'AbortError');
    return page;
  }

  /** Looks often, because not all that is waited for has an event. */
  async #until(isSo: () => boolean): Promise<void> {
    const end = performance.now() + loadPatience;
    while (!isSo()) {
      this.#options.signal?.throwIfAborted();
      if (performance.now() > end)
        throw new DOMException('The player of the replay did not load.', 'TimeoutError');
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }
}
