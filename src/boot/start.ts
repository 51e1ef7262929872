import { askOnce } from '../request/ask-once.js';
import { checkWidgetUrl } from '../request/widget-url.js';
import { openFrame } from '../frame/open-frame.js';
import { requestKeyOf } from '../request/request-key.js';
import { titleOf } from '../frame/title.js';
import type { EarlyAnswer } from '../request/url-requests.js';
import type { Attempt } from '../request/attempt.js';
import type { Config } from '../config/parse-config.js';
import type { OpenFrame } from '../frame/open-frame.js';
import type { Begun, Services } from '../runtime/types.js';

export interface StartPorts {
  readonly window: Window & typeof globalThis;
  readonly services: Services;
  /** Puts the frame into the page; `undefined` takes it out again. */
  readonly show: (frame: HTMLIFrameElement | undefined) => void;
}

/** What was begun for one widget. */
interface Beginning {
  readonly key: string;
  readonly since: number;
  readonly controller: AbortController;
  readonly answer: Promise<Attempt>;
  frame?: OpenFrame;
  /** Somebody else goes on with it. */
  isTaken?: true;
}

/**
 * Asks for the first widget URL and puts it into its frame before anything else of the element is there, for that is what a user
 * waits for. The runtime takes over what was begun, wherever it stands by then.
 */
export class Start implements Begun {
  readonly #ports: StartPorts;
  #begun: Beginning | undefined;

  constructor(ports: StartPorts) {
    this.#ports = ports;
  }

  /** A ready-made URL grows old from the moment it is here, whenever it is asked for, and whatever else is wrong until then. */
  receive(widgetUrl: unknown): void {
    const url = checkWidgetUrl(widgetUrl, 'ready');
    if (url.ok) this.#ports.services.ledger.receive(url.value);
  }

  /** Begins with this configuration, unless it asks for what is under way already. Never throws. */
  begin(config: Config): void {
    const key = requestKeyOf({ config, memberGuid: undefined });
    if (this.#begun?.key === key) return;
    this.cancel();
    try {
      this.#ask(key, config);
    } catch {
      // The page has replaced a function of the browser. The runtime's own request will fail again, and report it.
    }
  }

  #ask(key: string, config: Config): void {
    const { window, services } = this.#ports;
    const controller = new AbortController();
    const { signal } = controller;
    const fetch: typeof window.fetch = (...input) => window.fetch(...input);
    const answer = askOnce(config.source, config.request, { signal, fetch, time: services.time });
    const begun: Beginning = { key, since: services.time.monotonic(), controller, answer };
    this.#begun = begun;
    void answer.then((attempt) => {
      if (attempt.ok && !begun.isTaken && !signal.aborted) this.#load(begun, attempt.value, config);
    });
  }

  #load(begun: Beginning, url: string, config: Config): void {
    const { window, services, show } = this.#ports;
    services.ledger.receive(url);
    // Spent before: it stays the runtime's to tell.
    if (!services.ledger.spend(url)) return;

    begun.frame = openFrame({
      document: window.document,
      hub: services.hub,
      url,
      title: titleOf(config),
      now: services.time.monotonic,
    });
    show(begun.frame.element);
  }

  /** Its answer, for whoever asks the same; `url` once it is in a frame. Until the frame is taken too, `signal` ends both. */
  takeAnswer(key: string, signal: AbortSignal): EarlyAnswer | undefined {
    const begun = this.#begun;
    if (begun?.key !== key) {
      this.cancel();
      return undefined;
    }
    begun.isTaken = true;
    const giveUp = () => {
      begun.controller.abort(signal.reason);
      if (this.#begun === begun) this.cancel();
    };
    signal.addEventListener('abort', giveUp, { once: true });
    if (!begun.frame) this.#begun = undefined;
    const { since, answer, frame } = begun;
    return { since, answer, ...(frame ? { url: frame.url } : {}) };
  }

  /** The frame that loads this URL already. */
  takeFrame(url: string): OpenFrame | undefined {
    const frame = this.#begun?.frame;
    if (frame?.url !== url) return undefined;
    this.#begun = undefined;
    return frame;
  }

  /** In which its URL is spent: it cannot be loaded again. */
  get frame(): OpenFrame | undefined {
    return this.#begun?.frame;
  }

  /** Gives up what nobody has taken. */
  cancel(): void {
    const begun = this.#begun;
    this.#begun = undefined;
    begun?.controller.abort();
    if (!begun?.frame) return;
    begun.frame.close();
    this.#ports.show(undefined);
  }
}
