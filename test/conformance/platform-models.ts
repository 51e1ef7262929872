import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import ts from 'typescript';

type Field = [name: string, type: ts.TypeNode];

/** The models of MX's official client, read from its own type declarations. */
export interface ClientModels {
  fieldsOf(model: string): string[];
  /** The model that the client declares for a method's answer; `undefined` for one without content. */
  answerOf(api: string, method: string): string | undefined;
  /** Names of the models that values were compared with so far, nested ones included. */
  compared: ReadonlySet<string>;
  /** Everything in which a value differs from a model: fields missing, fields unknown, values of another type. */
  differences(model: string, value: unknown): string[];
}

function parseDeclarations(): ts.SourceFile {
  const main = createRequire(import.meta.url).resolve('mx-platform-node');
  const file = join(dirname(main), 'api.d.ts');
  return ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
}

/** Read once: they are 17,000 lines. */
const declarations = parseDeclarations();

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

/** `Promise<import("axios").AxiosResponse<Model, any, {}>>`. */
function answerModel(type: ts.TypeNode | undefined): string | undefined {
  const [response] = type && ts.isTypeReferenceNode(type) ? (type.typeArguments ?? []) : [];
  const [model] = response && ts.isImportTypeNode(response) ? (response.typeArguments ?? []) : [];
  return model && ts.isTypeReferenceNode(model) ? model.typeName.getText() : undefined;
}

export function readClientModels(): ClientModels {
  const models = new Map<string, Field[]>();
  const enums = new Map<string, string[]>();
  const answers = new Map<string, string | undefined>();
  const compared = new Set<string>();
  for (const statement of declarations.statements) {
    if (ts.isInterfaceDeclaration(statement)) {
      const fields = statement.members
        .filter(ts.isPropertySignature)
        .map(({ name, type }): Field => [
          ts.isIdentifier(name) || ts.isStringLiteral(name) ? name.text : name.getText(),
          type ?? assert.fail(`${name.getText()} has no type`),
        ]);
      models.set(statement.name.text, fields);
    } else if (ts.isClassDeclaration(statement)) {
      for (const method of statement.members.filter(ts.isMethodDeclaration)) {
        answers.set(`${statement.name?.text ?? ''}.${method.name.getText()}`, answerModel(method.type));
      }
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
    compared.add(model);
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
    compared,
    answerOf(api, method) {
      const name = `${api}.${method}`;
      return answers.has(name) ? answers.get(name) : assert.fail(`The client has no method ${name}`);
    },
    fieldsOf: (model) => fields(model).map(([name]) => name),
    differences: (model, value) => compare(model, value, model),
  };
}
