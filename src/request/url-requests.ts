import { askOnce } from './ask-once.js';
import { requestFor, requestKeyOf } from './request-key.js';
import { requestWidgetUrl } from './request-widget-url.js';
import type { Attempt } from './attempt.js';
import type { Failure } from '../errors/failure.js';
import type { FetchOptions } from './fetch-widget-url.js';
import type { RequestOptions } from './request-widget-url.js';
import type { Result } from '../errors/widget-error.js';
import type { UrlInput } from './types.js';

/** What a request brings that was begun before there was anybody to take its answer. */
export interface EarlyAnswer {
  /** When it was asked, in ms of the monotonic clock. */
  readonly since: number;
  readonly answer: Promise<Attempt>;
  /** It is spent already, and in its frame. */
  readonly url?: string;
}

export interface EarlyRequest {
  /** Its answer, if the same is asked for; it is given once. */
  takeAnswer(key: string, signal: AbortSignal): EarlyAnswer | undefined;
}

/** Requests widget URLs, the first by what was begun early. */
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
