import { checkWidgetUrl } from './widget-url.js';
import { failure } from '../errors/widget-error.js';
import { isLanguageTag } from '../page/widget-language.js';
import { within } from '../time/within.js';
import type { Attempt } from './attempt.js';
import type { BackendError } from '../errors/widget-error.js';
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
          'Accept-Language': request.language,
        },
        body: JSON.stringify({ widget_url: request.widget_url }),
        signal,
      });
      return [response, await response.text()];
    });
  } catch (error) {
    // A user who has waited for the whole limit is told, and not made to wait again.
    const isLate = error instanceof Error && error.name === 'TimeoutError';
    return failure({ code: 'url-request-failed', what: isLate ? 'silent-endpoint' : 'unreachable' });
  }
  return response.ok ? { ...readAnswer(answer), ...languageOf(response) } : refused(response, answer);
}

function readAnswer(answer: string): Attempt {
  const body = parse(answer);
  if (body !== undefined) return checkWidgetUrl(body?.widget_url?.url, 'endpoint');
  const found = answer.trimStart().startsWith('<') ? 'HTML' : answer === '' ? 'nothing' : 'no JSON';
  return failure({ code: 'url-invalid', what: 'no-json', found });
}

/** A header that is missing, or that lists several languages, is ignored. */
function languageOf({ headers }: Response): { language?: string } {
  const language = headers.get('Content-Language');
  return isLanguageTag(language) ? { language } : {};
}

/** What the backend has against it stays so; that it fails, is overloaded or lost patience with the connection passes. */
function refused({ status, headers }: Response, answer: string): Attempt {
  const code = isPassing(status) ? 'url-request-failed' : 'url-request-rejected';
  const backend = backendError(parse(answer)?.error);
  return {
    ...failure({ code, what: 'refused', status, ...(backend ? { backend } : {}) }),
    retryAfter: headers.get('Retry-After') ?? undefined,
  };
}

const isPassing = (status: number) => status >= 500 || status === 429 || status === 408;

interface Answer {
  readonly widget_url?: { readonly url?: unknown } | null;
  readonly error?: unknown;
}

/** `undefined` for what is no JSON. */
function parse(answer: string): Answer | null | undefined {
  try {
    return JSON.parse(answer) as Answer | null;
  } catch {
    return undefined;
  }
}

function backendError(error: unknown): BackendError | undefined {
  const { code, message } = Object(error) as Record<string, unknown>;
  const told = {
    ...(typeof code === 'string' ? { code } : {}),
    ...(typeof message === 'string' ? { message } : {}),
  };
  return 'code' in told || 'message' in told ? told : undefined;
}
