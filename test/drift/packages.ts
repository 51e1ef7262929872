import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';
import {
  describeList,
  describeOperation,
  describeType,
  type Facts,
  type PackageName,
  type Source,
  type Types,
} from './facts.js';

/** What is read of a package.json. */
interface Manifest {
  name: PackageName;
  version: string;
  license: string;
  apiVersion?: string;
  types?: string;
  typings?: string;
  main: string;
}

/** A package's exports, and the type checker that resolves their types. */
interface Declarations {
  checker: ts.TypeChecker;
  exports: readonly ts.Symbol[];
}

/**
 * Reads what an unpacked package of MX's declares. Runs nothing of it.
 *
 * @param directory where its package.json is
 * @throws Error if the package is not built as those that this code was written for
 */
export function extractPackage(directory: string): Source {
  const manifest = JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8')) as Manifest;
  const { name, version, license, apiVersion } = manifest;
  const entry = manifest.types ?? manifest.typings ?? manifest.main.replace(/\.js$/, '.d.ts');
  const file = join(directory, entry);
  const declarations = readDeclarations(file);
  const facts =
    name === 'mx-platform-node'
      ? platformFacts(declarations, dirname(file))
      : { messages: readMessages(declarations) };
  return { name, version, license, ...(apiVersion !== undefined && { apiVersion }), facts };
}

function readDeclarations(entry: string): Declarations {
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    types: [],
    lib: ['lib.es2022.d.ts'],
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
  };
  const program = ts.createProgram([entry], options);
  const checker = program.getTypeChecker();
  const file = program.getSourceFile(entry);
  const symbol = file && checker.getSymbolAtLocation(file);
  if (!symbol) throw new Error(`${entry} is no module`);
  return { checker, exports: checker.getExportsOfModule(symbol) };
}

/** Each member of the enumeration `Type`, with the fields of the payload that has this `type`. */
function readMessages({ checker, exports }: Declarations): Facts['messages'] {
  const types = exports.find((symbol) => symbol.name === 'Type' && symbol.flags & ts.SymbolFlags.Enum);
  if (!types) throw new Error('There is no enumeration Type');
  const messages = Object.fromEntries(
    valuesOf(checker.getDeclaredTypeOfSymbol(types)).map((type) => [type, {}]),
  );
  for (const symbol of exports) {
    if (!(symbol.flags & (ts.SymbolFlags.TypeAlias | ts.SymbolFlags.Interface))) continue;
    const payload = checker.getDeclaredTypeOfSymbol(symbol);
    const tag = payload.isUnion() ? undefined : payload.getProperty('type');
    const [type, ...others] = tag ? valuesOf(checker.getTypeOfSymbol(tag)) : [];
    if (type === undefined || others.length > 0 || !(type in messages)) continue;
    const { type: _, ...fields } = readTypes(checker, payload);
    messages[type] = fields;
  }
  return messages;
}

function platformFacts({ checker, exports }: Declarations, directory: string): Partial<Facts> {
  const request = exports.find(({ name }) => name === 'WidgetRequest');
  if (!request) throw new Error('There is no interface WidgetRequest');
  const statuses = exports
    .filter(({ flags }) => flags & ts.SymbolFlags.Interface)
    .map((model) => checker.getDeclaredTypeOfSymbol(model).getProperty('connection_status'))
    .flatMap((status) =>
      status ? valuesOf(checker.getNonNullableType(checker.getTypeOfSymbol(status))) : [],
    );
  return {
    options: readTypes(checker, checker.getDeclaredTypeOfSymbol(request)),
    statuses: [...new Set(statuses)].sort(),
    operations: readOperations(directory),
  };
}

/** The types of all properties, those of nested objects by their path. */
function readTypes(checker: ts.TypeChecker, type: ts.Type, prefix = '', isInOptional = false): Types {
  const entries = type.getProperties().flatMap((property) => {
    const path = prefix + property.name;
    const isOptional = isInOptional || (property.flags & ts.SymbolFlags.Optional) !== 0;
    const inner = checker.getNonNullableType(checker.getTypeOfSymbol(property));
    const isObject = (inner.flags & ts.TypeFlags.Object) !== 0 && !checker.isArrayType(inner);
    // Objects without fixed names are described as a whole.
    if (isObject && inner.getProperties().length > 0)
      return Object.entries(readTypes(checker, inner, `${path}.`, isOptional));
    return [[path, describe(checker, inner, isOptional)] as const];
  });
  return Object.fromEntries(entries);
}

function describe(checker: ts.TypeChecker, type: ts.Type, isOptional: boolean): string {
  const [item] = checker.isArrayType(type) ? checker.getTypeArguments(type as ts.TypeReference) : [];
  if (!item) return describeType(nameOf(checker, type), isOptional, valuesOf(type));
  return describeList(nameOf(checker, item), isOptional, valuesOf(item));
}

/** `string` for strings whose values are listed, too. */
function nameOf(checker: ts.TypeChecker, type: ts.Type): string {
  return valuesOf(type).length > 0 ? 'string' : checker.typeToString(type);
}

/** The strings that a type allows, if it names each of them: a union, an enumeration, or a single one. */
function valuesOf(type: ts.Type): string[] {
  const types = type.isUnion() ? type.types : [type];
  const literals = types.filter((one) => one.isStringLiteral());
  return literals.length === types.length ? literals.map(({ value }) => value) : [];
}

/**
 * The operations of the client's code: MX's generator writes each path into a `localVarPath`, and its method into an object of the
 * same block. The declarations have neither.
 */
function readOperations(directory: string): string[] {
  const operations = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isVariableDeclaration(node) && node.name.getText() === 'localVarPath') {
      const path = find(node, (inner) => (ts.isStringLiteralLike(inner) ? inner.text : undefined));
      const method = find(node.parent.parent.parent, methodOf);
      if (path === undefined || method === undefined)
        throw new Error(`There is no operation in ${node.getText()}`);
      operations.add(describeOperation(method, path));
    }
    ts.forEachChild(node, visit);
  };
  for (const file of readdirSync(directory, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.js')) continue;
    const text = readFileSync(join(directory, file), 'utf8');
    visit(ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true));
  }
  return [...operations].sort();
}

function methodOf(node: ts.Node): string | undefined {
  const isMethod = ts.isPropertyAssignment(node) && node.name.getText() === 'method';
  return isMethod && ts.isStringLiteral(node.initializer) ? node.initializer.text : undefined;
}

/** The first value that `read` finds in the tree below `node`. */
function find(node: ts.Node, read: (node: ts.Node) => string | undefined): string | undefined {
  return read(node) ?? ts.forEachChild(node, (child) => find(child, read));
}
