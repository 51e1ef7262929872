/** Values that other code has made: an operator's functions, a page, MX. */

/**
 * Reads a property of any value. A property that a script has added to `Object.prototype` does not count; an accessor of the
 * object's own class does.
 */
export function readProperty(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  const isOfObject = name in Object.prototype && !Object.hasOwn(value, name);
  return isOfObject ? undefined : (value as Readonly<Record<string, unknown>>)[name];
}

/** A `Request` of whatever runtime or library: Node's own requests have plain objects for headers. */
export function isRequest(value: unknown): value is Request {
  return typeof (value as Partial<Request> | null | undefined)?.headers?.get === 'function';
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A `Response` of this runtime, of another realm or of a library, each of which has this tag. */
export function isResponse(value: unknown): value is Response {
  return Object.prototype.toString.call(value) === '[object Response]';
}
