/**
 * Every option of `<connect-widget>` in one table: how it is spelled in HTML, how MX spells it, and what it may hold.
 * Parsing, the widget URL request, the provider element and the demo's controls all derive from it.
 *
 * Source of names, types and defaults of MX's options: MX Platform API, "Request widget URL".
 */

/** Where an option takes effect: in MX's request body, in its `Accept-Language` header, or in this element alone. */
export type OptionTarget = { readonly body: string } | { readonly header: 'Accept-Language' } | 'host';

export interface OptionDefinition {
  /** `text`: any non-empty string; `seconds`: a number ≥ 0; `list`: space- or comma-separated. */
  readonly kind: 'text' | 'choice' | 'list' | 'boolean' | 'seconds';
  readonly target: OptionTarget;
  /** The values a `choice` or the items of a `list` may take; absent means any. */
  readonly values?: readonly string[];
}

export const optionDefinitions = {
  language: { kind: 'text', target: { header: 'Accept-Language' } },
  currentMemberGuid: { kind: 'text', target: { body: 'current_member_guid' } },
  currentInstitutionCode: { kind: 'text', target: { body: 'current_institution_code' } },
  currentInstitutionGuid: { kind: 'text', target: { body: 'current_institution_guid' } },
  mode: { kind: 'choice', values: ['aggregation', 'verification'], target: { body: 'mode' } },
  colorScheme: { kind: 'choice', values: ['light', 'dark', 'browser'], target: { body: 'color_scheme' } },
  useCases: { kind: 'list', values: ['PFM', 'MONEY_MOVEMENT'], target: { body: 'use_cases' } },
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
    target: { body: 'data_request.products' },
  },
  includeTransactions: { kind: 'boolean', target: { body: 'include_transactions' } },
  includeIdentity: { kind: 'boolean', target: { body: 'include_identity' } },
  disableBackgroundAgg: { kind: 'boolean', target: { body: 'disable_background_agg' } },
  disableInstitutionSearch: { kind: 'boolean', target: { body: 'disable_institution_search' } },
  updateCredentials: { kind: 'boolean', target: { body: 'update_credentials' } },
  enableApp2app: { kind: 'boolean', target: { body: 'enable_app2app' } },
  isoCountryCode: { kind: 'list', values: ['US', 'CA', 'MX'], target: { body: 'iso_country_code' } },
  additionalProductOption: {
    kind: 'choice',
    values: ['account_verification', 'transactions'],
    target: { body: 'additional_product_option' },
  },
  currentMicrodepositGuid: { kind: 'text', target: { body: 'current_microdeposit_guid' } },
  clientRedirectUrl: { kind: 'text', target: { body: 'client_redirect_url' } },
  oauthReferralSource: {
    kind: 'choice',
    values: ['BROWSER', 'APP'],
    target: { body: 'oauth_referral_source' },
  },
  uiMessageWebviewUrlScheme: { kind: 'text', target: { body: 'ui_message_webview_url_scheme' } },
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
  /** BCP 47 tag such as `en-US`; absent leaves MX's default, `en-US`. */
  readonly language?: string;
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
  return property.replace(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`);
}
