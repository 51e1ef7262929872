import { askOnce } from './ask-once.js';
import { requestFor, requestKeyOf } from './request-key.js';
import { requestWidgetUrl } from './request-widget-url.js';
import type { Attempt } from './attempt.js';
import type { Failure } from '../errors/failure.js';
import type { FetchOptions } from './fetch-widget-url.js';
import type { RequestOptions } from './request-widget-url.js';
import type { Result } from '../errors/widget-error.js';
import type { UrlInput } from './types.js';

/** The answer to a request that was made before the runtime was loaded. */
export interface EarlyAnswer {
  /** When the request was made, in ms of the monotonic clock. */
  readonly since: number;
  readonly answer: Promise<Attempt>;
  /** The URL, if it is already loading in a frame. */
  readonly url?: string;
}

export interface EarlyRequest {
  /** Hands over the answer to an equal request, once. */
  takeAnswer(key: string, signal: AbortSignal): EarlyAnswer | undefined;
}

/** Requests widget URLs. The first request may have been made early. */
export class UrlRequests {
  readonly #options: Omit<RequestOptions & FetchOptions, 'signal'>;
  readonly #early: EarlyRequest;
  #since = 0;

  constructor(options: Omit<RequestOptions & FetchOptions, 'signal'>, early: EarlyRequest) {
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
    const { source } = input.config;
    const request = requestFor(input);
    let early = answer;
    const ask = () => {
      const first = early;
      early = undefined;
      return first ?? askOnce(source, request, options);
    };
    return requestWidgetUrl(source.kind, ask, options);
  }
}
