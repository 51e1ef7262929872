import { encodeCredentials } from './credentials.js';
import type { Credentials } from './credentials.js';

/** Characters of a text that is told to the operator. */
const longest = 500;

/** A pattern that matches the longest of these texts; none of them may be empty. */
export function anyOf(...texts: string[]): string {
  return texts
    .sort((one, other) => other.length - one.length)
    .map((text) => text.replace(/\W/g, String.raw`\$&`))
    .join('|');
}

/** A pattern of the credentials, plain or as the header `Authorization` has them. */
export function credentialsPattern(credentials: Credentials): string {
  return anyOf(encodeCredentials(credentials), credentials.apiKey, credentials.clientId);
}

/** Makes one line without control characters of a text, of at most 500 characters, with what `secrets` matches removed. */
export function toLine(text: string, secrets: string): string {
  return text
    .replace(new RegExp(secrets, 'gi'), '[removed]')
    .replace(/[\p{C}\p{Z}]+/gu, ' ')
    .trim()
    .slice(0, longest);
}
