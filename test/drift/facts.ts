/** The sources of facts about MX: its npm packages, and the OpenAPI documents in test/openapi. */
export const packageNames = ['@mxenabled/widget-post-message-definitions', 'mx-platform-node'] as const;
export const documentNames = ['v20111101.yml', 'v20250224.yml'] as const;

export type PackageName = (typeof packageNames)[number];
export type DocumentName = (typeof documentNames)[number];
export type SourceName = PackageName | DocumentName;

/**
 * Types by name, in the notation of src/protocol/fields.ts: `string`, `number` or `boolean`, and beyond those `list`, which is one
 * of strings. A `?` behind it means that it may be absent. The values, if they are named, follow: `list? of CA, MX, US`.
 */
export type Types = Readonly<Record<string, string>>;

/** What a source tells, or what this package knows. Names of nested fields are joined by a dot. */
export interface Facts {
  /** The fields of each message of the widget. */
  readonly messages: Readonly<Record<string, Types>>;
  /** The options of "Request widget URL". */
  readonly options: Types;
  /** The names of a member's connection statuses. */
  readonly statuses: readonly string[];
  /** The operations of the Platform API: `GET /users/{}`. Parameters have no names, for versions name them differently. */
  readonly operations: readonly string[];
}

/** What one edition of a source tells. A kind of fact that such a source never has is absent. */
export interface Source {
  readonly name: SourceName;
  readonly version: string;
  /** Of a package; the documents do not name theirs, which is MIT. */
  readonly license?: string;
  /** The version of the Platform API that its operations belong to, such as `v20250224`. */
  readonly apiVersion?: string;
  readonly facts: Partial<Facts>;
}

/** Writes a type in the notation of `Types`. */
export function describeType(base: string, isOptional: boolean, values: readonly string[] = []): string {
  const known = values.length > 0 ? ` of ${[...values].sort().join(', ')}` : '';
  return `${base}${isOptional ? '?' : ''}${known}`;
}

/** The type of a list, by that of its items. */
export function describeList(item: string, isOptional: boolean, values: readonly string[]): string {
  return describeType(item === 'string' ? 'list' : `${item} list`, isOptional, values);
}

/** An operation as `Facts` has it. */
export function describeOperation(method: string, path: string): string {
  return `${method.toUpperCase()} ${path.replace(/\{[^}]*\}/g, '{}')}`;
}
