import { isObject } from './platform/fields.js';

/** @throws TypeError unless the value, which a caller without types may have passed, is an object. */
export function requireObject(name: string, example: string, value: unknown): void {
  if (isObject(value)) return;
  throw new TypeError(`${name} must be an object, as ${example}; got ${String(value)}.`);
}
