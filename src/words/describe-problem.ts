import { longestWait } from '../time/time-source.js';
import { attributeOf } from '../config/options.js';
import type { OptionProblem, OptionRule } from '../errors/failure.js';

/** One line a developer can act on, e.g. `color-scheme="pink": expected one of light, dark, browser`. */
export function describeProblem({ option, value, rule, limit }: OptionProblem): string {
  const text = shownValue(value);
  const accident = accidents.get(text);
  const shown = isAddress(option) && !accident ? `(${typeof value})` : text;
  // As it is spelled in HTML, but for what has no attribute.
  const name = rule === 'provider' ? option : attributeOf(option);
  return `${name}=${shown}: expected ${expectations[rule](listed(limit))}${accident ? ` (${accident})` : ''}`;
}

const unset =
  'a framework has probably written a value that is not set: leave the attribute out until there is one';

/** What is probably the cause of a value, by the value as it is shown. */
const accidents: ReadonlyMap<string, string> = new Map([
  ['"undefined"', unset],
  ['"null"', unset],
  ['"[object Object]"', 'a framework has probably written an object: write text, or set the property'],
]);

const expectations: Readonly<Record<OptionRule, (limit: string) => string>> = {
  text: () => 'text',
  choice: (values) => `one of ${values}`,
  boolean: () => 'true or false',
  seconds: () => `a number of seconds from 0 to ${Math.floor(longestWait / 1000)}`,
  list: (values) =>
    `a list of ${values === '' ? 'words' : `any of ${values}`}, separated by spaces or commas`,
  language: () => 'a language tag such as en-US',
  origin: () => 'an origin such as https://widgets.example (http: on localhost only)',
  'place-to-open': () =>
    'current-member-guid, current-institution-code or current-institution-guid beside it, because the user cannot search',
  'verification-mode': () => 'mode="verification" as well: MX verifies microdeposits only in that mode',
  'warning-within-session': (timeout) => `fewer seconds than session-timeout (${timeout})`,
  provider: () => 'a function that returns a promise of a widget URL',
  endpoint: () => 'the address of your backend, without a user name or password in it',
  'widget-url': () => 'a widget URL from MX, as text',
};

function listed(limit: OptionProblem['limit']): string {
  return typeof limit === 'object' ? limit.join(', ') : String(limit ?? '');
}

/** An address may hold a key or a password: told by its type alone. */
function isAddress(option: string): boolean {
  return option.startsWith('widgetUrl');
}

/** Characters of a value that are shown. */
const longest = 200;

/** Words and lists as they are written in HTML; of anything else its type, for it may be large, secret or throw when it is read. */
function shownValue(value: unknown): string {
  if (typeof value === 'number') return JSON.stringify(value);
  if (typeof value === 'boolean') return `"${value}"`;
  const isList = Array.isArray(value) && value.every((item) => typeof item === 'string');
  const text: unknown = isList ? value.join(' ') : value;
  if (typeof text !== 'string') return `(${typeof value})`;
  return JSON.stringify(text.length > longest ? `${text.slice(0, longest)}…` : text);
}
