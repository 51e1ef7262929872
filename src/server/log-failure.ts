import { bare } from '../config/bare.js';
import { OperatorError } from './problems.js';
import { credentialsPattern, toLine } from './redact.js';
import { readProperty } from './untrusted.js';
import type { Credentials } from './credentials.js';
import type { WidgetUrlFailure } from './options.js';

/** How many errors of a chain of causes are told. */
const longestChain = 3;

/** Matches nothing. */
const nothing = '(?!)';

/**
 * Writes a failure into the server's log, as one line of `console.warn`.
 *
 * @param credentials removed where an error repeats them; `undefined` if they are not known
 */
export function logFailure(failure: WidgetUrlFailure, credentials: Credentials | undefined): void {
  const { code, status, message, upstreamStatus, upstreamMessage, acceptVersion, reason, cause } =
    bare(failure);
  const facts = [
    upstreamStatus && `MX answered ${upstreamStatus}`,
    acceptVersion && `Accept-Version: ${acceptVersion}`,
    reason,
  ].filter(Boolean);
  const sentences = [
    `connect-widget-element/server: ${code}, answered ${status}${facts.length > 0 ? ` (${facts.join(', ')})` : ''}.`,
    message,
    upstreamMessage && `MX’s reason: ${upstreamMessage}`,
    describeCause(code, cause, credentials ? credentialsPattern(credentials) : nothing),
  ].filter(Boolean);
  console.warn(sentences.join(' '));
}

function describeCause(code: WidgetUrlFailure['code'], cause: unknown, secrets: string): string | undefined {
  if (cause instanceof OperatorError) return cause.message;
  // A function that looks up keys may throw one that nobody here knows.
  if (cause === undefined || code === 'credentials-failed') return undefined;
  const chain: string[] = [];
  for (let thrown: unknown = cause; thrown !== undefined && chain.length < longestChain;) {
    chain.push(describeThrown(thrown));
    thrown = readProperty(thrown, 'cause');
  }
  return toLine(`Thrown: ${chain.join('; caused by ')}`, secrets);
}

/** Name, message and the first place of the stack. */
function describeThrown(thrown: unknown): string {
  try {
    const stack = readProperty(thrown, 'stack');
    const lines = typeof stack === 'string' ? stack.split('\n') : [];
    return [String(thrown), lines.find((line) => /:\d+:\d+\)?$/.test(line))?.trim()].join(' ').trim();
  } catch {
    return 'a value that cannot be shown';
  }
}
