/**
 * A tiny schema for message fields, written as plain literals so that the table of messages reads like
 * documentation and its TypeScript types can be inferred from it.
 *
 * - `'string'`, `'number'`, `'boolean'`: must be there and be of that type.
 * - `'string?'`: may be absent or `null` (then it is left out), but of another type it is an error.
 * - `'number?'`: the same, and digits in a string count as the number.
 * - `'string~'`: left out whenever it is of another type; for fields that MX's own decoder never looks at.
 * - an object: a nested object with the fields described.
 */
export type FieldSpec = Primitive | `${Primitive}?` | `${Primitive}~` | FieldSpecs;

/** Field specifications by field name. */
export interface FieldSpecs {
  readonly [name: string]: FieldSpec;
}

/** The payload type that a set of field specifications describes. */
export type DetailOf<Specs> = Simplify<
  { [Name in Exclude<keyof Specs, OptionalName<Specs>>]: ValueOf<Specs[Name]> } & {
    [Name in OptionalName<Specs>]?: ValueOf<Specs[Name]>;
  }
>;

type Primitive = 'string' | 'number' | 'boolean';

type ValueOf<Spec> = Spec extends `string${string}`
  ? string
  : Spec extends `number${string}`
    ? number
    : Spec extends `boolean${string}`
      ? boolean
      : DetailOf<Spec>;

type OptionalName<Specs> = {
  [Name in keyof Specs]: Specs[Name] extends `${string}?` | `${string}~` ? Name : never;
}[keyof Specs];

type Simplify<Type> = { [Key in keyof Type]: Type[Key] };

/** The first field that did not fit: its dotted path and what was expected there. */
export interface FieldProblem {
  field: string;
  expected: string;
}

/**
 * Checks every described field and writes it into `detail`. The recursion follows the specification, which is
 * ours and two levels deep, never the data.
 *
 * @param read returns the raw value of a field
 * @returns the first problem, or undefined when all fields fit
 */
export function readFields(
  specs: FieldSpecs,
  read: (name: string) => unknown,
  detail: Record<string, unknown>,
  path = '',
): FieldProblem | undefined {
  for (const [name, spec] of Object.entries(specs)) {
    let value = read(name);
    if (spec === 'number?' && typeof value === 'string' && /^\d{1,15}$/.test(value)) value = Number(value);
    if (typeof spec === 'object') {
      if (!isObject(value) || Array.isArray(value)) return { field: path + name, expected: 'object' };
      const nested = copyPlainObject(value);
      const problem = readFields(spec, (key) => readOwn(value, key), nested, `${path}${name}.`);
      if (problem) return problem;
      detail[name] = nested;
      continue;
    }
    const expected = spec.replace(/[?~]/, '');
    const mayBeLeftOut = spec.endsWith('~') || (spec.endsWith('?') && (value ?? null) === null);
    if (typeof value === expected) detail[name] = value;
    else if (mayBeLeftOut) Reflect.deleteProperty(detail, name);
    else return { field: path + name, expected };
  }
  return undefined;
}

/** True for anything that can have properties of its own, arrays included, functions not. */
export function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** Reads an own property; what a prototype offers does not count as sent. */
export function readOwn(container: unknown, name: string): unknown {
  return isObject(container) && Object.hasOwn(container, name)
    ? (container as Record<string, unknown>)[name]
    : undefined;
}

/**
 * A fresh shallow copy of a plain object, without the keys that reach prototypes when merged or assigned.
 * Anything but a plain object copies as `{}`: a posted 100 MB typed array must not be enumerated.
 */
export function copyPlainObject(source: unknown): Record<string, unknown> {
  const copy: Record<string, unknown> = {};
  if (!isPlainObject(source)) return copy;
  for (const key of Object.keys(source)) {
    if (key !== '__proto__' && key !== 'constructor' && key !== 'prototype') copy[key] = source[key];
  }
  return copy;
}

/** Plain in any realm: no prototype, or a prototype that has none itself. */
function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (!isObject(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
