/** The tables of the guides that list what `<connect-widget>` has, from the custom elements manifest. */
import { readFileSync } from 'node:fs';
import { attributeOf, optionDefinitions, type OptionDefinition } from '../../src/config/options.js';

interface Described {
  name: string;
  description?: string;
}

interface Method extends Described {
  kind: string;
  privacy?: string;
  parameters?: { name: string; optional?: boolean }[];
  return?: { type?: { text: string } };
}

interface Declaration {
  tagName?: string;
  attributes?: (Described & { type?: { text: string } })[];
  members?: Method[];
  events?: Described[];
  slots?: Described[];
  cssParts?: Described[];
  cssProperties?: (Described & { default?: string })[];
}

interface Manifest {
  modules: { declarations?: Declaration[] }[];
}

const { modules } = JSON.parse(
  readFileSync(new URL('../../custom-elements.json', import.meta.url), 'utf8'),
) as Manifest;
const declarations = modules.flatMap(({ declarations = [] }) => declarations);
const element = declarations.find(({ tagName }) => tagName === 'connect-widget') ?? {};

/** Attribute, the values that it may have, and what it does. */
export function attributeTable(): string {
  const rows = (element.attributes ?? []).map(({ name, type, description }) => [
    `\`${name}\``,
    valuesOf(name, type?.text ?? ''),
    description ?? '',
  ]);
  return table(['Attribute', 'Values', 'What it does'], rows);
}

/** The public methods, as they are called, and what each does. */
export function methodTable(): string {
  const rows = (element.members ?? [])
    .filter(({ kind, privacy, description }) => kind === 'method' && !privacy && description)
    .map(({ name, parameters = [], return: returned, description = '' }) => {
      const call = `${name}(${parameters.map((parameter) => parameter.name + (parameter.optional ? '?' : '')).join(', ')})`;
      const type = returned?.type?.text ?? 'void';
      return [`\`${type === 'void' ? call : `${call}: ${type}`}\``, description];
    });
  return table(['Method', 'What it does'], rows);
}

/** The custom properties of both elements: name, default, meaning. */
export function cssPropertyTable(): string {
  const rows = declarations
    .flatMap(({ cssProperties = [] }) => cssProperties)
    .map(({ name, default: value = '', description = '' }) => [`\`${name}\``, `\`${value}\``, description]);
  return table(['Custom property', 'Default; in light / in dark, where they differ', 'What it sets'], rows);
}

/** What the element's doc comment says of one of its events. */
export function eventDescription(event: string): string {
  return element.events?.find(({ name }) => name === event)?.description ?? '';
}

export const cssPartTable = (): string =>
  table(['Part', 'What it is'], described(element.cssParts, '::part(', ')'));

export const slotTable = (): string => table(['Slot', 'What it replaces'], described(element.slots));

function described(items: Described[] = [], before = '', after = ''): string[][] {
  return items.map(({ name, description = '' }) => [`\`${before}${name}${after}\``, description]);
}

/** The values of a choice or a list, or else what kind of value it is. */
function valuesOf(attribute: string, type: string): string {
  const values = [...type.matchAll(/'([^']+)'/g)].map(([, value = '']) => `\`${value}\``).join(' ');
  const [, { kind }] = Object.entries<OptionDefinition>(optionDefinitions).find(
    ([property]) => attributeOf(property) === attribute,
  ) ?? ['', { kind: 'text' }];
  if (kind === 'list') return values === '' ? 'list' : `list of ${values}`;
  return values === '' ? kind : values;
}

function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replace(/\s*\n\s*/g, ' ').replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n');
}
