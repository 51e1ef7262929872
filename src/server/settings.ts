import { originOf, safeHttpUrl } from '../protocol/index.js';
import { widgetLanguages } from './negotiate-language.js';
import { findContradiction } from './products.js';
import { allWidgetOptions, defaultAllowedOptions, flatten, mismatch } from './widget-options.js';
import type { WidgetUrlFailure, WidgetUrlHandlerOptions } from './options.js';
import type { FlatValues } from './widget-options.js';

/** What the handler works with: checked, complete, and computed once. */
export interface Settings<Context> {
  readonly apiUrl: string;
  readonly apiVersion: ApiVersion;
  /** Headers of every request to MX but its language; the credentials among them. */
  readonly headers: Readonly<Record<string, string>>;
  readonly authorize: WidgetUrlHandlerOptions<Context>['authorize'];
  readonly allowedOptions: ReadonlySet<string>;
  /** Whether `client_redirect_url` may lead away from the origin of the page that asks. */
  readonly allowsForeignRedirects: boolean;
  readonly defaults: FlatValues;
  readonly overrides: FlatValues;
  readonly allowedOrigins: ReadonlySet<string>;
  readonly languages: readonly [string, ...string[]];
  readonly timeout: number;
  readonly maximumBodySize: number;
  readonly fetch: typeof globalThis.fetch;
  readonly onError: (failure: WidgetUrlFailure) => unknown;
}

/** Hosts of MX's Platform API (MX docs). */
const hosts = { integration: 'https://int-api.mx.com', production: 'https://api.mx.com' };

/** The versions of MX's Platform API, each with the media type of its answers (MX's OpenAPI documents). */
const mediaTypes = {
  v20250224: 'application/json',
  v20111101: 'application/vnd.mx.api.v1+json',
};
type ApiVersion = keyof typeof mediaTypes;

const known: readonly (keyof WidgetUrlHandlerOptions)[] = [
  'clientId',
  'apiKey',
  'environment',
  'apiUrl',
  'apiVersion',
  'authorize',
  'allowedOptions',
  'defaults',
  'overrides',
  'allowedOrigins',
  'languages',
  'timeout',
  'maximumBodySize',
  'fetch',
  'onError',
];

/**
 * Checks the options and fills in the defaults.
 * @throws TypeError that names the option and what was expected, and never says what it holds: it may be a secret.
 */
export function readSettings<Context>(options: WidgetUrlHandlerOptions<Context>): Settings<Context> {
  if (!isRecord(options)) throw new TypeError('createWidgetUrlHandler needs an object of options.');
  const unknown = Object.keys(options).find((name) => !(known as readonly string[]).includes(name));
  if (unknown !== undefined) {
    throw new TypeError(`createWidgetUrlHandler has no option ${unknown}; there are ${known.join(', ')}.`);
  }
  const { authorize, onError = warn } = options;
  const apiVersion = readApiVersion(options.apiVersion);
  const defaults = readValues('defaults', options.defaults, apiVersion);
  const overrides = readValues('overrides', options.overrides, apiVersion);
  const contradiction = findContradiction({ ...defaults, ...overrides });
  if (contradiction !== undefined) {
    throw new TypeError(
      `createWidgetUrlHandler: defaults and overrides contradict each other: ${contradiction}`,
    );
  }
  need('authorize', typeof authorize === 'function', 'a function that answers { userGuid }');
  need('onError', typeof onError === 'function', 'a function');
  need('fetch', ['undefined', 'function'].includes(typeof options.fetch), 'a function');
  return {
    apiUrl: readApiUrl(options),
    apiVersion,
    headers: {
      Accept: mediaTypes[apiVersion],
      'Accept-Version': apiVersion,
      Authorization: `Basic ${btoa(`${readSecret('clientId', options.clientId)}:${readSecret('apiKey', options.apiKey)}`)}`,
      'Content-Type': 'application/json',
    },
    authorize,
    allowedOptions: readAllowedOptions(options.allowedOptions, apiVersion),
    allowsForeignRedirects: options.allowedOptions !== undefined,
    defaults,
    overrides,
    allowedOrigins: readOrigins(options.allowedOrigins),
    languages: readLanguages(options.languages),
    timeout: readWholeNumber('timeout', options.timeout ?? 10_000, 'ms'),
    maximumBodySize: readWholeNumber('maximumBodySize', options.maximumBodySize ?? 16_384, 'bytes'),
    // Looked up when it is called, so that what instruments it later has its way.
    fetch: options.fetch ?? ((input, init) => globalThis.fetch(input, init)),
    onError,
  };
}

function readApiVersion(version: string = 'v20250224'): ApiVersion {
  // Its name before MX asked for `Accept-Version`, whose values begin with a v.
  const name = version === '20111101' ? 'v20111101' : version;
  need('apiVersion', Object.hasOwn(mediaTypes, name), 'v20250224 or v20111101');
  return name as ApiVersion;
}

function readApiUrl({
  environment,
  apiUrl,
}: {
  environment?: string | undefined;
  apiUrl?: string | undefined;
}): string {
  const isOne = (environment === undefined) !== (apiUrl === undefined);
  need('environment', isOne, 'integration or production; or apiUrl in its place, not both');
  if (environment !== undefined) {
    need('environment', Object.hasOwn(hosts, environment), 'integration or production');
    return hosts[environment as keyof typeof hosts];
  }
  const isPlain = typeof apiUrl === 'string' && !/[?#]/.test(apiUrl) && safeHttpUrl(apiUrl) !== undefined;
  need('apiUrl', isPlain, 'an address without query: https, or http on this very machine');
  return (apiUrl ?? '').replace(/\/+$/, '');
}

/** As HTTP's Basic authentication has it: visible ASCII; the colon separates. */
function readSecret(name: 'clientId' | 'apiKey', value: unknown): string {
  const pattern = name === 'clientId' ? /^[!-9;-~]+$/ : /^[!-~]+$/;
  need(name, typeof value === 'string' && pattern.test(value), 'as MX gave it to you, from the environment');
  return value as string;
}

function readAllowedOptions(
  options: readonly string[] | undefined,
  apiVersion: ApiVersion,
): ReadonlySet<string> {
  if (options === undefined) {
    const names = defaultAllowedOptions.filter((name) => hasOption(apiVersion, name));
    return new Set([...names, 'client_redirect_url']);
  }
  need('allowedOptions', Array.isArray(options), 'a list of options of MX’s');
  for (const name of options) checkName('allowedOptions', name, apiVersion);
  return new Set(options);
}

function readValues(option: 'defaults' | 'overrides', values: unknown, apiVersion: ApiVersion): FlatValues {
  if (values === undefined) return {};
  if (!isRecord(values))
    throw new TypeError(`createWidgetUrlHandler: ${option} must be an object of MX’s options.`);
  const flat = Object.fromEntries(Object.entries(flatten(values)).filter(([, value]) => value !== undefined));
  for (const [name, value] of Object.entries(flat)) {
    checkName(option, name, apiVersion);
    const expected = mismatch(name, value);
    need(`${option}.${name}`, expected === undefined, expected ?? '');
  }
  return flat;
}

function checkName(option: string, name: string, apiVersion: ApiVersion): void {
  const isKnown = (allWidgetOptions as readonly string[]).includes(name);
  need(option, isKnown, `made of ${allWidgetOptions.join(', ')}`);
  need(option, hasOption(apiVersion, name), `without ${name}, or apiVersion v20250224`);
}

function hasOption(apiVersion: ApiVersion, name: string): boolean {
  return apiVersion !== 'v20111101' || name !== 'data_request.products';
}

function readOrigins(origins: readonly string[] = []): ReadonlySet<string> {
  const areOrigins = Array.isArray(origins) && origins.every((origin) => originOf(origin) === origin);
  need('allowedOrigins', areOrigins, 'a list of origins, each as https://app.example');
  return new Set(origins);
}

function readLanguages(languages: readonly string[] = widgetLanguages): readonly [string, ...string[]] {
  const isTag = (tag: unknown) => typeof tag === 'string' && /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(tag);
  const areTags = Array.isArray(languages) && languages.length > 0 && languages.every(isTag);
  need('languages', areTags, 'a list of language tags, at least one');
  return languages as readonly [string, ...string[]];
}

/** Timers count no further than to 2³¹ − 1. */
const largest = 2_147_483_647;

function readWholeNumber(name: string, value: unknown, unit: string): number {
  const fits = Number.isInteger(value) && (value as number) > 0 && (value as number) <= largest;
  need(name, fits, `a whole number of ${unit}, 1 or more`);
  return value as number;
}

function need(option: string, condition: boolean, expected: string): void {
  if (!condition) throw new TypeError(`createWidgetUrlHandler: ${option} must be ${expected}.`);
}

/** Without the cause: what a program of somebody else's throws may hold a key. */
function warn({ code, status, message, upstreamStatus, acceptVersion, reason }: WidgetUrlFailure): void {
  const facts = [
    upstreamStatus && `MX answered ${upstreamStatus}`,
    acceptVersion && `Accept-Version: ${acceptVersion}`,
    reason,
  ]
    .filter(Boolean)
    .join(', ');
  console.warn(
    `connect-widget-element/server: ${code}, answered ${status}${facts && ` (${facts})`}. ${message}`,
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
