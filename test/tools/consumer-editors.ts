import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type * as LanguageService from 'vscode-html-languageservice';
import type { Manifest } from './manifest-types.js';

// Node finds only some of its names in an import, because it is no module.
const { getLanguageService, newHTMLDataProvider, TextDocument } = createRequire(import.meta.url)(
  'vscode-html-languageservice',
) as typeof LanguageService;

type HTMLDataV1 = LanguageService.HTMLDataV1;

interface WebTypes {
  contributions: { html: { elements: { name: string; attributes: object[]; js: { events: object[] } }[] } };
}

/** What is completed at `|`, at least. */
const completions: Readonly<Record<string, readonly string[]>> = {
  '<connect-|': ['connect-widget', 'connect-widget-provider'],
  '<connect-widget |>': ['widget-url-endpoint', 'current-member-guid', 'products', 'popout'],
  '<connect-widget-provider |>': ['widget-url-endpoint', 'language'],
  '<connect-widget mode="|">': ['aggregation', 'verification'],
  '<connect-widget language="|">': ['en-US', 'en-CA', 'es', 'fr', 'fr-CA'],
  '<connect-widget products="|">': ['account_verification', 'transactions', 'rewards'],
  '<connect-widget use-cases="|">': ['PFM', 'MONEY_MOVEMENT'],
};

/** @returns what editors do not find in the installed package. */
export function checkEditorData(project: string): string[] {
  const installed = join(project, 'node_modules/connect-widget-element');
  const read = (file: string): unknown => JSON.parse(readFileSync(join(installed, file), 'utf8'));
  const links = read('package.json') as Record<'customElements' | 'web-types', string>;
  const manifest = read(links.customElements) as Manifest;
  const webTypes = read(links['web-types']) as WebTypes;
  const data = read('dist/vscode.html-custom-data.json') as HTMLDataV1;
  return [
    ...Object.entries(completions).flatMap(([place, wanted]) => {
      const offered = completed(data, place);
      return wanted
        .filter((label) => !offered.includes(label))
        .map((label) => `${place} is not completed by ${label}, but by ${offered.join(' ') || 'nothing'}`);
    }),
    ...explained(data),
    ...misspelled(data),
    ...differences(manifest, webTypes),
    ...lostModules(manifest, installed),
  ];
}

const language = (data: HTMLDataV1) =>
  getLanguageService({
    useDefaultDataProvider: false,
    customDataProviders: [newHTMLDataProvider('connect-widget-element', data)],
  });

function at(place: string): [LanguageService.TextDocument, LanguageService.Position] {
  const document = TextDocument.create('file:///page.html', 'html', 1, place.replace('|', ''));
  return [document, document.positionAt(place.indexOf('|'))];
}

function completed(data: HTMLDataV1, place: string): string[] {
  const service = language(data);
  const [document, position] = at(place);
  const { items } = service.doComplete(document, position, service.parseHTMLDocument(document));
  return items.map(({ label }) => label);
}

/** The format knows no events; they stand in what an editor shows of the tag. */
function explained(data: HTMLDataV1): string[] {
  const service = language(data);
  const [document, position] = at('<connect-w|idget></connect-widget>');
  const hover = service.doHover(document, position, service.parseHTMLDocument(document));
  return ['connect-member-connected', 'connect-popout-requested']
    .filter((event) => !JSON.stringify(hover?.contents ?? '').includes(event))
    .map((event) => `What VS Code shows of <connect-widget> does not name ${event}`);
}

/** A page without a compiler; its misspelled attribute is one that the data has not. */
function misspelled(data: HTMLDataV1): string[] {
  const file = 'test/frameworks/apps/plain/index.html';
  const page = readFileSync(file, 'utf8');
  const found = unknownAttributes(data, page.replace('session-timeout=', 'session-timout='));
  return [
    ...unknownAttributes(data, page).map((name) => `${file} has ${name}, which editors do not know`),
    ...(found.includes('session-timout') ? [] : [`${file} with session-timout is all right to editors`]),
  ];
}

function unknownAttributes(data: HTMLDataV1, html: string): string[] {
  const { roots } = language(data).parseHTMLDocument(
    TextDocument.create('file:///page.html', 'html', 1, html),
  );
  const nodes = (node: LanguageService.Node): LanguageService.Node[] => [
    node,
    ...node.children.flatMap(nodes),
  ];
  return roots.flatMap(nodes).flatMap(({ tag, attributes = {} }) => {
    const known = data.tags?.find(({ name }) => name === tag)?.attributes.map(({ name }) => name);
    return known ? Object.keys(attributes).filter((name) => !known.includes(name)) : [];
  });
}

/** JetBrains' data has the tags, attributes and events of the manifest. */
function differences({ modules }: Manifest, { contributions }: WebTypes): string[] {
  return modules
    .flatMap(({ declarations = [] }) => declarations)
    .flatMap(({ tagName, attributes = [], events = [] }) => {
      if (tagName === undefined) return [];
      const element = contributions.html.elements.find(({ name }) => name === tagName);
      const same =
        element?.attributes.length === attributes.length && element.js.events.length === events.length;
      return same ? [] : [`web-types.json has not all attributes and events of <${tagName}>`];
    });
}

/** Each module of the manifest is in the package, and each tag is defined by one of them. */
function lostModules({ modules }: Manifest, installed: string): string[] {
  const exported = modules.flatMap(({ exports = [] }) => exports);
  const named = JSON.stringify(modules).matchAll(/"(?:path|module)":"([^"]+)"/g);
  const lost = [...new Set([...named].map(([, path = '']) => path))].filter(
    (path) => !existsSync(join(installed, path)),
  );
  const undefinedTags = modules
    .flatMap(({ declarations = [] }) => declarations)
    .filter(({ tagName }) => tagName !== undefined)
    .filter(
      ({ tagName }) =>
        !exported.some(({ kind, name }) => kind === 'custom-element-definition' && name === tagName),
    );
  return [
    ...lost.map((path) => `custom-elements.json names ${path}, which the package does not have`),
    ...undefinedTags.map(({ tagName }) => `custom-elements.json has no definition of <${tagName ?? ''}>`),
  ];
}
