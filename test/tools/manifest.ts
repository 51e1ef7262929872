/**
 * Writes custom-elements.json from the sources and their doc comments, and from it the types of the tags for frameworks. With
 * `--check` it writes nothing and fails if a file is stale. Either way it fails if an attribute, event, slot, part, state or custom
 * property that the code has is not documented, or if a type is named that the package does not export.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { cli } from '@custom-elements-manifest/analyzer/cli.js';
import { format, resolveConfig } from 'prettier';
import { attributeOf, optionDefinitions } from '../../src/config/options.js';
import { messageTypes, toEventName } from '../../src/protocol/index.js';
import { attributeType, memberType, unexportedTypes } from './manifest-types.js';
import { tagTypes } from './tag-types.js';
import type { Declaration, Documented, Manifest } from './manifest-types.js';
import type { OptionDefinition } from '../../src/config/options.js';

const root = new URL('../../', import.meta.url);
/** What defines the tags: the elements' own entry, which also exports their classes, and the first call of `openConnect()`. */
const entries = {
  'dist/index.js': {
    'connect-widget': { name: 'ConnectWidget', module: 'dist/boot/connect-widget.js' },
    'connect-widget-provider': {
      name: 'ConnectWidgetProvider',
      module: 'dist/boot/connect-widget-provider.js',
    },
  },
  'dist/dialog/index.js': {
    'connect-widget-dialog': {
      name: 'ConnectWidgetDialog',
      module: 'dist/dialog/connect-widget-dialog.js',
    },
  },
};

const analyzed = (await cli({
  argv: ['analyze', '--litelement', '--quiet', '--globs', 'src/**/*.ts'],
  cwd: new URL('.', root).pathname,
  noWrite: true,
})) as Manifest;
const manifest = asPublished(analyzed);
const declarations = manifest.modules.flatMap((module) => module.declarations ?? []);

for (const declaration of declarations) {
  declaration.members &&= declaration.members.filter(
    ({ privacy = 'public', name }) =>
      privacy === 'public' && !/^#|^properties$|^connectedMoveCallback$/.test(name),
  );
  for (const typed of [...(declaration.members ?? []), ...(declaration.events ?? [])]) {
    if (typed.type) typed.type = { text: memberType(typed.type.text) };
  }
  addAttributes(declaration);
}

const problems = [
  ...(await undocumented()),
  ...unexportedTypes(declarations, await sources('src/element.ts')),
];
const files = {
  'custom-elements.json': await format(JSON.stringify(manifest), { parser: 'json' }),
  'src/frameworks/tags.ts': await format(tagTypes(declarations), {
    ...(await resolveConfig(new URL('src/frameworks/tags.ts', root))),
    parser: 'typescript',
  }),
};
for (const [path, wanted] of Object.entries(files)) {
  const file = new URL(path, root);
  if (!process.argv.includes('--check')) await writeFile(file, wanted);
  else if ((await readFile(file, 'utf8').catch(() => '')) !== wanted)
    problems.push(`${path} is stale: run npm run manifest`);
}
for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exitCode = 1;

/** The elements and what they inherit from, because the rest is of no use to an editor; with paths as in the published package. */
function asPublished({ modules, ...rest }: Manifest): Manifest {
  const elements = modules
    .filter(({ path }) =>
      /^src\/((dialog\/)?index|(boot|dialog)\/connect-widget[\w-]*|config\/options-element)\.ts$/.test(path),
    )
    .sort((left, right) => left.path.localeCompare(right.path, 'en'));
  const published = JSON.parse(
    JSON.stringify({ ...rest, modules: elements }).replace(/"\/?src\/([^"]+)\.[jt]s"/g, '"dist/$1.js"'),
  ) as Manifest;
  for (const [path, classes] of Object.entries(entries)) {
    const entry = published.modules.find((module) => module.path === path);
    if (!entry) throw new Error(`The analyzer has not found the source of ${path}.`);
    entry.exports = Object.entries(classes).flatMap(([tag, declaration]) => [
      ...(path === 'dist/index.js' ? [{ kind: 'js', name: declaration.name, declaration }] : []),
      { kind: 'custom-element-definition', name: tag, declaration },
    ]);
  }
  return published;
}

/** The analyzer reads decorators; here the table of options says which properties have an attribute. */
function addAttributes(declaration: Declaration): void {
  const options = new Set([...Object.keys(optionDefinitions), 'widgetUrlEndpoint', 'widgetUrl']);
  const members = declaration.members?.filter(({ name }) => options.has(name)) ?? [];
  for (const member of members) member.attribute = attributeOf(member.name);
  if (members.length === 0) return;
  declaration.attributes = members.map(({ name, type, description, inheritedFrom }) => ({
    name: attributeOf(name),
    type: { text: attributeType(type?.text ?? 'string') },
    description,
    fieldName: name,
    inheritedFrom,
  }));
}

/** What the sources themselves say exists, held against what the manifest describes. */
async function undocumented(): Promise<string[]> {
  const element = declarations.find(({ tagName }) => tagName === 'connect-widget');
  if (!element) return ['custom-elements.json has no <connect-widget>'];
  const dialog = declarations.find(({ tagName }) => tagName === 'connect-widget-dialog');
  const dialogParts = names(await sources('src/dialog/connect-widget-dialog.ts'), /'part', '([\w-]+)'/g);
  const dialogStyles = await sources('src/dialog/styles.ts');
  const views = await sources(
    ...['src/views/view.ts', 'src/views/screen.ts', 'src/frame/create-frame.ts', 'src/boot/shadow.ts'],
  );
  const styles = await sources('src/boot/styles.ts', 'src/views/styles.ts');
  const eventMap = await sources('src/events/event-map.ts');
  const types = await sources('src/machine/types.ts');
  const screens = names(views, /name: '([\w-]+)'/g);
  const states = names(/export type WidgetState =([^;]*);/.exec(types)?.[1] ?? '', /'([\w-]+)'/g);
  const attributes = [...Object.keys(optionDefinitions), 'widgetUrl', 'widgetUrlEndpoint'].map(attributeOf);
  const parts = [
    ...names(views, /part(?:="|', '|: ')([\w-]+)["']/g),
    ...screens,
    'button',
    'primary-button',
    'secondary-button',
    'dialog',
  ];
  const events = [...messageTypes.map(toEventName), ...names(eventMap, /^ {2}'(connect-[\w-]+)':/gm)];
  return [
    ...compare('attribute', attributes, element.attributes),
    ...Object.entries<OptionDefinition>(optionDefinitions).flatMap(([name, { values = [] }]) => {
      const type = element.attributes?.find((attribute) => attribute.name === attributeOf(name))?.type?.text;
      return values
        .filter((value) => !type?.includes(`'${value}'`))
        .map((value) => `<connect-widget>: the type of ${name} lacks '${value}'`);
    }),
    ...compare('event', events, element.events, true),
    ...compare('slot', [...names(views, /slot name="([\w-]+)"/g), ...screens], element.slots),
    ...compare('part', parts, element.cssParts),
    ...compare('custom property', names(styles, /var\(\s*(--connect-widget-[\w-]+)/g), element.cssProperties),
    ...compare('state', states, element.cssStates),
    ...compare('part', dialogParts, dialog?.cssParts),
    ...compare(
      'custom property',
      names(dialogStyles, /var\((--connect-widget-dialog-[\w-]+)/g),
      dialog?.cssProperties,
    ),
  ];
}

function compare(
  kind: string,
  exists: readonly string[],
  described: readonly Documented[] = [],
  typed = false,
): string[] {
  const inCode = new Set(exists);
  const inManifest = new Map(described.map((entry) => [entry.name, entry]));
  const missing = [...inCode].filter((name) => !inManifest.get(name)?.description);
  const gone = [...inManifest.keys()].filter((name) => !inCode.has(name));
  const untyped = described.filter(({ type }) => typed && !type?.text.startsWith('CustomEvent<'));
  return [
    ...missing.map((name) => `The ${kind} ${name} is not documented`),
    ...gone.map((name) => `The ${kind} ${name} is documented but does not exist`),
    ...untyped.map(({ name }) => `The ${kind} ${name} has no detail type`),
  ];
}

async function sources(...paths: readonly string[]): Promise<string> {
  return (await Promise.all(paths.map((path) => readFile(new URL(path, root), 'utf8')))).join('\n');
}

function names(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map(([, name = '']) => name);
}
