import { safeHttpUrl } from '../protocol/index.js';
import { readText, readWhole } from './read-text.js';
import { refuse } from './problems.js';
import { within } from './within.js';
import type { Outcome, WidgetUrlErrorCode } from './problems.js';
import type { Settings } from './settings.js';

export interface PlatformRequest {
  readonly userGuid: string;
  readonly language: string;
  /** JSON. */
  readonly body: string;
  /** Aborts when nobody waits for the answer any more. */
  readonly signal: AbortSignal | null | undefined;
}

type Upstream = Pick<Settings<never>, 'apiUrl' | 'apiVersion' | 'fetch' | 'headers' | 'timeout'>;

/** Bytes of an answer that are looked at; a widget URL has a few hundred. */
const largestAnswer = 65_536;

/** Asks MX for a widget URL. Never rejects; of a refusal, nothing that MX wrote is kept but its status and `Retry-After`. */
export async function requestWidgetUrl(
  request: PlatformRequest,
  upstream: Upstream,
): Promise<Outcome<string>> {
  const { apiUrl, fetch, headers, timeout } = upstream;
  const ended = await within(timeout, request.signal, async (signal) => {
    const response = await fetch(`${apiUrl}/users/${request.userGuid}/widget_urls`, {
      method: 'POST',
      headers: { ...headers, 'Accept-Language': request.language },
      body: request.body,
      // A redirect would take the credentials along; and not every runtime knows `error`.
      redirect: 'manual',
      signal,
    });
    if (response.ok) {
      const text = isShort(response)
        ? await readWhole(response, largestAnswer)
        : await readText(response.body, largestAnswer, signal);
      return { response, text };
    }
    // The status says it all, whatever state the body is in, and whether it ever ends.
    response.body?.cancel().catch(() => undefined);
    return { response, text: undefined };
  });
  switch (ended.kind) {
    case 'gone':
      return refuse('client-gone');
    case 'timeout':
      return refuse('mx-timeout', { findings: {} });
    case 'failed':
      return refuse('mx-unreachable', { findings: reasonOf(ended.error) });
    case 'done':
      return ended.value.response.ok
        ? readAnswer(ended.value.response.status, ended.value.text)
        : readRefusal(ended.value.response, upstream);
  }
}

/** Its bytes arrive as they are, and are known to be few: then no stream is needed, which costs Node twice as much. */
function isShort({ headers }: Response): boolean {
  const length = headers.get('Content-Length');
  return length !== null && Number(length) <= largestAnswer && !headers.has('Content-Encoding');
}

/** What MX has against this server (401, 403, 406) is no matter of the person at the page, who is answered 502. */
const codes: Readonly<Record<number, WidgetUrlErrorCode>> = {
  400: 'mx-rejected',
  401: 'mx-credentials-refused',
  403: 'mx-credentials-refused',
  404: 'mx-not-found',
  406: 'mx-version-refused',
  409: 'mx-conflict',
  422: 'mx-rejected',
  429: 'mx-rate-limited',
  503: 'mx-unavailable',
};

function readRefusal(
  { status, headers }: Response,
  { apiVersion }: Pick<Upstream, 'apiVersion'>,
): Outcome<never> {
  const retryAfter = headers.get('Retry-After') ?? '';
  const code = codes[status] ?? 'mx-failed';
  return refuse(code, {
    findings: {
      upstreamStatus: status,
      ...(code === 'mx-version-refused' && { acceptVersion: apiVersion }),
    },
    // Only a plain number of seconds, up to a day or so, is passed on.
    retryAfter: /^\d{1,5}$/.test(retryAfter) ? retryAfter : undefined,
  });
}

function readAnswer(upstreamStatus: number, text: string | undefined): Outcome<string> {
  const url = urlOf(text);
  const safe = typeof url === 'string' ? safeHttpUrl(url) : undefined;
  return safe === undefined
    ? refuse('mx-answer-invalid', { findings: { upstreamStatus } })
    : { ok: true, value: safe };
}

function urlOf(text: string | undefined): unknown {
  try {
    const answer = JSON.parse(text ?? '') as { widget_url?: { url?: unknown } | null } | null;
    return answer?.widget_url?.url;
  } catch {
    return undefined;
  }
}

/** Node, Deno and Bun give a failed connection a name; only that is kept of an error. */
function reasonOf(error: unknown): { reason?: string } {
  const { code, cause } = (error ?? {}) as { code?: unknown; cause?: { code?: unknown } | null };
  const reason = [code, cause?.code].find(
    (name): name is string => typeof name === 'string' && /^[A-Z][A-Za-z0-9_]{1,39}$/.test(name),
  );
  return reason === undefined ? {} : { reason };
}
