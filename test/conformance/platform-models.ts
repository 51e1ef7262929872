import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import ts from 'typescript';

type Field = [name: string, type: ts.TypeNode];

/** The models of MX's official client, read from its own type declarations. */
export interface ClientModels {
  fieldsOf(model: string): string[];
  /** Everything in which a value differs from a model: fields missing, fields unknown, values of another type. */
  differences(model: string, value: unknown): string[];
}

function parseDeclarations(): ts.SourceFile {
  const main = createRequire(import.meta.url).resolve('mx-platform-node');
  const file = join(dirname(main), 'api.d.ts');
  return ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
}

/** `export declare const Enum: { readonly Name: "VALUE" }`. */
function enumValues(declaration: ts.VariableDeclaration): string[] {
  if (!declaration.type || !ts.isTypeLiteralNode(declaration.type)) return [];
  return declaration.type.members
    .filter(ts.isPropertySignature)
    .map(
      ({ type }) =>
        type && ts.isLiteralTypeNode(type) && ts.isStringLiteral(type.literal) && type.literal.text,
    )
    .filter((text) => typeof text === 'string');
}

export function readClientModels(): ClientModels {
  const models = new Map<string, Field[]>();
  const enums = new Map<string, string[]>();
  for (const statement of parseDeclarations().statements) {
    if (ts.isInterfaceDeclaration(statement)) {
      const fields = statement.members
        .filter(ts.isPropertySignature)
        .map(({ name, type }): Field => [
          ts.isIdentifier(name) || ts.isStringLiteral(name) ? name.text : name.getText(),
          type ?? assert.fail(`${name.getText()} has no type`),
        ]);
      models.set(statement.name.text, fields);
    } else if (ts.isVariableStatement(statement)) {
      for (const declaration of statement.declarationList.declarations) {
        enums.set(declaration.name.getText(), enumValues(declaration));
      }
    }
  }

  function fields(model: string): Field[] {
    return models.get(model) ?? assert.fail(`The client has no model ${model}`);
  }

  function matches(type: ts.TypeNode, value: unknown, path: string): string[] {
    if (ts.isUnionTypeNode(type)) {
      const attempts = type.types.map((part) => matches(part, value, path));
      return attempts.find((problems) => problems.length === 0) ?? attempts[0] ?? [];
    }
    if (ts.isTypeReferenceNode(type)) return matchesReference(type, value, path);
    const name = type.getText();
    const actual = value === null ? 'null' : typeof value;
    return name === actual ? [] : [`${path} is ${actual}, not ${name}`];
  }

  function matchesReference(type: ts.TypeReferenceNode, value: unknown, path: string): string[] {
    const name = type.typeName.getText();
    if (name === 'Array') {
      const [item] = type.typeArguments ?? [];
      if (!Array.isArray(value) || !item) return [`${path} is no array`];
      return value.flatMap((entry: unknown, index) => matches(item, entry, `${path}[${index}]`));
    }
    const choices = enums.get(name);
    if (!choices) return compare(name, value, path);
    return choices.includes(String(value))
      ? []
      : [`${path} is ${String(value)}, not one of ${choices.join(', ')}`];
  }

  function compare(model: string, value: unknown, path: string): string[] {
    if (typeof value !== 'object' || value === null) return [`${path} is no ${model}`];
    const entries = new Map<string, unknown>(Object.entries(value));
    const known = fields(model);
    const unknown = [...entries.keys()].filter((key) => !known.some(([name]) => name === key));
    return [
      ...unknown.map((key) => `${path}.${key} is not in ${model}`),
      ...known.flatMap(([name, type]) =>
        entries.has(name)
          ? matches(type, entries.get(name), `${path}.${name}`)
          : [`${path}.${name} is missing`],
      ),
    ];
  }

  return {
    fieldsOf: (model) => fields(model).map(([name]) => name),
    differences: (model, value) => compare(model, value, model),
  };
}
