import { known } from './known.js';
import type { Facts, Source, SourceName, Types } from './facts.js';

/** Differences that we know of and live with. */
export interface Accepted {
  readonly sources: readonly SourceName[];
  /** Each is a whole difference, or matches some. Every source must have every one of them. */
  readonly differences: readonly (string | RegExp)[];
  readonly reason: string;
}

/** How a source differs from what we know. */
export interface Report {
  /** Differences that nobody has accepted. */
  readonly unexpected: readonly string[];
  /** Accepted differences that the source does not have (any more). */
  readonly outdated: readonly string[];
  /** How many differences are accepted. */
  readonly accepted: number;
}

/** Compares a source with what this package knows, and the differences with those that are accepted. */
export function check(source: Source, accepted: readonly Accepted[]): Report {
  const differences = compare(known(source.apiVersion), source.facts);
  const patterns = accepted
    .filter(({ sources }) => sources.includes(source.name))
    .flatMap((entry) => entry.differences);
  const unexpected = differences.filter((difference) => !patterns.some((one) => matches(one, difference)));
  const outdated = patterns.filter((one) => !differences.some((difference) => matches(one, difference)));
  return { unexpected, outdated: outdated.map(String), accepted: differences.length - unexpected.length };
}

function matches(pattern: string | RegExp, difference: string): boolean {
  return typeof pattern === 'string' ? pattern === difference : pattern.test(difference);
}

/**
 * What MX has and we do not know (`new`), what we know and MX does not have (`missing`), and what both have, but not alike
 * (`changed`). The fields of a message are compared if both have the message.
 */
export function compare(ours: Facts, theirs: Partial<Facts>): string[] {
  const { messages, options, statuses, operations } = theirs;
  return [
    ...(messages ? compareNames('message', Object.keys(ours.messages), Object.keys(messages)) : []),
    ...Object.entries(messages ?? {}).flatMap(([type, fields]) => {
      const known = new Map(Object.entries(ours.messages)).get(type);
      return known ? differ(`field of ${type}`, known, fields, isSame) : [];
    }),
    ...(options ? differ('option', ours.options, options, isWithin) : []),
    ...(statuses ? compareNames('status', ours.statuses, statuses) : []),
    ...(operations ? compareNames('operation', ours.operations, operations) : []),
  ];
}

/** One sentence for a source that names none at all, not one for each that it lacks. */
function compareNames(noun: string, ours: readonly string[], theirs: readonly string[]): string[] {
  if (theirs.length === 0) return [`no ${noun} is named`];
  const withoutTypes = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, '']));
  return differ(noun, withoutTypes(ours), withoutTypes(theirs), isSame);
}

type Fits = (our: string, their: string) => boolean;

function differ(noun: string, ours: Types, theirs: Types, fits: Fits): string[] {
  const [our, their] = [new Map(Object.entries(ours)), new Map(Object.entries(theirs))];
  return [...new Set([...our.keys(), ...their.keys()])].sort().flatMap((name) => {
    const [here, there] = [our.get(name), their.get(name)];
    if (here === undefined) return [`new ${noun}: ${name}${there ? ` (${there})` : ''}`];
    if (there === undefined) return [`missing ${noun}: ${name}`];
    return fits(here, there) ? [] : [`changed ${noun}: ${name} (${there}, here ${here})`];
  });
}

const isSame: Fits = (our, their) => our === their;

/** We may know the values where MX only says `string`, and may always send what MX does not require; not the other way round. */
const isWithin: Fits = (our, their) =>
  [their, their.replace('?', '')].some((type) => our === type || our.startsWith(`${type} of `));
