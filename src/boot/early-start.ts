import { askOnce } from '../request/ask-once.js';
import { checkWidgetUrl } from '../request/widget-url.js';
import { openFrame } from '../frame/open-frame.js';
import { requestKeyOf } from '../request/request-key.js';
import { titleOf } from '../frame/title.js';
import type { EarlyAnswer } from '../request/url-requests.js';
import type { Attempt } from '../request/attempt.js';
import type { Config } from '../config/parse-config.js';
import type { OpenFrame } from '../frame/open-frame.js';
import type { Early, Services } from '../runtime/types.js';
import type { WidgetLanguage } from '../page/widget-language.js';

export interface EarlyStartPorts {
  readonly window: Window & typeof globalThis;
  readonly services: Services;
  readonly language: Pick<WidgetLanguage, 'ask' | 'shown'>;
  /** Puts the frame into the page; `undefined` takes it out again. */
  readonly show: (frame: HTMLIFrameElement | undefined) => void;
}

/** The request for one widget URL, and the frame it is in. */
interface Started {
  readonly key: string;
  readonly since: number;
  readonly controller: AbortController;
  readonly answer: Promise<Attempt>;
  frame?: OpenFrame;
  /** The runtime has taken the answer over. */
  isTaken?: true;
}

/**
 * Requests the first widget URL and loads it in a frame before the runtime is loaded, because that is what a user waits for. The runtime
 * takes over the request or the frame, whichever there is by then.
 */
export class EarlyStart implements Early {
  readonly #ports: EarlyStartPorts;
  #current: Started | undefined;

  constructor(ports: EarlyStartPorts) {
    this.#ports = ports;
  }

  /** Notes when the page set a ready-made URL: its ten minutes run from then on, even if it cannot be loaded yet. */
  receive(widgetUrl: unknown): void {
    const url = checkWidgetUrl(widgetUrl, 'ready');
    if (url.ok) this.#ports.services.ledger.receive(url.value);
  }

  /** Starts a widget with this configuration, unless an equal request is under way. Never throws. */
  begin(config: Config): void {
    const key = requestKeyOf({ config, memberGuid: undefined });
    if (this.#current?.key === key) return;
    this.cancel();
    try {
      this.#ask(key, config);
    } catch {
      // The page has replaced a browser function. The runtime's own request will fail in the same way and report it.
    }
  }

  #ask(key: string, config: Config): void {
    const { window, services, language } = this.#ports;
    const controller = new AbortController();
    const { signal } = controller;
    const fetch: typeof window.fetch = (...input) => window.fetch(...input);
    const input = { config, memberGuid: undefined };
    const answer = askOnce(input, { signal, fetch, time: services.time, language });
    const started: Started = { key, since: services.time.monotonic(), controller, answer };
    this.#current = started;
    void answer.then((attempt) => {
      if (attempt.ok && !started.isTaken && !signal.aborted) this.#load(started, attempt.value, config);
    });
  }

  #load(started: Started, url: string, config: Config): void {
    const { window, services, language, show } = this.#ports;
    services.ledger.receive(url);
    // It was used before. The runtime's own request finds that out, too, and reports it.
    if (!services.ledger.spend(url)) return;
    started.frame = openFrame({
      window,
      hub: services.hub,
      url,
      title: titleOf(config, language.shown),
      now: services.time.monotonic,
    });
    show(started.frame.element);
  }

  /** Hands over the answer to an equal request, and `url` if it is already in a frame. `signal` aborts both until the frame is taken. */
  takeAnswer(key: string, signal: AbortSignal): EarlyAnswer | undefined {
    const started = this.#current;
    if (started?.key !== key) {
      this.cancel();
      return undefined;
    }
    started.isTaken = true;
    const giveUp = () => {
      started.controller.abort(signal.reason);
      if (this.#current === started) this.cancel();
    };
    signal.addEventListener('abort', giveUp, { once: true });
    if (!started.frame) this.#current = undefined;
    const { since, answer, frame } = started;
    return { since, answer, url: frame?.url };
  }

  /** Hands over the frame that loads this URL. */
  takeFrame(url: string): OpenFrame | undefined {
    const frame = this.#current?.frame;
    if (frame?.url !== url) return undefined;
    this.#current = undefined;
    return frame;
  }

  /** The frame, if there is one yet: its URL is used and cannot be loaded again. */
  get frame(): OpenFrame | undefined {
    return this.#current?.frame;
  }

  /** Aborts the request and closes the frame, unless the runtime has taken them. */
  cancel(): void {
    const started = this.#current;
    this.#current = undefined;
    started?.controller.abort();
    if (!started?.frame) return;
    started.frame.close();
    this.#ports.show(undefined);
  }
}
