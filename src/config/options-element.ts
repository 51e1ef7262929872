import { ReactiveElement } from '@lit/reactive-element';
import { converterOf } from './converters.js';
import { attributeOf, optionDefinitions } from './options.js';
import type { ConnectWidgetTexts } from '../localization/texts.js';
import type { PropertyDeclaration, PropertyDeclarations } from '@lit/reactive-element';
import type { OptionDefinition, WidgetUrlProvider } from './options.js';

/**
 * The options as attributes and properties, shared by `<connect-widget>`, where they count, and
 * `<connect-widget-provider>`, where they are defaults for the widgets inside it.
 *
 * An option that is absent leaves the choice to MX or to the default named here. A bad value is reported on the console and as
 * `connect-error` with code `config-invalid`. Changing an option that is sent to MX loads a fresh widget. A property is not
 * reflected to its attribute.
 */
export abstract class ConnectWidgetOptions extends ReactiveElement {
  /** As lit's decorator would declare them, from the table of options. */
  static override properties: PropertyDeclarations = {
    widgetUrlProvider: { attribute: false },
    texts: { attribute: false },
    widgetUrlEndpoint: { attribute: 'widget-url-endpoint' },
    widgetUrl: { attribute: 'widget-url' },
    ...Object.fromEntries(
      Object.entries(optionDefinitions).map(([name, { kind }]) => [name, declared(name, kind)]),
    ),
  };

  /**
   * Asks for a fresh widget URL in the page's own way; looked at before `widgetUrlEndpoint` and `widgetUrl`.
   * Called again for every load, reload and reconnect, because a widget URL works once and for ten minutes (MX).
   */
  declare widgetUrlProvider?: WidgetUrlProvider;

  /**
   * The address of the team's own backend, which receives a POST with `{ "widget_url": { …options } }` and responds as MX does.
   * Cookies are sent to the page's own origin only. For another origin, or for a token, set `widgetUrlProvider`.
   */
  declare widgetUrlEndpoint?: string;

  /** A ready-made widget URL. It works once: to load again, set a new one. */
  declare widgetUrl?: string;

  /**
   * Language of the widget and of this element's own screens, such as `en-US`, `en-CA`, `es`, `fr` or `fr-CA`. Default: the nearest `lang`
   * around the element, or else the browser's language, read whenever a widget URL is requested. If the backend answers with a
   * `Content-Language`, the screens follow that. They go by the primary tag, so `es-MX` is Spanish, and are in English for any
   * language but Spanish, French and those of `texts`.
   */
  declare language?: 'en-US' | 'en-CA' | 'es' | 'fr' | 'fr-CA' | (string & {});

  /**
   * The page's own texts for this element's screens, by language tag, in place of ours or for a language that we do not have:
   * `{ en: { startAgain: 'Begin again' }, ar: { dir: 'rtl', … } }`. A text that is missing, or no text, is ours in that language, or
   * else in English; the console names it. The widget's own texts come from MX.
   */
  declare texts?: ConnectWidgetTexts;

  /** Opens the widget on this member: its error, its MFA question or its credentials. Wins over the institution options. */
  declare currentMemberGuid?: string;

  /** Opens the widget on this institution's sign-in, by MX's code. */
  declare currentInstitutionCode?: string;

  /** Opens the widget on this institution's sign-in, by MX's guid. */
  declare currentInstitutionGuid?: string;

  /** `aggregation` (default) reads accounts and transactions, `verification` account and routing numbers. */
  declare mode?: 'aggregation' | 'verification';

  /** `light` (default), `dark` or `browser`, which follows the user's preference. */
  declare colorScheme?: 'light' | 'dark' | 'browser';

  /** `PFM` (personal financial management), `MONEY_MOVEMENT` or both; saved on the members that are connected. */
  declare useCases?: readonly ('PFM' | 'MONEY_MOVEMENT')[];

  /** The products to read (MX API v20250224), e.g. `account_verification transactions`. */
  declare products?: readonly (
    | 'account_verification'
    | 'identity_verification'
    | 'transactions'
    | 'transaction_history'
    | 'statements'
    | 'investments'
    | 'rewards'
  )[];

  /** Reads transactions too. MX's default: yes in aggregation, no in verification. */
  declare includeTransactions?: boolean;

  /** Reads the account owners after the main job. MX's default: no. */
  declare includeIdentity?: boolean;

  /** No daily aggregation in the background. MX's default: no in aggregation, yes in verification. */
  declare disableBackgroundAgg?: boolean;

  /** No way back to the search; needs a current member or institution. The page handles `connect-back-to-search`. */
  declare disableInstitutionSearch?: boolean;

  /** Opens the current member in its update-credentials view. */
  declare updateCredentials?: boolean;

  /** Hands over to the bank's own mobile app where there is one. MX's default: yes. */
  declare enableApp2app?: boolean;

  /** Shows institutions of these countries only: `US`, `CA`, `MX`. */
  declare isoCountryCode?: readonly ('US' | 'CA' | 'MX')[];

  /** A product offered beside the main one: `account_verification` or `transactions`. */
  declare additionalProductOption?: 'account_verification' | 'transactions';

  /**
   * Opens the widget on this microdeposit, `MIC-…`, for a user who comes back to enter the two amounts. Its guid comes with
   * `connect-microdeposits-details-submitted`, days before. Needs `mode="verification"` on the element, too (MX).
   */
  declare currentMicrodepositGuid?: string;

  /**
   * The URL to which MX sends the user after OAuth, if `oauth-referral-source` is `APP`, as it is with every `popout` but `widget`:
   * a page of the host page's own origin which reports on a `BroadcastChannel` that the user is back (see demo/guides/oauth.md), or the page
   * with the element itself, which comes back to its member with `resume`. No default: unless the backend sets it,
   * MX does not bring the user back to your site. MX adds its result to the query string, which the element ignores.
   */
  declare clientRedirectUrl?: string;

  /**
   * Who opens the bank's window: the widget (`BROWSER`, MX's default) or the app around it (`APP`). Follows `popout`
   * unless set. `BROWSER` with any `popout` but `widget` opens two windows; `APP` with `popout="widget"` opens none, unless your page
   * cancels `connect-popout-requested` and opens one itself. MX asks web pages not to set `APP`: it breaks OAuth unless
   * `client-redirect-url` brings the user back.
   */
  declare oauthReferralSource?: 'BROWSER' | 'APP';

  /** The URL scheme of widget messages in a native web view. MX's default: `mx`. */
  declare uiMessageWebviewUrlScheme?: string;

  /**
   * Who opens the bank's window: MX's widget (`widget`, default and recommended), this element (`popup` or `tab`), or your page
   * (`manual`). All but `widget` make the element send `oauth-referral-source="APP"` and need `client-redirect-url`; without it the
   * element warns once on the console. To let the page open a single window, cancel `connect-popout-requested`.
   */
  declare popout?: 'widget' | 'popup' | 'tab' | 'manual';

  /** Seconds to wait for a user at the bank before the outcome is `timed-out`; a later success still counts. Default 900; 0: no limit. */
  declare popoutTimeout?: number;

  /** Seconds without activity until the session ends. Default 900, as at MX; 0 switches the clock off. */
  declare sessionTimeout?: number;

  /** Seconds before the end at which the warning appears. Default 30, as MX's, or half of a session shorter than a minute. */
  declare sessionWarning?: number;

  /** Seconds the widget may stay silent after its frame was asked to load, before `frame-timeout`. Default 20. */
  declare frameTimeout?: number;

  /** More origins that the widget may send messages from, in case MX redirects it, e.g. `https://widgets.moneydesktop.com`. */
  declare allowedOrigins?: readonly string[];

  /** Hosts of AllData's connect experience besides Fiserv's own, e.g. `alldata.example` or `localhost:4403`. */
  declare alldataHosts?: readonly string[];

  /** Accessible name of the frame. Default: "Connect your bank", in `language`. */
  declare iframeTitle?: string;

  /** `eager` (default) loads at once, `lazy` when the element comes near the viewport. */
  declare loading?: 'eager' | 'lazy';

  /**
   * After a full redirect or a reload during OAuth, comes back to the member that was being connected, for 15 minutes. Kept for
   * each `id` in this tab's `sessionStorage`, member guid and time only; the page's own address is ignored.
   */
  declare resume?: boolean;

  /** Writes states, messages, rejections and once what `diagnose()` finds to the console; never URLs, credentials or guids. */
  declare debug?: boolean;
}

/** Not reflected: a page that morphs its DOM (Turbo, Livewire, htmx) removes the attributes that its server has not sent. */
function declared(name: string, kind: OptionDefinition['kind']): PropertyDeclaration {
  return { attribute: attributeOf(name), converter: converterOf(kind) };
}
