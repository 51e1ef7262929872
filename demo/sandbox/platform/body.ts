import { readLimited } from '../limited-body.js';
import type { PlatformContext } from './environment.js';
import { invalid, PlatformError } from './errors.js';
import { Fields, isObject } from './fields.js';

/** Bytes of a request's body; the largest real one is far below. */
const LIMIT = 64 * 1024;

/** The request's JSON object. Malformed JSON and anything but an object is 400, too many bytes are 413. */
export async function readBody(context: PlatformContext): Promise<Fields> {
  const text = await readLimited(context.req, LIMIT);
  if (text === undefined)
    throw new PlatformError(413, 'payload_too_large', `The request body is larger than ${LIMIT} bytes.`);
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw new PlatformError(400, 'malformed_json', 'The request body is not valid JSON.');
  }
  if (!isObject(body))
    throw new PlatformError(400, 'malformed_json', 'The request body must be a JSON object.');
  return new Fields(body);
}

/** The one object that MX wraps a request's fields in, as `{ "user": {…} }`. */
export function unwrap(body: Fields, name: string): Fields {
  const fields = body.object(name);
  if (!fields) throw invalid(name, 'is required');
  return fields;
}

/** The same, where the object must have at least one field. */
export function unwrapFilled(body: Fields, name: string): Fields {
  const fields = unwrap(body, name);
  if (fields.isEmpty) throw invalid(name, 'must have at least one field');
  return fields;
}
