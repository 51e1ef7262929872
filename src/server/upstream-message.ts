import { encodeCredentials } from './credentials.js';
import { parseJson, readText } from './read-text.js';
import { within } from './within.js';
import type { PlatformRequest } from './request-widget-url.js';

/** ms that the text of a refusal may take to arrive: its status is known, and a page waits for it. */
const patience = 1000;

/** Bytes of a refusal that are looked at. */
const largestText = 65_536;

/** Characters of it that are told. */
const longestMessage = 500;

/**
 * Reads MX's reason for a refusal, for the operator's log and never for a page: `error.message` of its answer, or else the
 * answer's text. It is one line without control characters, of at most 500 characters; the credentials and the user of the
 * request are replaced where MX, or a proxy before it, repeats them. Never rejects.
 *
 * @returns `undefined` if the answer is empty, no UTF-8, larger than 64 kB, or takes longer than a second
 */
export async function readUpstreamMessage(
  response: Response,
  request: Pick<PlatformRequest, 'credentials' | 'identifier' | 'signal'>,
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
  return typeof message === 'string' ? message : text;
}

function withoutSecrets(
  text: string,
  { credentials, identifier }: Pick<PlatformRequest, 'credentials' | 'identifier'>,
): string {
  const { apiKey, clientId } = credentials;
  const keys = [encodeCredentials(credentials), apiKey, clientId].map(escape).join('|');
  const ids = [identifier, decodeURIComponent(identifier)].map(escape).join('|');
  // An id may be as short as a letter, so it is only replaced where it stands alone.
  const secrets = new RegExp(String.raw`${keys}|(?<![\w-])(?:${ids})(?![\w-])`, 'g');
  return text.replace(secrets, '[removed]');
}

function escape(text: string): string {
  return text.replace(/\W/g, String.raw`\$&`);
}
