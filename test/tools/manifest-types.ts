import ts from 'typescript';

/** What is read and written of a custom elements manifest. */
export interface Manifest {
  modules: { readonly path: string; readonly declarations?: readonly Declaration[]; exports?: Exported[] }[];
}

interface Exported {
  readonly kind: string;
  readonly name: string;
  readonly declaration: object;
}

export interface Declaration {
  readonly name: string;
  readonly tagName?: string;
  attributes?: readonly Documented[];
  readonly events?: readonly Typed[];
  readonly slots?: readonly Documented[];
  readonly cssParts?: readonly Documented[];
  readonly cssProperties?: readonly Documented[];
  readonly cssStates?: readonly Documented[];
  members?: Member[] | undefined;
}

export interface Documented {
  readonly name: string;
  readonly description?: string | undefined;
  readonly type?: { readonly text: string } | undefined;
}

interface Typed extends Documented {
  type?: { readonly text: string };
}

interface Member extends Typed {
  readonly kind: string;
  readonly privacy?: string;
  readonly inheritedFrom?: object;
  readonly parameters?: readonly Documented[];
  readonly return?: { readonly type?: { readonly text: string } };
  attribute?: string;
}

/** Fields that nearly every message has; the doc comments call them by this name, which the package does not export. */
const sessionFields = 'user_guid?: string; session_guid?: string';

/** The type of a property or event on one line, understood without the sources. */
export function memberType(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replaceAll('( | ', '(')
    .replaceAll(' )[]', ')[]')
    .replaceAll('SessionFields & { ', `{ ${sessionFields}; `)
    .replaceAll('SessionFields', `{ ${sessionFields} }`);
}

/** The text that an attribute takes, where its property has this type. The items of a list are values; so are a text's usual ones. */
export function attributeType(type: string): string {
  return type
    .replace(/ \| undefined$/, '')
    .replaceAll('(string & {})', 'string')
    .replace(/^readonly string\[\]$/, 'string')
    .replace(/^readonly \((.+)\)\[\]$/, '$1 | string');
}

const platformTypes = new Set(['CustomEvent', 'FocusOptions', 'Promise', 'Record']);

/** @returns a sentence for each type that a consumer could not import. */
export function unexportedTypes(declarations: readonly Declaration[], entry: string): string[] {
  const exported = new Set(namesIn(entry, ts.isExportSpecifier));
  return declarations.flatMap(({ name: element, attributes = [], events = [], members = [] }) =>
    [
      ...[...attributes, ...events, ...members].map(({ name, type }) => ({ name, type })),
      ...members.flatMap(({ name, parameters = [], return: returned }) =>
        [...parameters, returned].map((typed) => ({ name, type: typed?.type })),
      ),
    ].flatMap(({ name, type }) =>
      namesIn(`type T = ${type?.text ?? 'unknown'};`, ts.isTypeReferenceNode)
        .filter((used) => !exported.has(used) && !platformTypes.has(used))
        .map((used) => `${element}: the type of ${name} names ${used}, which src/element.ts does not export`),
    ),
  );
}

type Named = ts.ExportSpecifier | ts.TypeReferenceNode;

function namesIn(code: string, isWanted: (node: ts.Node) => node is Named): string[] {
  const source = ts.createSourceFile('types.ts', code, ts.ScriptTarget.Latest);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (isWanted(node)) found.push(('name' in node ? node.name : node.typeName).getText(source));
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}
