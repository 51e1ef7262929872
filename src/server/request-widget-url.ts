import { bare } from '../config/bare.js';
import { safeHttpUrl } from '../protocol/index.js';
import { encodeCredentials } from './credentials.js';
import { parseJson, readText, readWhole } from './read-text.js';
import { refuse } from './problems.js';
import { readUpstreamMessage } from './upstream-message.js';
import { readProperty } from './untrusted.js';
import { within } from './within.js';
import type { Credentials } from './credentials.js';
import type { CallbackPayload } from './option-functions.js';
import type { Outcome, WidgetUrlErrorCode } from './problems.js';
import type { Settings } from './settings.js';

export interface PlatformRequest {
  readonly credentials: Credentials;
  /** The user's guid or id, percent-encoded. */
  readonly identifier: string;
  readonly language: string;
  readonly callbackPayload: CallbackPayload | undefined;
  /** JSON. */
  readonly body: string;
  /** Aborts when the client no longer waits. */
  readonly signal: AbortSignal | null | undefined;
}

type Upstream = Pick<Settings<never>, 'apiUrl' | 'apiVersion' | 'fetch' | 'headers' | 'timeout'>;

/** Bytes of an answer that are read; a widget URL has a few hundred. */
const largestAnswer = 65_536;

/**
 * Asks MX for a widget URL. Never rejects. If MX refuses, the page gets a code, a fitting status and MX's `Retry-After`, nothing
 * else.
 */
export async function requestWidgetUrl(
  request: PlatformRequest,
  upstream: Upstream,
): Promise<Outcome<string>> {
  const { apiUrl, fetch, headers, timeout } = upstream;
  const ended = await within(timeout, request.signal, async (signal) => {
    const init = {
      method: 'POST',
      headers: {
        ...headers,
        Authorization: `Basic ${encodeCredentials(request.credentials)}`,
        'Accept-Language': request.language,
        ...(request.callbackPayload && { 'X-CALLBACK-PAYLOAD': request.callbackPayload.base64 }),
      },
      body: request.body,
      // A redirect would take the credentials along; and not every runtime knows `error`.
      redirect: 'manual',
      signal,
    } as const;
    const response = await fetch(`${apiUrl}/users/${request.identifier}/widget_urls`, bare(init));
    // The status of a refusal counts, whatever state its body is in, and whether that ever ends.
    if (!response.ok) return { response, text: undefined };
    const text = isShort(response)
      ? await readWhole(response, largestAnswer)
      : await readText(response.body, largestAnswer, signal);
    return { response, text };
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
        ? readAnswer(ended.value.response, ended.value.text)
        : readRefusal(ended.value.response, request, upstream);
  }
}

/** Its bytes arrive as they are, and are known to be few: then no stream is needed, which costs Node twice as much. */
function isShort({ headers }: Response): boolean {
  const length = headers.get('Content-Length');
  return length !== null && Number(length) <= largestAnswer && !headers.has('Content-Encoding');
}

/** 401, 403 and 406 concern this server, not the person at the page, so the page gets 502. */
const codes: ReadonlyMap<number, WidgetUrlErrorCode> = new Map([
  [400, 'mx-rejected'],
  [401, 'mx-credentials-refused'],
  [403, 'mx-credentials-refused'],
  [404, 'mx-not-found'],
  [406, 'mx-version-refused'],
  [409, 'mx-conflict'],
  [422, 'mx-rejected'],
  [429, 'mx-rate-limited'],
  [503, 'mx-unavailable'],
]);

async function readRefusal(
  response: Response,
  request: PlatformRequest,
  { apiVersion }: Pick<Upstream, 'apiVersion'>,
): Promise<Outcome<never>> {
  const { status, headers } = response;
  const retryAfter = headers.get('Retry-After') ?? '';
  const code = codes.get(status) ?? 'mx-failed';
  const upstreamMessage = await readUpstreamMessage(response, request);
  return refuse(code, {
    findings: {
      upstreamStatus: status,
      ...(upstreamMessage !== undefined && { upstreamMessage }),
      ...(code === 'mx-version-refused' && { acceptVersion: apiVersion }),
    },
    // Only a plain number of seconds, up to a day or so, is passed on.
    retryAfter: /^\d{1,5}$/.test(retryAfter) ? retryAfter : undefined,
  });
}

function readAnswer({ status, headers }: Response, text: string | undefined): Outcome<string> {
  const url = readProperty(readProperty(parseJson(text ?? ''), 'widget_url'), 'url');
  const safe = typeof url === 'string' ? safeHttpUrl(url) : undefined;
  if (safe !== undefined) return { ok: true, value: safe };
  // HTML comes from a proxy or a sign-in page at a wrong address.
  const [mediaType] = /^[\w.+/-]{1,80}/.exec(headers.get('Content-Type') ?? '') ?? [];
  return refuse('mx-answer-invalid', {
    findings: { upstreamStatus: status, ...(mediaType !== undefined && { reason: mediaType }) },
  });
}

/** Node, Deno and Bun give a failed connection a name; only that is kept of an error. */
function reasonOf(error: unknown): { reason?: string } {
  const codes = [error, readProperty(error, 'cause')].map((failed) => readProperty(failed, 'code'));
  const reason = codes.find(
    (name): name is string => typeof name === 'string' && /^[A-Z]\w{1,39}$/.test(name),
  );
  return reason === undefined ? {} : { reason };
}
