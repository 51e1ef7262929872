/** Decides what stands in a copy. */
export interface Keep {
  /** For a text or a number under this name; items of a list have the name of the list. */
  value(name: string, value: string | number): string | number;
  /** For the name itself. */
  name(name: string): string;
}

/** Deeper objects are left out. MX's messages are two levels deep; a page that posts one without end must not fill the memory. */
const deepest = 6;

const unchanged: Keep = { value: (_, value) => value, name: (name) => name };

/** Copies what JSON can hold, to a depth of 6; anything else, such as a function, is left out. Never throws. */
export function toPlain(value: unknown, keep: Keep = unchanged): unknown {
  try {
    return copy(value, '', keep, 0);
  } catch {
    // A getter or a proxy of the page's.
    return undefined;
  }
}

function copy(value: unknown, name: string, keep: Keep, depth: number): unknown {
  switch (typeof value) {
    case 'string':
      return keep.value(name, value);
    case 'number':
      return Number.isFinite(value) ? keep.value(name, value) : null;
    case 'boolean':
      return value;
    case 'object':
      if (value === null) return null;
      if (depth === deepest) return undefined;
      if (Array.isArray(value))
        return value.map((item) => copy(item, name, keep, depth + 1)).filter((item) => item !== undefined);
      return copyObject(value, keep, depth);
    default:
      return undefined;
  }
}

function copyObject(value: object, keep: Keep, depth: number): Record<string, unknown> {
  const entries = ArrayBuffer.isView(value) ? [] : Object.entries(value);
  return Object.fromEntries(
    entries
      .map(([name, inner]) => [keep.name(name), copy(inner, name, keep, depth + 1)] as const)
      .filter(([name, inner]) => inner !== undefined && name !== '__proto__'),
  );
}

/** Whether two values of JSON are the same, whatever the order of their names. */
export function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const names = Object.keys(one);
  return (
    names.length === Object.keys(other).length &&
    names.every(
      (name) =>
        Object.hasOwn(other, name) &&
        isSame((one as Record<string, unknown>)[name], (other as Record<string, unknown>)[name]),
    )
  );
}
