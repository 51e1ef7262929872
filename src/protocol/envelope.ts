import { isObject, readOwn, type FieldProblem } from './fields.js';

/**
 * Why something is not a message:
 * - `not-an-object`: a string (even JSON of a message), a number, `null`, …
 * - `foreign-flag`: its `mx` is there and is not `true`
 * - `missing-type`, `foreign-type`: no type, or not one of MX's
 * - `invalid-field`: `field` is not what was `expected`
 * - `unreadable`: reading it threw, as a hostile getter or proxy can
 * - `not-a-url`, `foreign-scheme`: not a URL of the form `scheme://…`, or another app's
 * - `malformed-encoding`: a URL's percent-encoding or the JSON in its `metadata` is broken
 */
export type InvalidReason =
  | 'not-an-object'
  | 'foreign-flag'
  | 'missing-type'
  | 'foreign-type'
  | 'invalid-field'
  | 'unreadable'
  | 'not-a-url'
  | 'foreign-scheme'
  | 'malformed-encoding';

/** The answer for what is not a message. `type`, `field` and `expected` are there when they are known. */
export interface InvalidResult {
  status: 'invalid';
  reason: InvalidReason;
  type?: string;
  /** Dotted path below `metadata`, or the query parameter of a URL. */
  field?: string;
  expected?: string;
}

/**
 * Opens the outer shape shared by all messages, `{ mx: true, type, metadata }`, and decodes what is inside. Never
 * throws: what cannot be read, by this function or by `decode`, is `unreadable`.
 *
 * The wire always carries `mx: true`. Its absence is tolerated, because MX's own decoder never asks for it and
 * whatever that accepts we accept: who sent a message is decided by its source and origin, not by a flag that
 * anyone can set. A flag of another value marks a message of another protocol.
 */
export function openEnvelope<Result>(
  data: unknown,
  decode: (type: string, metadata: unknown) => Result,
): Result | InvalidResult {
  try {
    if (!isObject(data)) return invalid('not-an-object');
    const flag = readOwn(data, 'mx');
    if (flag !== undefined && flag !== true) return invalid('foreign-flag');
    const type = readOwn(data, 'type');
    if (typeof type !== 'string') return invalid('missing-type');
    return decode(type, readOwn(data, 'metadata'));
  } catch {
    return invalid('unreadable');
  }
}

export function invalid(
  reason: InvalidReason,
  details?: Partial<FieldProblem> & { type: string },
): InvalidResult {
  return { status: 'invalid', reason, ...details };
}
