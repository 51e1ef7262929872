import { readFileSync } from 'node:fs';
import Ajv from 'ajv';
import { parse } from 'yaml';

/** The versions of MX's API whose documents are in test/openapi. */
export const versions = ['v20111101', 'v20250224'] as const;
export type Version = (typeof versions)[number];

type Schema = Readonly<Record<string, unknown>> & { $ref?: string; nullable?: boolean };

interface Operation {
  operationId: string;
  responses: Record<string, { content?: Record<string, { schema: Schema }> }>;
  requestBody?: { content: Record<string, { schema: Schema }> };
}

interface Document {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
}

/** One operation of the API, as its path template names it: `/users/{user_guid}/accounts`. */
export interface Endpoint {
  id: string;
  path: string;
}

/** MX's OpenAPI document of one version, with closed schemas. Every method that checks returns sentences, one per difference. */
export interface OpenApi {
  /** The document's text on one line, to look sentences up in. */
  text: string;
  /** The operation that answers a request; `undefined` if the document has none. */
  endpoint(method: string, path: string): Endpoint | undefined;
  /** @param instead the schema that the answer is held to in place of the documented one. */
  checkAnswer(endpoint: Endpoint, status: number, body: unknown, instead?: string): string[];
  checkRequest(endpoint: Endpoint, body: unknown): string[];
  /** The lists that were empty in every answer so far. */
  emptyLists(): string[];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * MX's schemas neither require nor forbid a property. Closed, an object has the documented properties and no others: all of
 * them if `all`, as in answers, else at least the required ones. `title` names a place for the sentences.
 */
function close(schema: Schema, title: string, document: Document, all: boolean): Schema {
  const inner = (part: unknown, name: string): unknown =>
    isObject(part) ? close(part, name, document, all) : part;
  if (schema.$ref !== undefined) return { $ref: schema.$ref };
  const properties = propertiesOf(schema, document);
  if (Object.keys(properties).length > 0) {
    return {
      title,
      type: schema.nullable ? ['object', 'null'] : 'object',
      properties: Object.fromEntries(
        Object.entries(properties).map(([name, part]) => [name, inner(part, `${title}.${name}`)]),
      ),
      required: all ? Object.keys(properties) : (schema['required'] ?? []),
      additionalProperties: false,
    };
  }
  const type = schema['items'] === undefined ? schema['type'] : 'array';
  const choices = schema['enum'];
  return {
    title,
    // `nullable` wins over an `enum` that does not repeat `null`.
    ...(type !== undefined && { type: schema.nullable ? [type, 'null'] : type }),
    ...(Array.isArray(choices) && { enum: schema.nullable ? [...(choices as unknown[]), null] : choices }),
    ...(schema['items'] !== undefined && { items: inner(schema['items'], `${title}[]`), list: title }),
  };
}

/** Of the schema itself, or of all parts of an `allOf` together. */
function propertiesOf(schema: Schema, document: Document): Record<string, unknown> {
  const parts = Array.isArray(schema['allOf']) ? (schema['allOf'] as Schema[]) : [];
  const resolved = parts.map(({ $ref, ...part }) =>
    $ref === undefined ? part : (document.components.schemas[nameOf($ref)] ?? {}),
  );
  return [schema, ...resolved].reduce<Record<string, unknown>>(
    (all, { properties }) => ({ ...all, ...(isObject(properties) ? properties : {}) }),
    {},
  );
}

const nameOf = ($ref: string): string => $ref.split('/').at(-1) ?? '';

function sentenceOf({ keyword, params, parentSchema, data }: Ajv.ErrorObject): string {
  const { title } = parentSchema as { title: string };
  const given = params as Record<string, unknown>;
  switch (keyword) {
    case 'additionalProperties':
      return `${title}.${String(given['additionalProperty'])} is undocumented`;
    case 'required':
      return `${title}.${String(given['missingProperty'])} is missing`;
    case 'type':
      return `${title} is ${data === null ? 'null' : typeof data}, not ${String(given['type'])}`;
    default:
      return `${title} is ${JSON.stringify(data)}, not one of ${String(given['allowedValues'])}`;
  }
}

/** `/users/{user_guid}` matches `/users/USR-1` and `/users/:user`, but `/institutions/{code}` does not match `/institutions/favorites`, a path of its own. */
function matches(template: string, path: string, others: readonly string[]): boolean {
  if (template !== path && others.includes(path)) return false;
  const segments = path.split('/');
  const named = template.split('/');
  return (
    segments.length === named.length &&
    named.every((name, at) => name.startsWith('{') || name === segments[at])
  );
}

export function readOpenApi(version: Version): OpenApi {
  const text = readFileSync(new URL(`../openapi/${version}.yml`, import.meta.url), 'utf8');
  const document = parse(text) as Document;
  const operations = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item)
      .filter(([, { operationId }]) => operationId)
      .map(([method, operation]) => ({ method, path, ...operation })),
  );
  const paths = Object.keys(document.paths);
  const listsWithEntries = new Map<string, boolean>();
  let asked = '';

  const ajv = new Ajv({ allErrors: true, verbose: true });
  ajv.addKeyword('list', {
    errors: false,
    validate: (title: string, data: unknown) => {
      const key = `${title} is always empty in ${asked}`;
      if (Array.isArray(data))
        listsWithEntries.set(key, data.length > 0 || listsWithEntries.get(key) === true);
      return true;
    },
  });
  const closed = (schemas: readonly (readonly [string, Schema | undefined])[], all: boolean) =>
    Object.fromEntries(
      schemas.flatMap(([name, schema]) => (schema ? [[name, close(schema, name, document, all)]] : [])),
    );
  const components = Object.entries(document.components.schemas);
  ajv.addSchema({
    $id: 'answers',
    components: { schemas: closed(components, true) },
    operations: closed(
      operations.map(({ operationId, responses }) => [
        operationId,
        Object.values(responses).flatMap(({ content }) => schemasOf(content))[0],
      ]),
      true,
    ),
  });
  ajv.addSchema({
    $id: 'requests',
    components: { schemas: closed(components, false) },
    operations: closed(
      operations.map(({ operationId, requestBody }) => [operationId, schemasOf(requestBody?.content)[0]]),
      false,
    ),
  });

  function check(schema: string, body: unknown): string[] {
    void ajv.validate(schema, body);
    return [...new Set((ajv.errors ?? []).map(sentenceOf))];
  }

  return {
    text: text.replaceAll(/\s+/g, ' '),
    endpoint(method, path) {
      const found = operations.find(
        (operation) => operation.method === method.toLowerCase() && matches(operation.path, path, paths),
      );
      return found && { id: found.operationId, path: found.path };
    },
    checkAnswer({ id }, status, body, instead) {
      const responses = operations.find(({ operationId }) => operationId === id)?.responses ?? {};
      const isDocumented = Object.hasOwn(responses, status);
      const hasContent = schemasOf(responses[status]?.content).length > 0;
      asked = id;
      const findings = isDocumented ? [] : [`${id} answers ${status}`];
      if (instead !== undefined) findings.push(`${id} is held to ${instead}`);
      if (isDocumented && hasContent !== (body !== undefined))
        return [...findings, `${id} has ${body === undefined ? 'no ' : ''}content`];
      if (body === undefined) return findings;
      const schema = instead === undefined ? `operations/${id}` : `components/schemas/${instead}`;
      return [...findings, ...check(`answers#/${schema}`, body)];
    },
    checkRequest: ({ id }, body) => check(`requests#/operations/${id}`, body),
    emptyLists: () =>
      [...listsWithEntries].filter(([, hasEntries]) => !hasEntries).map(([finding]) => finding),
  };
}

function schemasOf(content: Record<string, { schema: Schema }> | undefined): Schema[] {
  return Object.values(content ?? {}).map(({ schema }) => schema);
}
