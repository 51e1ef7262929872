import { invalid } from './errors.js';

/** A JSON object from outside. */
export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `Array.isArray`, without its `any`. */
function isArray(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

/**
 * Reads one object of a request field by field. What is absent or `null` reads as `undefined`; what is wrong throws
 * a 400 that names the field by its path and says what was expected.
 */
export class Fields {
  constructor(
    private readonly source: JsonObject,
    private readonly path = '',
  ) {}

  get isEmpty(): boolean {
    return Object.keys(this.source).length === 0;
  }

  has(name: string): boolean {
    return this.value(name) !== undefined;
  }

  nameOf(name: string): string {
    return this.path === '' ? name : `${this.path}.${name}`;
  }

  string(name: string): string | undefined {
    const value = this.value(name);
    if (value === undefined || typeof value === 'string') return value;
    throw invalid(this.nameOf(name), 'must be a string');
  }

  requiredString(name: string): string {
    const value = this.string(name);
    if (value === undefined || value === '') throw invalid(this.nameOf(name), 'is required');
    return value;
  }

  boolean(name: string): boolean | undefined {
    const value = this.value(name);
    if (value === undefined || typeof value === 'boolean') return value;
    throw invalid(this.nameOf(name), 'must be true or false');
  }

  oneOf<Choice extends string>(name: string, choices: readonly Choice[]): Choice | undefined {
    const value = this.value(name);
    return value === undefined ? undefined : this.choice(this.nameOf(name), value, choices);
  }

  listOf<Choice extends string>(name: string, choices: readonly Choice[]): readonly Choice[] | undefined {
    const values = this.array(name);
    return values?.map((value, index) => this.choice(`${this.nameOf(name)}[${index}]`, value, choices));
  }

  object(name: string): Fields | undefined {
    const value = this.value(name);
    if (value === undefined) return undefined;
    if (!isObject(value)) throw invalid(this.nameOf(name), 'must be an object');
    return new Fields(value, this.nameOf(name));
  }

  objects(name: string): readonly Fields[] | undefined {
    return this.array(name)?.map((value, index) => {
      const path = `${this.nameOf(name)}[${index}]`;
      if (!isObject(value)) throw invalid(path, 'must be an object');
      return new Fields(value, path);
    });
  }

  /** The field as it is, for checks of one's own. */
  value(name: string): unknown {
    const value = Object.hasOwn(this.source, name) ? this.source[name] : undefined;
    return value === null ? undefined : value;
  }

  private array(name: string): readonly unknown[] | undefined {
    const value = this.value(name);
    if (value === undefined) return undefined;
    if (!isArray(value)) throw invalid(this.nameOf(name), 'must be an array');
    return value;
  }

  private choice<Choice extends string>(path: string, value: unknown, choices: readonly Choice[]): Choice {
    const choice = choices.find((candidate) => candidate === value);
    if (choice === undefined) throw invalid(path, `must be one of ${choices.join(', ')}`);
    return choice;
  }
}
