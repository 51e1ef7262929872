/**
 * Every option of `<connect-widget>` in one table: how it is spelled in HTML, how MX spells it, and what it may hold.
 * Parsing, the widget URL request, the provider element and the demo's controls all derive from it.
 *
 * Source of names, types and defaults of MX's options: MX Platform API, "Request widget URL".
 */

import type { ConnectWidgetTexts } from '../localization/texts.js';

export interface OptionDefinition {
  /** `text`: any non-empty string; `seconds`: a number ≥ 0; `list`: space- or comma-separated. */
  readonly kind: 'text' | 'choice' | 'list' | 'boolean' | 'seconds';
  /** Where it takes effect, if not in MX's request body: in the header `Accept-Language`, or in this element alone. */
  readonly target?: 'header' | 'host';
  /** The values a `choice` or the items of a `list` may take; absent means any. */
  readonly values?: readonly string[];
}

export const optionDefinitions = {
  language: { kind: 'text', target: 'header' },
  currentMemberGuid: { kind: 'text' },
  currentInstitutionCode: { kind: 'text' },
  currentInstitutionGuid: { kind: 'text' },
  mode: { kind: 'choice', values: ['aggregation', 'verification'] },
  colorScheme: { kind: 'choice', values: ['light', 'dark', 'browser'] },
  useCases: { kind: 'list', values: ['PFM', 'MONEY_MOVEMENT'] },
  products: {
    kind: 'list',
    values: [
      'account_verification',
      'identity_verification',
      'transactions',
      'transaction_history',
      'statements',
      'investments',
      'rewards',
    ],
  },
  includeTransactions: { kind: 'boolean' },
  includeIdentity: { kind: 'boolean' },
  disableBackgroundAgg: { kind: 'boolean' },
  disableInstitutionSearch: { kind: 'boolean' },
  updateCredentials: { kind: 'boolean' },
  enableApp2app: { kind: 'boolean' },
  isoCountryCode: { kind: 'list', values: ['US', 'CA', 'MX'] },
  additionalProductOption: {
    kind: 'choice',
    values: ['account_verification', 'transactions'],
  },
  currentMicrodepositGuid: { kind: 'text' },
  clientRedirectUrl: { kind: 'text' },
  oauthReferralSource: {
    kind: 'choice',
    values: ['BROWSER', 'APP'],
  },
  uiMessageWebviewUrlScheme: { kind: 'text' },
  popout: { kind: 'choice', values: ['widget', 'popup', 'tab', 'manual'], target: 'host' },
  popoutTimeout: { kind: 'seconds', target: 'host' },
  sessionTimeout: { kind: 'seconds', target: 'host' },
  sessionWarning: { kind: 'seconds', target: 'host' },
  frameTimeout: { kind: 'seconds', target: 'host' },
  allowedOrigins: { kind: 'list', target: 'host' },
  alldataHosts: { kind: 'list', target: 'host' },
  iframeTitle: { kind: 'text', target: 'host' },
  loading: { kind: 'choice', values: ['eager', 'lazy'], target: 'host' },
  resume: { kind: 'boolean', target: 'host' },
  debug: { kind: 'boolean', target: 'host' },
} as const satisfies Record<string, OptionDefinition>;

export type OptionName = keyof typeof optionDefinitions;

type ValueOf<D extends OptionDefinition> = D extends { values: readonly (infer V)[] }
  ? D['kind'] extends 'list'
    ? readonly V[]
    : V
  : D['kind'] extends 'list'
    ? readonly string[]
    : D['kind'] extends 'boolean'
      ? boolean
      : D['kind'] extends 'seconds'
        ? number
        : string;

/** What each option holds once parsed; an absent key leaves the choice to MX's or this element's default. */
export type OptionValues = {
  readonly [Name in OptionName]?: ValueOf<(typeof optionDefinitions)[Name]>;
} & {
  /** Has no attribute, and no rule that ends in `config-invalid`: a text that does not hold is left out. */
  readonly texts?: ConnectWidgetTexts;
};

/** The three ways to get a widget URL, in the order in which they are looked at. */
export interface UrlSources {
  readonly widgetUrlProvider?: WidgetUrlProvider;
  readonly widgetUrlEndpoint?: string;
  readonly widgetUrl?: string;
}

/** MX's body of "Request widget URL": `widget_type`, `ui_message_version` and the options that were set. */
export type WidgetUrlOptions = Readonly<Record<string, unknown>> & {
  readonly widget_type: 'connect_widget';
  readonly ui_message_version: 4;
};

/** What a widget URL is asked for: MX's body, and the language for its `Accept-Language` header. */
export interface WidgetUrlRequest {
  readonly widget_url: WidgetUrlOptions;
  /** BCP 47 tag such as `en-US`: the option `language`, or else that of the page around the element, or else the browser's. */
  readonly language: string;
}

/**
 * The page's own way to a widget URL. Answers a fresh, unused URL within 30 s.
 * A rejection with a `TypeError`, which is how fetch tells that the network failed, is repeated up to three times; any other is
 * shown as `url-request-failed` at once, and while the browser is offline as `offline`.
 * `signal` aborts when the element no longer wants the answer.
 */
export type WidgetUrlProvider = (
  request: WidgetUrlRequest,
  context: { readonly signal: AbortSignal },
) => Promise<string>;

/** The attribute that mirrors a property: `currentMemberGuid` → `current-member-guid`. */
export function attributeOf(property: string): string {
  return separated(property, '-');
}

/** MX's name of an option in the request body: `currentMemberGuid` → `current_member_guid`. */
export function bodyNameOf<Name extends string>(name: Name): BodyName<Name> {
  return separated(name, '_') as BodyName<Name>;
}

export type BodyName<Name extends string> = Name extends `${infer First}${infer Rest}`
  ? `${First extends Lowercase<First> ? First : `_${Lowercase<First>}`}${BodyName<Rest>}`
  : Name;

function separated(name: string, separator: string): string {
  return name.replace(/[A-Z]/g, (capital) => separator + capital.toLowerCase());
}
