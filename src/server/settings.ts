import { bare } from '../config/bare.js';
import { originOf, safeHttpUrl } from '../protocol/index.js';
import { findContradiction } from './contradictions.js';
import { isSecret } from './credentials.js';
import { logFailure } from './log-failure.js';
import { widgetLanguages } from './negotiate-language.js';
import { groupsOf, isAllowable, isKnownOption } from './option-names.js';
import { isAllowableOrigin } from './origin-policy.js';
import { OperatorError } from './problems.js';
import { isRecord } from './untrusted.js';
import { allWidgetOptions, defaultAllowedOptions, flatten, mismatch } from './widget-options.js';
import type { Credentials } from './credentials.js';
import type { MxUser, WidgetUrlFailure, WidgetUrlHandlerOptions } from './options.js';
import type { FlatValues } from './widget-options.js';

/** What the handler works with: checked, complete, and computed once. */
export interface Settings<Context, User extends MxUser = MxUser> {
  readonly apiUrl: string;
  readonly apiVersion: ApiVersion;
  /** Headers that all requests to MX have in common. */
  readonly headers: Readonly<Record<string, string>>;
  /** An error if `clientId` or `apiKey` is not set. */
  readonly credentials: Credentials | CredentialsFunction<Context, User> | OperatorError;
  readonly authorize: WidgetUrlHandlerOptions<Context, User>['authorize'];
  readonly callbackPayload: WidgetUrlHandlerOptions<Context, User>['callbackPayload'];
  readonly allowedOptions: ReadonlySet<string>;
  /** The groups that options are in, such as `data_request`. */
  readonly groups: ReadonlySet<string>;
  /** Whether `client_redirect_url` may lead away from the origin of the page that asks. */
  readonly allowsForeignRedirects: boolean;
  readonly defaults: FlatValues;
  readonly overrides: FlatValues;
  readonly allowedOrigins: ReadonlySet<string>;
  readonly languages: readonly [string, ...string[]];
  readonly timeout: number;
  readonly maximumBodySize: number;
  readonly fetch: typeof globalThis.fetch;
  /** Whether the page is told MX's own reason for a refusal. */
  readonly explainsUpstream: boolean;
  readonly onError: (failure: WidgetUrlFailure) => unknown;
}

type CredentialsFunction<Context, User extends MxUser> = NonNullable<
  WidgetUrlHandlerOptions<Context, User>['credentials']
>;

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
  'credentials',
  'environment',
  'apiUrl',
  'apiVersion',
  'authorize',
  'callbackPayload',
  'allowedOptions',
  'defaults',
  'overrides',
  'allowedOrigins',
  'languages',
  'timeout',
  'maximumBodySize',
  'fetch',
  'explainUpstream',
  'onError',
];

/**
 * Checks the options and fills in the defaults.
 * @throws TypeError that names the option and what was expected, but not its value, which may be a secret. Only an unknown
 * option and an entry of `allowedOptions`, `allowedOrigins` or `languages` are quoted, up to 64 characters.
 */
export function readSettings<Context, User extends MxUser>(
  given: WidgetUrlHandlerOptions<Context, User>,
): Settings<Context, User> {
  if (!isRecord(given)) throw new TypeError('createWidgetUrlHandler needs an object of options.');
  const options = bare(given);
  const unknown = Object.keys(options).find((name) => !(known as readonly string[]).includes(name));
  if (unknown !== undefined) {
    throw new TypeError(
      `createWidgetUrlHandler has no option ${quote(unknown)}; there are ${known.join(', ')}.`,
    );
  }
  const { authorize, callbackPayload, explainUpstream = false } = options;
  const apiVersion = readApiVersion(options.apiVersion);
  const defaults = readValues('defaults', options.defaults, apiVersion);
  const overrides = readValues('overrides', options.overrides, apiVersion);
  const contradiction = findContradiction({ ...defaults, ...overrides });
  if (contradiction !== undefined) {
    throw new TypeError(
      `createWidgetUrlHandler: defaults and overrides contradict each other: ${contradiction}`,
    );
  }
  need('authorize', typeof authorize === 'function', 'a function that returns { userGuid } or { userId }');
  for (const name of ['credentials', 'callbackPayload', 'fetch', 'onError'] as const) {
    need(name, ['undefined', 'function'].includes(typeof options[name]), 'a function');
  }
  const allowedOptions = readAllowedOptions(options.allowedOptions, apiVersion);
  const apiUrl = readApiUrl(options);
  const credentials = readCredentialsOption(options);
  const fixed =
    typeof credentials === 'function' || credentials instanceof OperatorError ? undefined : credentials;
  need('explainUpstream', typeof explainUpstream === 'boolean', 'true or false');
  need(
    'explainUpstream',
    !explainUpstream || originOf(apiUrl) !== hosts.production,
    'left out in production',
  );
  return {
    apiUrl,
    apiVersion,
    headers: {
      Accept: mediaTypes[apiVersion],
      'Accept-Version': apiVersion,
      'Content-Type': 'application/json',
    },
    credentials,
    authorize,
    callbackPayload,
    allowedOptions,
    groups: groupsOf(allowedOptions),
    allowsForeignRedirects: options.allowedOptions !== undefined,
    defaults,
    overrides,
    allowedOrigins: readOrigins(options.allowedOrigins),
    languages: readLanguages(options.languages),
    timeout: readWholeNumber('timeout', options.timeout ?? 10_000, 'ms'),
    maximumBodySize: readWholeNumber('maximumBodySize', options.maximumBodySize ?? 16_384, 'bytes'),
    // Looked up when it is called, so that what instruments it later has its way.
    fetch: options.fetch ?? ((input, init) => globalThis.fetch(input, init)),
    explainsUpstream: explainUpstream,
    onError: options.onError ?? ((failure) => logFailure(failure, fixed)),
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
  const isOne =
    environment === undefined
      ? apiUrl !== undefined
      : apiUrl === undefined && Object.hasOwn(hosts, environment);
  need('environment', isOne, 'integration or production; or apiUrl in its place, not both');
  if (environment !== undefined) return hosts[environment as keyof typeof hosts];
  const isPlain = typeof apiUrl === 'string' && !/[?#]/.test(apiUrl) && safeHttpUrl(apiUrl) !== undefined;
  need('apiUrl', isPlain, 'an address without query: https, or http on this very machine');
  return apiUrl.replace(/\/+$/, '');
}

function readCredentialsOption<Ask>({
  clientId,
  apiKey,
  credentials,
}: {
  clientId?: unknown;
  apiKey?: unknown;
  credentials?: Ask;
}): Credentials | NonNullable<Ask> | OperatorError {
  if (!credentials) {
    const secrets = Object.entries({ clientId, apiKey });
    const isSet = ([, value]: [string, unknown]) => value !== undefined && value !== '';
    for (const [name, value] of secrets.filter(isSet)) {
      need(name, isSecret(name as keyof Credentials, value), 'as MX gave it to you');
    }
    // A build may have no secrets; requests need them.
    const absent = secrets.filter((secret) => !isSet(secret)).map(([name]) => name);
    if (absent.length === 0) return { clientId, apiKey } as Credentials;
    const expected = 'must be set, as a rule from the server’s environment';
    return new OperatorError(`createWidgetUrlHandler: ${absent.join(' and ')} ${expected}.`);
  }
  const isAlone = clientId === undefined && apiKey === undefined;
  need('credentials', isAlone, 'given in place of clientId and apiKey, not beside them');
  return credentials;
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
  const groups = groupsOf(options.filter((name) => typeof name === 'string'));
  for (const name of options as readonly unknown[]) {
    const expected = `${knownOptions}, or newer options of MX’s as snake_case or group.snake_case; ${quote(name)} cannot be listed`;
    need('allowedOptions', isAllowable(name, groups), expected);
    checkVersion('allowedOptions', name, apiVersion);
  }
  return new Set(options);
}

function readValues(option: 'defaults' | 'overrides', values: unknown, apiVersion: ApiVersion): FlatValues {
  if (values === undefined) return {};
  need(option, isRecord(values), 'an object of MX’s options');
  const entries = Object.entries(flatten(values, groupsOf([]))).filter(([, value]) => value !== undefined);
  for (const [name, value] of entries) {
    need(option, isKnownOption(name), knownOptions);
    checkVersion(option, name, apiVersion);
    const expected = mismatch(name, value);
    need(`${option}.${name}`, expected === undefined, expected ?? '');
  }
  return Object.fromEntries(entries);
}

const knownOptions = `made of ${allWidgetOptions.join(', ')}`;

function checkVersion(option: string, name: string, apiVersion: ApiVersion): void {
  need(option, hasOption(apiVersion, name), `without ${name}, or apiVersion v20250224`);
}

function hasOption(apiVersion: ApiVersion, name: string): boolean {
  return apiVersion !== 'v20111101' || name !== 'data_request.products';
}

function readOrigins(origins: readonly string[] = []): ReadonlySet<string> {
  const expected =
    'a list of origins exactly as browsers send them: https://app.example, http://localhost:3000 (http only on this machine), ' +
    'or an app’s or an extension’s, such as capacitor://localhost';
  need('allowedOrigins', Array.isArray(origins), expected);
  for (const origin of origins as readonly unknown[]) {
    need('allowedOrigins', isAllowableOrigin(origin), `${expected}; ${quote(origin)} is none`);
  }
  return new Set(origins);
}

function readLanguages(given: readonly string[] = widgetLanguages): Settings<never>['languages'] {
  const expected = 'a list of language tags such as fr-CA';
  need('languages', Array.isArray(given) && given.length > 0, expected);
  const languages: readonly unknown[] = [...(given as readonly unknown[])];
  const seen = new Set<string>();
  for (const tag of languages) {
    const isTag = typeof tag === 'string' && /^[a-z]{2,3}(-[a-z0-9]{1,8})*$/i.test(tag);
    const isNew = isTag && !seen.has(tag.toLowerCase());
    need('languages', isNew, `${expected}; ${quote(tag)} is not a language tag, or is listed twice`);
    seen.add(tag.toLowerCase());
  }
  return languages as Settings<never>['languages'];
}

/** Timers count no further than to 2³¹ − 1. */
const largest = 2_147_483_647;

function readWholeNumber(name: string, value: unknown, unit: string): number {
  const fits = Number.isInteger(value) && (value as number) > 0 && (value as number) <= largest;
  need(name, fits, `a whole number of ${unit}, 1 or more`);
  return value as number;
}

/** JSON cannot hold every value, so only strings are quoted. */
function quote(value: unknown): string {
  return typeof value === 'string' ? JSON.stringify(value.slice(0, 64)) : typeof value;
}

function need(option: string, condition: boolean, expected: string): asserts condition {
  if (!condition) throw new TypeError(`createWidgetUrlHandler: ${option} must be ${expected}.`);
}
