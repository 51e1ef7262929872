import { checkWidgetUrl } from './widget-url.js';
import { failure } from '../errors/widget-error.js';
import { readRetryAfter } from './retry-policy.js';
import { setback } from './attempt.js';
import { within } from '../time/within.js';
import type { Attempt } from './attempt.js';
import type { Result } from '../errors/widget-error.js';
import type { TimeSource } from '../time/time-source.js';
import type { WidgetUrlRequest } from '../config/options.js';

/** ms until a backend, or a provider, that does not answer counts as failing. */
export const answerTimeout = 30_000;

export interface FetchOptions {
  readonly signal: AbortSignal;
  readonly fetch: typeof globalThis.fetch;
  readonly time: TimeSource;
}

/**
 * Asks the team's own backend once: POST, JSON `{ widget_url: {…options} }`, `Accept-Language`; answer as MX's,
 * `{ widget_url: { url } }`. Cookies go along on the same origin only, as fetch's default has it. Never rejects.
 */
export async function fetchWidgetUrl(
  endpoint: string,
  request: WidgetUrlRequest,
  options: FetchOptions,
): Promise<Attempt> {
  let response: Response;
  let answer: string;
  try {
    [response, answer] = await within(answerTimeout, options, async (signal) => {
      const response = await options.fetch(endpoint, {
        method: 'POST',
        headers: {
          Accept: 'application/json',
          'Content-Type': 'application/json',
          ...(request.language === undefined ? {} : { 'Accept-Language': request.language }),
        },
        body: JSON.stringify({ widget_url: request.widget_url }),
        signal,
      });
      return [response, await response.text()];
    });
  } catch (error) {
    return unreachable(error);
  }
  return response.ok ? readAnswer(answer) : refused(response, options.time.now());
}

/** A user who has waited for the whole limit is told, and not made to wait again. */
function unreachable(error: unknown): Attempt {
  return error instanceof Error && error.name === 'TimeoutError'
    ? failure('url-request-failed', `widget-url-endpoint did not answer within ${answerTimeout / 1000} s.`)
    : setback(
        failure(
          'url-request-failed',
          'widget-url-endpoint could not be reached: check its address, the network, CORS and connect-src of the Content-Security-Policy.',
        ),
      );
}

/** What the backend has against it stays so; that it fails, is overloaded or lost patience with the connection passes. */
function refused({ status, headers }: Response, now: number): Attempt {
  const hint = hints[status] ?? (status >= 500 ? 'it failed; its log says why' : 'it refused the request');
  const message = `widget-url-endpoint answered ${status}: ${hint}.`;
  return status >= 500 || status === 429 || status === 408
    ? setback(
        failure('url-request-failed', message, { status }),
        readRetryAfter(headers.get('Retry-After'), now),
      )
    : failure('url-request-rejected', message, { status });
}

const hints: Readonly<Record<number, string>> = {
  400: 'it (or MX) did not accept an option of the request',
  401: 'the user is not signed in to your page, or your backend’s MX credentials are wrong',
  403: 'this user or this page may not request a widget URL',
  404: 'nothing answers POST at this address, or MX does not know the user',
  405: 'this address does not take POST',
  406: 'MX answers so to requests without the header Accept-Version: your backend must send it, such as v20250224',
  409: 'MX saw a conflict with an earlier request',
  422: 'MX could not process an option of the request',
  429: 'too many requests, try again later',
};

function readAnswer(answer: string): Result<string> {
  let body: unknown;
  try {
    body = JSON.parse(answer);
  } catch {
    const found = answer.trimStart().startsWith('<') ? 'HTML' : answer === '' ? 'nothing' : 'no JSON';
    return failure(
      'url-invalid',
      `widget-url-endpoint answered ${found}: expected JSON as MX answers it, { "widget_url": { "url": "https://…" } }.`,
    );
  }
  const url = (body as { widget_url?: { url?: unknown } | null } | null)?.widget_url?.url;
  return checkWidgetUrl(url, 'widget_url.url of the answer of widget-url-endpoint');
}
