import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import {
  describeList,
  describeOperation,
  describeType,
  type DocumentName,
  type Source,
  type Types,
} from './facts.js';

/** What is read of an OpenAPI document. */
interface Document {
  info: { version: string };
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
}

interface Operation {
  requestBody?: { content: Record<string, { schema: Schema }> };
}

interface Schema {
  $ref?: string;
  type?: string;
  enum?: (string | null)[];
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  allOf?: Schema[];
}

const methods: ReadonlySet<string> = new Set(['get', 'post', 'put', 'patch', 'delete', 'head', 'options']);

/** Reads one of MX's OpenAPI documents in test/openapi. */
export function readDocument(name: DocumentName): Source {
  return extractDocument(name, readFileSync(`test/openapi/${name}`, 'utf8'));
}

/** @throws Error if `text` is not an OpenAPI document that has "Request widget URL" */
export function extractDocument(name: DocumentName, text: string): Source {
  const document = parse(text) as Document;
  const paths = Object.entries(document.paths);
  const operations = paths.flatMap(([path, item]) =>
    Object.keys(item)
      .filter((key) => methods.has(key))
      .map((method) => describeOperation(method, path)),
  );
  const request = paths.find(([path]) => /^\/users\/\{\w+\}\/widget_urls$/.test(path))?.[1]['post'];
  const body = Object.values(request?.requestBody?.content ?? {})[0]?.schema;
  const options = body && propertiesOf(document, body)['widget_url'];
  if (!options) throw new Error(`${name} has no body of POST /users/{}/widget_urls`);
  const statuses = Object.values(document.components.schemas).flatMap((schema) => {
    const status = propertiesOf(document, schema)['connection_status'];
    return status ? valuesOf(document, status) : [];
  });
  return {
    name,
    version: document.info.version,
    apiVersion: `v${document.info.version.replace(/^v/, '')}`,
    facts: {
      options: readTypes(document, options),
      statuses: [...new Set(statuses)].sort(),
      operations: operations.sort(),
    },
  };
}

/** The types of all properties, those of nested objects by their path. */
function readTypes(document: Document, schema: Schema, prefix = '', isInOptional = false): Types {
  const required = partsOf(document, schema).flatMap((part) => part.required ?? []);
  const entries = Object.entries(propertiesOf(document, schema)).flatMap(([name, property]) => {
    const isOptional = isInOptional || !required.includes(name);
    const path = prefix + name;
    if (Object.keys(propertiesOf(document, property)).length > 0)
      return Object.entries(readTypes(document, property, `${path}.`, isOptional));
    return [[path, describeSchema(document, property, isOptional)] as const];
  });
  return Object.fromEntries(entries);
}

function describeSchema(document: Document, schema: Schema, isOptional: boolean): string {
  const type = typeOf(document, schema);
  const { items } = partsOf(document, schema).find((part) => part.items) ?? {};
  if (type !== 'array' || !items) return describeType(type, isOptional, valuesOf(document, schema));
  return describeList(typeOf(document, items), isOptional, valuesOf(document, items));
}

function typeOf(document: Document, schema: Schema): string {
  const { type = 'unknown' } = partsOf(document, schema).find((part) => part.type) ?? {};
  return type === 'integer' ? 'number' : type;
}

function valuesOf(document: Document, schema: Schema): string[] {
  return partsOf(document, schema)
    .flatMap((part) => part.enum ?? [])
    .filter((value) => value !== null);
}

function propertiesOf(document: Document, schema: Schema): Record<string, Schema> {
  return Object.assign({}, ...partsOf(document, schema).map((part) => part.properties)) as Record<
    string,
    Schema
  >;
}

/** A schema, and all that it refers to or consists of. */
function partsOf(document: Document, schema: Schema): Schema[] {
  const others = [...(schema.allOf ?? [])];
  if (schema.$ref !== undefined) {
    const referred = document.components.schemas[schema.$ref.replace('#/components/schemas/', '')];
    if (!referred) throw new Error(`${schema.$ref} leads nowhere`);
    others.push(referred);
  }
  return [schema, ...others.flatMap((other) => partsOf(document, other))];
}
