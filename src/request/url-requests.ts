import { askOnce } from './ask-once.js';
import { requestKeyOf } from './request-key.js';
import { requestWidgetUrl } from './request-widget-url.js';
import type { AskOptions } from './ask-once.js';
import type { Attempt } from './attempt.js';
import type { Failure } from '../errors/failure.js';
import type { RequestOptions } from './request-widget-url.js';
import type { Result } from '../errors/widget-error.js';
import type { UrlInput } from './types.js';

/** The answer to a request that was made before the runtime was loaded. */
export interface EarlyAnswer {
  /** When the request was made, in ms of the monotonic clock. */
  readonly since: number;
  readonly answer: Promise<Attempt>;
  /** The URL, if it is already loading in a frame. */
  readonly url?: string | undefined;
}

export interface EarlyRequest {
  /** Hands over the answer to an equal request, once. */
  takeAnswer(key: string, signal: AbortSignal): EarlyAnswer | undefined;
}

type UrlRequestsOptions = Omit<RequestOptions & AskOptions, 'signal'>;

/** Requests widget URLs. The first request may have been made early. */
export class UrlRequests {
  readonly #options: UrlRequestsOptions;
  readonly #early: EarlyRequest;
  #since = 0;

  constructor(options: UrlRequestsOptions, early: EarlyRequest) {
    this.#options = options;
    this.#early = early;
  }

  /** When the last request was made, in ms of the monotonic clock. */
  get since(): number {
    return this.#since;
  }

  request(input: UrlInput, signal: AbortSignal): Promise<Result<string, Failure>> {
    const { since, url, answer } = this.#early.takeAnswer(requestKeyOf(input), signal) ?? {};
    this.#since = since ?? this.#options.time.monotonic();
    if (url !== undefined) return Promise.resolve({ ok: true, value: url });
    const options = { ...this.#options, signal };
    let early = answer;
    const ask = () => {
      const first = early;
      early = undefined;
      return first ?? askOnce(input, options);
    };
    return requestWidgetUrl(input.config.source.kind, ask, options);
  }
}
