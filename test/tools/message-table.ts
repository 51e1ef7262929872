import { pathToFileURL } from 'node:url';
import { onlyInWidgetUi } from '../../src/protocol/definitions.js';
import { eventDescription } from './manifest-tables.js';
import type { FieldSpec, FieldSpecs } from '../../src/protocol/fields.js';
import { toEventName } from '../../src/protocol/index.js';
import { definitionOf, messageTypes, type MessageType } from '../../src/protocol/messages.js';

const inWidgetUi: ReadonlySet<string> = new Set(onlyInWidgetUi);

/**
 * The table of events as Markdown, from the definitions and the element's doc comment: `node --import tsx test/tools/message-table.ts`.
 * The session fields, which nearly every message has, are left out of the rows; a row says so when they are missing.
 */
export function messageTable(): string {
  return [
    '| Event | When | MX’s message | `detail` | Only a person can cause it | Source |',
    '| --- | --- | --- | --- | --- | --- |',
    ...messageTypes.map(row),
  ].join('\n');
}

function row(type: MessageType): string {
  const { fields, variants = [], activity } = definitionOf(type);
  const spellings = [type, ...variants].map((spelling) => `\`${spelling}\``).join(', also ');
  const cells = [
    `\`${toEventName(type)}\``,
    eventDescription(toEventName(type)),
    spellings,
    describe(fields),
    activity ? 'yes' : '',
    inWidgetUi.has(type) ? 'widget UI' : 'definitions',
  ];
  return `| ${cells.join(' | ')} |`;
}

function describe(fields: FieldSpecs): string {
  const own = Object.entries(fields).filter(([name]) => name !== 'user_guid' && name !== 'session_guid');
  const text = own.map(([name, spec]) => `\`${describeField(name, spec)}\``).join(', ');
  return 'session_guid' in fields ? text : `${text} (no session fields)`;
}

/** As TypeScript would write it: `previous?: string`, `institution: { code: string, guid: string }`. */
function describeField(name: string, spec: FieldSpec): string {
  if (typeof spec === 'object') {
    const nested = Object.entries(spec).map(([key, value]) => describeField(key, value));
    return `${name}: { ${nested.join(', ')} }`;
  }
  const required = spec.replace(/\W/, '');
  return `${name}${required === spec ? '' : '?'}: ${required}`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  process.stdout.write(`${messageTable()}\n`);
