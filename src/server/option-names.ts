import { allWidgetOptions, fixedOptions } from './widget-options.js';

/** A name as MX writes its options, or two for an option inside a group. */
const snakeCase = /^[a-z][a-z0-9]*(_[a-z0-9]+)*(\.[a-z][a-z0-9]*(_[a-z0-9]+)*)?$/;

const longestName = 64;

/** Not for a page to set, or not safe as the name of a property. */
const reserved = ['user_guid', ...Object.keys(fixedOptions), 'constructor', 'prototype'];

/** The groups whose options are named: `data_request` for `data_request.products`. */
export function groupsOf(names: Iterable<string>): ReadonlySet<string> {
  const dotted = [...names, ...allWidgetOptions].filter((name) => name.includes('.'));
  return new Set(dotted.map((name) => name.split('.', 1)[0] ?? ''));
}

export function isKnownOption(name: string): boolean {
  return (allWidgetOptions as readonly string[]).includes(name);
}

/**
 * Whether `allowedOptions` may list this name: an option that this package knows, or one that MX may have added since, alone
 * or inside a group.
 *
 * @param groups of all names in the list; a group is allowed by its options, not as a whole
 */
export function isAllowable(name: unknown, groups: ReadonlySet<string>): name is string {
  if (typeof name !== 'string' || name.length > longestName || !snakeCase.test(name)) return false;
  if (isKnownOption(name)) return true;
  const [group = '', inner] = name.split('.');
  if (reserved.includes(group) || reserved.includes(inner ?? '')) return false;
  return inner === undefined ? !groups.has(group) : !isKnownOption(group);
}
