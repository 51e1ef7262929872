import { isObject, readOwn, type FieldProblem } from './fields.js';

/**
 * Why something is not a message:
 * - `not-an-object`: a string (even JSON of a message), a number, `null`, …
 * - `foreign-flag`: its `mx` is there and is not `true`
 * - `missing-type`, `foreign-type`: no type, or not one of MX's
 * - `invalid-field`: `field` is not what was `expected`
 * - `unreadable`: reading it threw, as a hostile getter or proxy can
 * - `not-a-url`, `foreign-scheme`, `invalid-metadata`: of URL messages only
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
  | 'invalid-metadata';

/** The answer for what is not a message. `type`, `field` and `expected` are there when they are known. */
export interface InvalidResult {
  status: 'invalid';
  reason: InvalidReason;
  type?: string;
  /** Dotted path below `metadata`, or the query parameter of a URL. */
  field?: string;
  expected?: string;
}

/** The outer shape shared by all messages: `{ mx: true, type, metadata }`. */
export interface Envelope {
  status: 'ok';
  type: string;
  metadata: unknown;
}

/**
 * Opens the envelope of a message.
 *
 * The wire always carries `mx: true`. Its absence is tolerated, because MX's own decoder never asks for it and
 * whatever that accepts we accept: who sent a message is decided by its source and origin, not by a flag that
 * anyone can set. A flag of another value marks a message of another protocol.
 *
 * May throw when `data` has throwing getters; callers answer `unreadable`.
 */
export function openEnvelope(data: unknown): Envelope | InvalidResult {
  if (!isObject(data)) return invalid('not-an-object');
  const flag = readOwn(data, 'mx');
  if (flag !== undefined && flag !== true) return invalid('foreign-flag');
  const type = readOwn(data, 'type');
  if (typeof type !== 'string') return invalid('missing-type');
  return { status: 'ok', type, metadata: readOwn(data, 'metadata') };
}

export function invalid(reason: InvalidReason): InvalidResult {
  return { status: 'invalid', reason };
}

export function invalidField(type: string, problem: FieldProblem): InvalidResult {
  return { status: 'invalid', reason: 'invalid-field', type, ...problem };
}
