import { definitionOf, officialType, type UnknownMessage, type WidgetMessage } from './messages.js';
import { invalid, openEnvelope, type InvalidResult } from './envelope.js';
import { copyPlainObject, readFields, readOwn } from './fields.js';

/**
 * What a piece of data turned out to be: a known message, a message of MX's namespace (`mx/…`) that this version
 * does not know, or none at all.
 */
export type DecodeResult =
  { status: 'ok'; message: WidgetMessage } | { status: 'unknown'; message: UnknownMessage } | InvalidResult;

/**
 * Decodes `event.data` of a `message` event. Never throws and never changes what it is given.
 *
 * Every spelling variant arrives under the official type with the same payload; the payload is a fresh plain
 * object that keeps unknown extra fields. The caller has checked the event's source and origin: decoding says
 * what a message means, not who sent it.
 */
export function decodeMessage(data: unknown): DecodeResult {
  return openEnvelope(data, decodePayload);
}

/**
 * Decodes a payload by its type. Metadata that is no object counts as none, as in MX's own decoder.
 * May throw when `metadata` has throwing getters.
 */
export function decodePayload(spelling: string, metadata: unknown): DecodeResult {
  const type = officialType(spelling);
  if (type === undefined) {
    return spelling.startsWith('mx/')
      ? { status: 'unknown', message: { type: spelling, detail: copyPlainObject(metadata) } }
      : invalid('foreign-type', { type: spelling });
  }
  const { fields, alsoAt } = definitionOf(type);
  const read = (name: string): unknown =>
    readOwn(metadata, name) ?? alsoAt?.[name]?.reduce(readOwn, metadata);
  const detail = copyPlainObject(metadata);
  const problem = readFields(fields, read, detail);
  if (problem) return invalid('invalid-field', { type, ...problem });
  // The one place where checked data gets its static type: `readFields` has just proved it field by field.
  return { status: 'ok', message: { type, detail } as unknown as WidgetMessage };
}
