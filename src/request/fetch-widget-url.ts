import { checkWidgetUrl } from './widget-url.js';
import { failure } from '../errors/widget-error.js';
import type { Result } from '../errors/widget-error.js';
import type { WidgetUrlRequest } from '../config/options.js';

/** ms until a backend that does not answer counts as failing. */
const answerTimeout = 30_000;

export interface FetchOptions {
  readonly signal: AbortSignal;
  readonly fetch: typeof globalThis.fetch;
}

/**
 * Asks the team's own backend: POST, JSON `{ widget_url: {…options} }`, `Accept-Language`; answer as MX's,
 * `{ widget_url: { url } }`. Cookies go along on the same origin only, as fetch's default has it.
 * Never rejects, except by the abort of `signal`.
 */
export async function fetchWidgetUrl(
  endpoint: string,
  request: WidgetUrlRequest,
  { signal, fetch }: FetchOptions,
): Promise<Result<string>> {
  let response: Response;
  let answer: string;
  try {
    response = await fetch(endpoint, {
      method: 'POST',
      headers: {
        Accept: 'application/json',
        'Content-Type': 'application/json',
        ...(request.language === undefined ? {} : { 'Accept-Language': request.language }),
      },
      body: JSON.stringify({ widget_url: request.widget_url }),
      signal: AbortSignal.any([signal, AbortSignal.timeout(answerTimeout)]),
    });
    answer = await response.text();
  } catch (error) {
    signal.throwIfAborted();
    return unreachable(error);
  }
  return response.ok ? readAnswer(answer) : refused(response.status);
}

function unreachable(error: unknown): Result<string> {
  const name = error instanceof Error ? error.name : 'Error';
  if (name === 'TimeoutError') {
    return failure(
      'url-request-failed',
      `widget-url-endpoint did not answer within ${answerTimeout / 1000} s.`,
    );
  }
  if (typeof navigator === 'object' && !navigator.onLine) {
    return failure('offline', 'The browser is offline, so widget-url-endpoint could not be asked.');
  }
  return failure(
    'url-request-failed',
    'widget-url-endpoint could not be reached: check its address, the network, CORS and connect-src of the Content-Security-Policy.',
  );
}

function refused(status: number): Result<string> {
  const hint = hints[status] ?? (status >= 500 ? 'it failed; its log says why' : 'it refused the request');
  const code =
    status >= 500 || status === 429 || status === 408 ? 'url-request-failed' : 'url-request-rejected';
  return failure(code, `widget-url-endpoint answered ${status}: ${hint}.`, { status });
}

const hints: Readonly<Record<number, string>> = {
  400: 'it (or MX) did not accept an option of the request',
  401: 'the user is not signed in to your page, or your backend’s MX credentials are wrong',
  403: 'this user or this page may not request a widget URL',
  404: 'nothing answers POST at this address, or MX does not know the user',
  405: 'this address does not take POST',
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
