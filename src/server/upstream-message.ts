import { encodeCredentials } from './credentials.js';
import { parseJson, readText } from './read-text.js';
import { within } from './within.js';
import type { PlatformRequest } from './request-widget-url.js';

/** ms to wait for the body of a refusal; the status is already known and the page is waiting. */
const patience = 1000;

/** Bytes of a refusal that are read. */
const largestText = 65_536;

/** Characters passed on. */
const longestMessage = 500;

type Secrets = Pick<PlatformRequest, 'callbackPayload' | 'credentials' | 'identifier'>;

/**
 * Reads MX's reason for a refusal, for the operator's log and never for a page: `error.message` of its answer, or else the
 * answer's text. It is one line without control characters, of at most 500 characters. The credentials, the user's identifier and
 * the callback payload are replaced where MX, or a proxy before it, repeats them: plain, or encoded as they were sent, in upper or
 * lower case; an id and a payload only as whole words. Other encodings, and parts of them, are not recognized. Never rejects.
 *
 * @returns `undefined` if the answer is empty, no UTF-8, larger than 64 kB, or takes longer than a second
 */
export async function readUpstreamMessage(
  response: Response,
  request: Secrets & Pick<PlatformRequest, 'signal'>,
): Promise<string | undefined> {
  const read = await within(patience, request.signal, (signal) =>
    readText(response.body, largestText, signal),
  );
  if (read.kind !== 'done' || read.value === undefined) return undefined;
  const message = withoutSecrets(messageOf(read.value), request)
    .replace(/[\p{C}\p{Z}]+/gu, ' ')
    .trim();
  return message.slice(0, longestMessage) || undefined;
}

function messageOf(text: string): string {
  const answer = parseJson(text) as { error?: { message?: unknown } | null } | null | undefined;
  const message = answer?.error?.message;
  if (typeof message === 'string') return message;
  // In JSON, an escape may hide a secret.
  return answer === undefined
    ? text
    : text.replace(/\\(u[\da-f]{4}|.)/gi, (sequence) => String(parseJson(`"${sequence}"`)));
}

function withoutSecrets(text: string, { callbackPayload, credentials, identifier }: Secrets): string {
  const { apiKey, clientId } = credentials;
  const anywhere = anyOf(encodeCredentials(credentials), apiKey, clientId);
  const alone = anyOf(
    identifier,
    decodeURIComponent(identifier),
    ...Object.values<string>(callbackPayload ?? {}),
  );
  // An id may be as short as a letter, so it is only replaced where it stands alone.
  const secrets = new RegExp(String.raw`${anywhere}|(?<![\w-])(?:${alone})(?![\w-])`, 'gi');
  return text.replace(secrets, '[removed]');
}

/** A pattern that matches the longest of these texts. */
function anyOf(...texts: string[]): string {
  return texts
    .sort((one, other) => other.length - one.length)
    .map((text) => text.replace(/\W/g, String.raw`\$&`))
    .join('|');
}
