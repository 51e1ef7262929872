import { askOnce } from './ask-once.js';
import { checkWidgetUrl } from './widget-url.js';
import { requestWidgetUrl } from './request-widget-url.js';
import type { Config } from '../config/parse-config.js';
import type { Failure } from '../errors/failure.js';
import type { FetchOptions } from './fetch-widget-url.js';
import type { RequestOptions } from './request-widget-url.js';
import type { Result } from '../errors/widget-error.js';
import type { UrlInput } from './types.js';

interface Early {
  readonly key: string;
  readonly answer: Promise<Result<string, Failure>>;
  readonly controller: AbortController;
}

/**
 * Requests widget URLs, and lets the first request begin before anything else is set up: the network is what a user waits for.
 */
export class UrlRequests {
  readonly #options: Omit<RequestOptions & FetchOptions, 'signal'>;
  #early: Early | undefined;

  constructor(options: Omit<RequestOptions & FetchOptions, 'signal'>) {
    this.#options = options;
  }

  /** A ready-made URL grows old from the moment it is here, whenever it is asked for, and whatever else is wrong until then. */
  receive(widgetUrl: unknown): void {
    const url = checkWidgetUrl(widgetUrl, 'ready');
    if (url.ok) this.#options.ledger.receive(url.value);
  }

  /** Begins a request whose answer the next equal `request` takes over. Never throws: that request would fail again, and report it. */
  begin(input: UrlInput): void {
    this.cancel();
    try {
      const controller = new AbortController();
      const answer = this.#ask(input, controller.signal);
      this.#early = { key: keyOf(input), answer, controller };
    } catch {
      // The page has replaced a function of the browser.
    }
  }

  request(input: UrlInput, signal: AbortSignal): Promise<Result<string, Failure>> {
    const early = this.#early;
    if (early?.key !== keyOf(input)) {
      this.cancel();
      return this.#ask(input, signal);
    }
    this.#early = undefined;
    signal.addEventListener('abort', () => early.controller.abort(signal.reason), { once: true });
    return early.answer;
  }

  /** Gives up a request that nobody took over. */
  cancel(): void {
    this.#early?.controller.abort();
    this.#early = undefined;
  }

  #ask({ config, memberGuid }: UrlInput, signal: AbortSignal): Promise<Result<string, Failure>> {
    const options = { ...this.#options, signal };
    const request = requestFor(config, memberGuid);
    return requestWidgetUrl(config.source.kind, () => askOnce(config.source, request, options), options);
  }
}

/** A session that comes back after an error or its end goes on with its member, whatever the page first asked for. */
function requestFor({ request }: Config, memberGuid: string | undefined): Config['request'] {
  if (memberGuid === undefined) return request;
  return { ...request, widget_url: { ...request.widget_url, current_member_guid: memberGuid } };
}

function keyOf({ config, memberGuid }: UrlInput): string {
  return JSON.stringify([config.requestKey, memberGuid]);
}
