/**
 * Writes custom-elements.json from the sources and their doc comments. With `--check` it writes nothing and fails if the file is
 * stale. Either way it fails if an attribute, event, slot, part, state or custom property that the code has is not documented.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { cli } from '@custom-elements-manifest/analyzer/cli.js';
import { format } from 'prettier';
import { attributeOf, optionDefinitions } from '../../src/config/options.js';
import { messageTypes, toEventName } from '../../src/protocol/index.js';

interface Documented {
  readonly name: string;
  readonly description?: string | undefined;
  readonly type?: { readonly text: string } | undefined;
}

interface Member extends Documented {
  readonly privacy?: string;
  readonly inheritedFrom?: object;
  attribute?: string;
}

interface Declaration {
  readonly tagName?: string;
  attributes?: readonly Documented[];
  readonly events?: readonly Documented[];
  readonly slots?: readonly Documented[];
  readonly cssParts?: readonly Documented[];
  readonly cssProperties?: readonly Documented[];
  readonly cssStates?: readonly Documented[];
  members?: Member[] | undefined;
}

interface Manifest {
  modules: { readonly path: string; readonly declarations?: readonly Declaration[] }[];
}

const root = new URL('../../', import.meta.url);
const file = new URL('custom-elements.json', root);

const manifest = (await cli({
  argv: ['analyze', '--litelement', '--quiet', '--globs', 'src/**/*.ts'],
  cwd: new URL('.', root).pathname,
  noWrite: true,
})) as Manifest;

// Only the elements and what they inherit from: the rest of src/ is no business of an editor's.
manifest.modules = manifest.modules
  .filter(({ path }) =>
    /^src\/(index|(boot|dialog)\/connect-widget[\w-]*|config\/options-element)\.ts$/.test(path),
  )
  .sort((left, right) => left.path.localeCompare(right.path, 'en'));
for (const declaration of manifest.modules.flatMap(({ declarations = [] }) => declarations)) {
  declaration.members &&= declaration.members.filter(
    ({ privacy, name }) => privacy !== 'private' && !name.startsWith('#') && name !== 'properties',
  );
  addAttributes(declaration);
}

const wanted = await format(JSON.stringify(manifest), { parser: 'json' });
const problems = await undocumented();

if (process.argv.includes('--check')) {
  const found = await readFile(file, 'utf8').catch(() => '');
  if (found !== wanted) problems.push('custom-elements.json is stale: run npm run manifest');
} else {
  await writeFile(file, wanted);
}
for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exitCode = 1;

/** The analyzer reads decorators; here the table of options says which properties have an attribute. */
function addAttributes(declaration: Declaration): void {
  const options = new Set([...Object.keys(optionDefinitions), 'widgetUrlEndpoint', 'widgetUrl']);
  const members = declaration.members?.filter(({ name }) => options.has(name)) ?? [];
  for (const member of members) member.attribute = attributeOf(member.name);
  if (members.length === 0) return;
  declaration.attributes = members.map(({ name, type, description, inheritedFrom }) => ({
    name: attributeOf(name),
    type,
    description,
    fieldName: name,
    inheritedFrom,
  }));
}

/** What the sources themselves say exists, held against what the manifest describes. */
async function undocumented(): Promise<string[]> {
  const declarations = manifest.modules.flatMap((module) => module.declarations ?? []);
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
