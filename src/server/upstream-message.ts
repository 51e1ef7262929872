import { parseJson, readText } from './read-text.js';
import { anyOf, credentialsPattern, toLine } from './redact.js';
import { readProperty } from './untrusted.js';
import { within } from './within.js';
import type { PlatformRequest } from './request-widget-url.js';

/** ms to wait for the body of a refusal; the status is already known and the page is waiting. */
const patience = 1000;

/** Bytes of a refusal that are read. */
const largestText = 65_536;

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
  return toLine(messageOf(read.value), secretsOf(request)) || undefined;
}

function messageOf(text: string): string {
  const answer = parseJson(text);
  const message = readProperty(readProperty(answer, 'error'), 'message');
  if (typeof message === 'string') return message;
  // In JSON, an escape may hide a secret.
  return answer === undefined
    ? text
    : text.replace(/\\(u[\da-f]{4}|.)/gi, (sequence) => String(parseJson(`"${sequence}"`)));
}

/** A pattern of all that the operator's log must not have. */
function secretsOf({ callbackPayload, credentials, identifier }: Secrets): string {
  const alone = anyOf(
    identifier,
    decodeURIComponent(identifier),
    ...Object.values<string>(callbackPayload ?? {}),
  );
  // An id may be as short as a letter, so it is only replaced where it stands alone.
  return String.raw`${credentialsPattern(credentials)}|(?<![\w-])(?:${alone})(?![\w-])`;
}
