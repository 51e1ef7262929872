import type { Declaration, Documented } from './manifest-types.js';

/** The properties that have no attribute, and their types. */
const objectTypes = { widgetUrlProvider: 'WidgetUrlProvider', texts: 'ConnectWidgetTexts' };

/** Writes src/frameworks/tags.ts: the options and events of the manifest, as the types of each framework's tags need them. */
export function tagTypes(declarations: readonly Declaration[]): string {
  const element = declarations.find(({ tagName }) => tagName === 'connect-widget');
  const { attributes = [], events = [], members = [] } = element ?? {};
  const objects = Object.entries(objectTypes).map(([name, type]) => {
    const member = members.find((known) => known.name === name);
    if (!member) throw new Error(`There is no property ${name}.`);
    return { ...member, type };
  });
  const options = attributes.map(({ name, description }) => {
    const member = members.find(({ attribute }) => attribute === name);
    if (!member) throw new Error(`No property has the attribute ${name}.`);
    return { name: member.name, attribute: name, description, type: optionType(member) };
  });
  const hyphenated = options.filter(({ attribute }) => attribute.includes('-'));
  return `// Written by npm run manifest.
import type { ConnectWidgetEventMap, ConnectWidgetTexts, WidgetUrlProvider } from '../element.js';
import type { Flag, ListOf, Seconds } from './values.js';

/** Every option by the name of its property, which also takes the text of its attribute. */
export interface OptionProperties {
${[...objects, ...options].map(property).join('')}}

/** The options whose attributes have names of their own. */
export interface HyphenatedOptions<Switch = Flag> {
${hyphenated
  .map((option) =>
    property({ ...option, name: option.attribute, type: option.type.replace(/^Flag$/, 'Switch') }),
  )
  .join('')}}

/** A handler for each event of \`<connect-widget>\`. */
export interface EventHandlers {
${events
  .map(({ name, description }) =>
    property({ name: `on${name}`, description, type: `((event: ConnectWidgetEventMap['${name}']) => void)` }),
  )
  .join('')}}
`;
}

interface Property {
  readonly name: string;
  readonly description?: string | undefined;
  readonly type: string;
}

function property({ name, description = '', type }: Property): string {
  return `  /** ${description.replaceAll('\n', '\n   * ')} */\n  '${name}'?: ${type} | undefined;\n`;
}

function optionType({ type }: Documented): string {
  const text = (type?.text ?? 'string').replace(/ \| undefined$/, '');
  const item = /^readonly (?<item>.+)\[\]$/.exec(text)?.groups?.['item'];
  if (item !== undefined) return `ListOf<${item.replace(/^\((.+)\)$/, '$1')}>`;
  return text === 'boolean' ? 'Flag' : text === 'number' ? 'Seconds' : text;
}
