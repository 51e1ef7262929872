import { bare } from './bare.js';
import { fromProperty } from './converters.js';
import { longestWait } from '../time/time-source.js';
import { readSafeUrl } from '../page/safe-url.js';
import { isLanguageTag } from '../page/widget-language.js';
import { bodyNameOf, optionDefinitions } from './options.js';
import type { ConnectWidgetTexts } from '../localization/texts.js';
import type { OptionProblem, OptionRule } from '../errors/failure.js';
import type {
  OptionDefinition,
  OptionName,
  OptionValues,
  UrlSources,
  WidgetUrlOptions,
  WidgetUrlRequest,
} from './options.js';

/** What the element works with: checked, complete, in milliseconds, and comparable. */
export interface Config {
  readonly source: UrlSource;
  /** What to ask MX for. Without the option `language`, the language is determined when the request is made. */
  readonly request: ConfiguredRequest;
  /** Equal keys ask MX for the same widget; a changed key means that the widget shown is no longer the one asked for. */
  readonly requestKey: string;
  /** Equal keys lead to the same place by the same source: the member or institution to open, if any. */
  readonly targetKey: string;
  readonly popout: 'widget' | 'popup' | 'tab' | 'manual';
  /** ms that the user may be out at the bank until we stop waiting; 0 waits on. */
  readonly popoutTimeout: number;
  /** ms of inactivity until the session ends; 0 switches the clock off. */
  readonly sessionTimeout: number;
  /** ms before the end at which the warning appears. */
  readonly sessionWarning: number;
  /** ms the frame may stay silent after it was asked to load. */
  readonly frameTimeout: number;
  readonly allowedOrigins: readonly string[];
  readonly alldataHosts: readonly string[];
  readonly iframeTitle: string | undefined;
  /** As the page gave them, unchecked. */
  readonly texts: ConnectWidgetTexts | undefined;
  readonly loading: 'eager' | 'lazy';
  readonly resume: boolean;
  readonly debug: boolean;
}

type ConfiguredRequest = Pick<WidgetUrlRequest, 'widget_url'> & Partial<WidgetUrlRequest>;

export type UrlSource =
  | { readonly kind: 'provider'; readonly provider: NonNullable<UrlSources['widgetUrlProvider']> }
  | { readonly kind: 'endpoint'; readonly endpoint: string }
  | { readonly kind: 'ready'; readonly url: string }
  | { readonly kind: 'none' };

export type ConfigResult =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly problems: readonly OptionProblem[] };

/**
 * MX ends a session after 15 minutes without activity and warns 30 s before (MX docs, "Handling Session Timeouts");
 * an OAuth flow that long away is over for good.
 */
const defaultSeconds = { sessionTimeout: 900, sessionWarning: 30, frameTimeout: 20, popoutTimeout: 900 };

/** Without a prototype, so that a property which the page adds to `Object.prototype` is no part of a definition. */
const definitions = Object.entries(optionDefinitions).map(
  ([name, definition]) => [name as OptionName, bare<OptionDefinition>(definition)] as const,
);

type RawOptions = { readonly [Name in OptionName]?: unknown } & Pick<OptionValues, 'texts'>;

/**
 * Checks the options as they stand on the element (over the defaults of a provider) and completes them.
 * Never throws; every problem is reported, not only the first.
 */
export function parseConfig(raw: RawOptions & UrlSources): ConfigResult {
  const problems: OptionProblem[] = [];
  const values: Record<string, unknown> = bare({});
  for (const [name, definition] of definitions) {
    const value = fromProperty(definition.kind, raw[name]);
    if (isAbsent(value)) continue;
    // A list of the configuration's own: the page's may change, or be a framework's proxy, which nobody can clone.
    if (fits(definition, value)) values[name] = Array.isArray(value) ? [...(value as unknown[])] : value;
    else {
      const { kind: rule, values: limit } = definition;
      problems.push({ option: name, value, rule, ...(limit && { limit }) });
    }
  }
  const options = values as OptionValues;
  problems.push(...contradictions(options), ...badSources(raw));
  return problems.length > 0 ? { ok: false, problems } : { ok: true, config: complete(options, raw) };
}

/** What holds before the page has said anything: no source of URLs, and every default. */
export const defaultConfig: Config = complete(bare({}), bare({}));

/** Values that count as not set: no value, an empty text, an empty list. */
function isAbsent(value: unknown): boolean {
  return (value ?? '') === '' || (Array.isArray(value) && value.length === 0);
}

function fits({ kind, values }: OptionDefinition, value: unknown): boolean {
  const isWord = (item: unknown) => isText(item) && (values?.includes(item) ?? true);
  switch (kind) {
    case 'text':
    case 'choice':
      return isWord(value);
    case 'boolean':
      return typeof value === 'boolean';
    case 'seconds':
      return typeof value === 'number' && value >= 0 && value * 1000 <= longestWait;
    case 'list':
      return Array.isArray(value) && value.every(isWord);
  }
}

function contradictions(options: OptionValues): OptionProblem[] {
  const problems: OptionProblem[] = [];
  const opensSomewhere =
    options.currentMemberGuid ?? options.currentInstitutionCode ?? options.currentInstitutionGuid;
  if (options.disableInstitutionSearch && opensSomewhere === undefined) {
    problems.push({ option: 'disableInstitutionSearch', value: true, rule: 'place-to-open' });
  }
  const { currentMicrodepositGuid: microdeposit } = options;
  if (microdeposit !== undefined && options.mode !== 'verification') {
    problems.push({ option: 'currentMicrodepositGuid', value: microdeposit, rule: 'verification-mode' });
  }
  const limit = options.sessionTimeout ?? defaultSeconds.sessionTimeout;
  const { sessionWarning: warning, language } = options;
  if (limit > 0 && warning !== undefined && warning >= limit) {
    problems.push({ option: 'sessionWarning', value: warning, rule: 'warning-within-session', limit });
  }
  if (language !== undefined && !isLanguageTag(language)) {
    problems.push({ option: 'language', value: language, rule: 'language' });
  }
  // One of them is enough to tell: a list may be long.
  const origin = options.allowedOrigins?.find((item) => !isOrigin(item));
  if (origin !== undefined) problems.push({ option: 'allowedOrigins', value: origin, rule: 'origin' });
  return problems;
}

function badSources(sources: { readonly [Name in keyof UrlSources]?: unknown }): OptionProblem[] {
  return sourceRules
    .filter(([option, , holds]) => sources[option] && !holds(sources[option]))
    .map(([option, rule]) => ({ option, value: sources[option], rule }));
}

/** Frameworks write these into attributes for values that are not set, and for objects; an object in a list is cut in two. */
const isText = (value: unknown): value is string =>
  typeof value === 'string' && !/^(undefined|null|\[object.*)$/.test(value);

const sourceRules: readonly [
  option: keyof UrlSources,
  rule: OptionRule,
  holds: (value: unknown) => boolean,
][] = [
  ['widgetUrlProvider', 'provider', (value) => typeof value === 'function'],
  ['widgetUrlEndpoint', 'endpoint', (value) => isText(value) && isFetchable(value)],
  ['widgetUrl', 'widget-url', isText],
];

function complete(options: OptionValues, raw: UrlSources & Pick<OptionValues, 'texts'>): Config {
  const source = chooseSource(raw);
  const popout = options.popout ?? 'widget';
  const request = buildRequest(options, popout);
  const seconds = { ...defaultSeconds, ...options };
  return {
    source,
    request,
    requestKey: JSON.stringify([sourceKey(source), request]),
    targetKey: JSON.stringify([
      sourceKey(source),
      options.currentMemberGuid,
      options.currentInstitutionGuid,
      options.currentInstitutionCode,
      options.updateCredentials,
    ]),
    popout,
    popoutTimeout: seconds.popoutTimeout * 1000,
    sessionTimeout: seconds.sessionTimeout * 1000,
    // In a session shorter than a minute the default would be up all the time, or most of it.
    sessionWarning:
      (options.sessionWarning ?? Math.min(seconds.sessionWarning, seconds.sessionTimeout / 2)) * 1000,
    frameTimeout: seconds.frameTimeout * 1000,
    allowedOrigins: options.allowedOrigins ?? [],
    alldataHosts: options.alldataHosts ?? [],
    iframeTitle: options.iframeTitle,
    texts: raw.texts,
    loading: options.loading ?? 'eager',
    resume: options.resume ?? false,
    debug: options.debug ?? false,
  };
}

function chooseSource({ widgetUrlProvider, widgetUrlEndpoint, widgetUrl }: UrlSources): UrlSource {
  if (widgetUrlProvider) return { kind: 'provider', provider: widgetUrlProvider };
  if (widgetUrlEndpoint) return { kind: 'endpoint', endpoint: widgetUrlEndpoint };
  return widgetUrl ? { kind: 'ready', url: widgetUrl } : { kind: 'none' };
}

/** A provider that is merely a new arrow function of a re-render asks for nothing new, so its identity is left out. */
function sourceKey(source: UrlSource): string {
  return source.kind === 'endpoint' ? source.endpoint : source.kind === 'ready' ? source.url : source.kind;
}

function buildRequest(options: OptionValues, popout: Config['popout']): ConfiguredRequest {
  const body: Record<string, unknown> = { widget_type: 'connect_widget', ui_message_version: 4 };
  for (const [name, { target }] of definitions) {
    if (target || options[name] === undefined) continue;
    if (name === 'products') body['data_request'] = { products: options.products };
    else body[bodyNameOf(name)] = options[name];
  }
  // With BROWSER the widget opens its own window; for the host to open it, MX must be told APP.
  if (popout !== 'widget') body['oauth_referral_source'] = options.oauthReferralSource ?? 'APP';
  const widget_url = body as WidgetUrlOptions;
  return options.language === undefined ? { widget_url } : { widget_url, language: options.language };
}

/** What `fetch` refuses before it asks anybody would look like a network that fails. */
function isFetchable(address: string): boolean {
  try {
    const { username, password } = new URL(address, 'https://page.example');
    return username + password === '';
  } catch {
    return false;
  }
}

/** `http:` is allowed on this machine only, as for every URL here. */
function isOrigin(text: string): boolean {
  const result = readSafeUrl(text);
  return 'url' in result && result.url.origin === text;
}
