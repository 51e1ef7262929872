import { ONLY_IN, UNPLAYED_OPERATIONS } from '../../demo/sandbox/platform/unplayed-operations.js';
import { optionDefinitions, type OptionDefinition } from '../../src/config/options.js';
import type { FieldSpec, FieldSpecs } from '../../src/protocol/fields.js';
import { describeConnectionStatus } from '../../src/protocol/index.js';
import { definitionOf, messageTypes } from '../../src/protocol/messages.js';
import { allWidgetOptions, fixedOptions, flatNameOf } from '../../src/server/widget-options.js';
import { startPlatform } from '../sandbox/platform-server.js';
import { describeOperation, describeType, type Facts, type Types } from './facts.js';

const platform = await startPlatform();
const played = platform.routes.map(([method, path]) =>
  describeOperation(method, path.replaceAll(/:\w+/g, '{}')),
);
await platform.close();

/** What this package knows of a version of the Platform API, such as `v20250224`, and of the messages, which have no version. */
export function known(apiVersion?: string): Facts {
  return {
    messages: Object.fromEntries(messageTypes.map((type) => [type, fieldTypes(definitionOf(type).fields)])),
    options: { ...Object.fromEntries(allWidgetOptions.map(optionType)), ...fixedOptionTypes() },
    statuses: knownStatuses(),
    operations: apiVersion === undefined ? [] : knownOperations(apiVersion),
  };
}

function fieldTypes(specs: FieldSpecs, prefix = ''): Types {
  const entries = Object.entries(specs).flatMap(([name, spec]) =>
    typeof spec === 'object'
      ? Object.entries(fieldTypes(spec, `${prefix}${name}.`))
      : [[prefix + name, fieldType(spec)] as const],
  );
  return Object.fromEntries(entries);
}

/** A field that may be absent (`?`), or is dropped if its type is wrong (`~`), counts as optional. */
function fieldType(spec: Exclude<FieldSpec, object>): string {
  const base = spec.replace(/[?~]$/, '');
  return describeType(base, base !== spec);
}

const kinds = {
  text: 'string',
  choice: 'string',
  list: 'list',
  boolean: 'boolean',
  seconds: 'number',
} as const;

function optionType(name: string): [name: string, type: string] {
  const found = Object.entries<OptionDefinition>(optionDefinitions).find(
    ([property]) => flatNameOf(property) === name,
  );
  // The one option that the element does not have is `is_mobile_webview`.
  const { kind, values } = found?.[1] ?? { kind: 'boolean' };
  return [name, describeType(kinds[kind], true, values)];
}

/** What is always sent is never absent. */
function fixedOptionTypes(): Types {
  const entries = Object.entries(fixedOptions).map(
    ([name, value]) => [name, describeType(typeof value, false, [String(value)])] as const,
  );
  return Object.fromEntries(entries);
}

/** Reads the names in the order of their codes, which have no gaps. */
function knownStatuses(): string[] {
  const names: string[] = [];
  for (let status = describeConnectionStatus(0); status; status = describeConnectionStatus(names.length))
    names.push(status.name);
  return names;
}

/** The operations that the sandbox plays, and those that it answers with 501. */
function knownOperations(apiVersion: string): string[] {
  const unplayed = Object.values(UNPLAYED_OPERATIONS)
    .flat()
    .filter((operation) => (ONLY_IN[operation] ?? apiVersion) === apiVersion);
  return [...played, ...unplayed].sort();
}
