// Written by npm run manifest.
import type { ConnectWidgetEventMap, ConnectWidgetTexts, WidgetUrlProvider } from '../element.js';
import type { Flag, ListOf, Seconds } from './values.js';

/** Every option by the name of its property, which also takes the text of its attribute. */
export interface OptionProperties {
  /** Asks for a fresh widget URL in the page's own way; looked at before `widgetUrlEndpoint` and `widgetUrl`.
   * Called again for every load, reload and reconnect, because a widget URL works once and for ten minutes (MX). */
  widgetUrlProvider?: WidgetUrlProvider | undefined;
  /** The page's own texts for this element's screens, by language tag, in place of ours or for a language that we do not have:
   * `{ en: { startAgain: 'Begin again' }, ar: { dir: 'rtl', … } }`. A text that is missing, or no text, is ours in that language, or
   * else in English; the console names it. The widget's own texts come from MX. */
  texts?: ConnectWidgetTexts | undefined;
  /** The address of the team's own backend, which receives a POST with `{ "widget_url": { …options } }` and responds as MX does.
   * Cookies are sent to the page's own origin only. For another origin, or for a token, set `widgetUrlProvider`. */
  widgetUrlEndpoint?: string | undefined;
  /** A ready-made widget URL. It works once: to load again, set a new one. */
  widgetUrl?: string | undefined;
  /** Language of the widget and of this element's own screens, such as `en-US`, `en-CA`, `es`, `fr` or `fr-CA`. Default: the nearest `lang`
   * around the element, or else the browser's language, read whenever a widget URL is requested. If the backend answers with a
   * `Content-Language`, the screens follow that. They go by the primary tag, so `es-MX` is Spanish, and are in English for any
   * language but Spanish, French and those of `texts`. */
  language?: 'en-US' | 'en-CA' | 'es' | 'fr' | 'fr-CA' | (string & {}) | undefined;
  /** Opens the widget on this member: its error, its MFA question or its credentials. Wins over the institution options. */
  currentMemberGuid?: string | undefined;
  /** Opens the widget on this institution's sign-in, by MX's code. */
  currentInstitutionCode?: string | undefined;
  /** Opens the widget on this institution's sign-in, by MX's guid. */
  currentInstitutionGuid?: string | undefined;
  /** `aggregation` (default) reads accounts and transactions, `verification` account and routing numbers. */
  mode?: 'aggregation' | 'verification' | undefined;
  /** `light` (default), `dark` or `browser`, which follows the user's preference. */
  colorScheme?: 'light' | 'dark' | 'browser' | undefined;
  /** `PFM` (personal financial management), `MONEY_MOVEMENT` or both; saved on the members that are connected. */
  useCases?: ListOf<'PFM' | 'MONEY_MOVEMENT'> | undefined;
  /** The products to read (MX API v20250224), e.g. `account_verification transactions`. */
  products?:
    | ListOf<
        | 'account_verification'
        | 'identity_verification'
        | 'transactions'
        | 'transaction_history'
        | 'statements'
        | 'investments'
        | 'rewards'
      >
    | undefined;
  /** Reads transactions too. MX's default: yes in aggregation, no in verification. */
  includeTransactions?: Flag | undefined;
  /** Reads the account owners after the main job. MX's default: no. */
  includeIdentity?: Flag | undefined;
  /** No daily aggregation in the background. MX's default: no in aggregation, yes in verification. */
  disableBackgroundAgg?: Flag | undefined;
  /** No way back to the search; needs a current member or institution. The page handles `connect-back-to-search`. */
  disableInstitutionSearch?: Flag | undefined;
  /** Opens the current member in its update-credentials view. */
  updateCredentials?: Flag | undefined;
  /** Hands over to the bank's own mobile app where there is one. MX's default: yes. */
  enableApp2app?: Flag | undefined;
  /** Shows institutions of these countries only: `US`, `CA`, `MX`. */
  isoCountryCode?: ListOf<'US' | 'CA' | 'MX'> | undefined;
  /** A product offered beside the main one: `account_verification` or `transactions`. */
  additionalProductOption?: 'account_verification' | 'transactions' | undefined;
  /** Opens the widget on this microdeposit, `MIC-…`, for a user who comes back to enter the two amounts. Its guid comes with
   * `connect-microdeposits-details-submitted`, days before. Needs `mode="verification"` on the element, too (MX). */
  currentMicrodepositGuid?: string | undefined;
  /** The URL to which MX sends the user after OAuth, if `oauth-referral-source` is `APP`, as it is with every `popout` but `widget`:
   * a page of the host page's own origin which reports on a `BroadcastChannel` that the user is back (see demo/guides/oauth.md), or the page
   * with the element itself, which comes back to its member with `resume`. No default: unless the backend sets it,
   * MX does not bring the user back to your site. MX adds its result to the query string, which the element ignores. */
  clientRedirectUrl?: string | undefined;
  /** Who opens the bank's window: the widget (`BROWSER`, MX's default) or the app around it (`APP`). Follows `popout`
   * unless set. `BROWSER` with any `popout` but `widget` opens two windows; `APP` with `popout="widget"` opens none, unless your page
   * cancels `connect-popout-requested` and opens one itself. MX asks web pages not to set `APP`: it breaks OAuth unless
   * `client-redirect-url` brings the user back. */
  oauthReferralSource?: 'BROWSER' | 'APP' | undefined;
  /** The URL scheme of widget messages in a native web view. MX's default: `mx`. */
  uiMessageWebviewUrlScheme?: string | undefined;
  /** Who opens the bank's window: MX's widget (`widget`, default and recommended), this element (`popup` or `tab`), or your page
   * (`manual`). All but `widget` make the element send `oauth-referral-source="APP"` and need `client-redirect-url`; without it the
   * element warns once on the console. To let the page open a single window, cancel `connect-popout-requested`. */
  popout?: 'widget' | 'popup' | 'tab' | 'manual' | undefined;
  /** Seconds to wait for a user at the bank before the outcome is `timed-out`; a later success still counts. Default 900; 0: no limit. */
  popoutTimeout?: Seconds | undefined;
  /** Seconds without activity until the session ends. Default 900, as at MX; 0 switches the clock off. */
  sessionTimeout?: Seconds | undefined;
  /** Seconds before the end at which the warning appears. Default 30, as MX's, or half of a session shorter than a minute. */
  sessionWarning?: Seconds | undefined;
  /** Seconds the widget may stay silent after its frame was asked to load, before `frame-timeout`. Default 20. */
  frameTimeout?: Seconds | undefined;
  /** More origins that the widget may send messages from, in case MX redirects it, e.g. `https://widgets.moneydesktop.com`. */
  allowedOrigins?: ListOf<string> | undefined;
  /** Hosts of AllData's connect experience besides Fiserv's own, e.g. `alldata.example` or `localhost:4403`. */
  alldataHosts?: ListOf<string> | undefined;
  /** Accessible name of the frame. Default: "Connect your bank", in `language`. */
  iframeTitle?: string | undefined;
  /** `eager` (default) loads at once, `lazy` when the element comes near the viewport. */
  loading?: 'eager' | 'lazy' | undefined;
  /** After a full redirect or a reload during OAuth, comes back to the member that was being connected, for 15 minutes. Kept for
   * each `id` in this tab's `sessionStorage`, member guid and time only; the page's own address is ignored. */
  resume?: Flag | undefined;
  /** Writes states, messages, rejections and once what `diagnose()` finds to the console; never URLs, credentials or guids. */
  debug?: Flag | undefined;
}

/** The options whose attributes have names of their own. */
export interface HyphenatedOptions<Switch = Flag> {
  /** The address of the team's own backend, which receives a POST with `{ "widget_url": { …options } }` and responds as MX does.
   * Cookies are sent to the page's own origin only. For another origin, or for a token, set `widgetUrlProvider`. */
  'widget-url-endpoint'?: string | undefined;
  /** A ready-made widget URL. It works once: to load again, set a new one. */
  'widget-url'?: string | undefined;
  /** Opens the widget on this member: its error, its MFA question or its credentials. Wins over the institution options. */
  'current-member-guid'?: string | undefined;
  /** Opens the widget on this institution's sign-in, by MX's code. */
  'current-institution-code'?: string | undefined;
  /** Opens the widget on this institution's sign-in, by MX's guid. */
  'current-institution-guid'?: string | undefined;
  /** `light` (default), `dark` or `browser`, which follows the user's preference. */
  'color-scheme'?: 'light' | 'dark' | 'browser' | undefined;
  /** `PFM` (personal financial management), `MONEY_MOVEMENT` or both; saved on the members that are connected. */
  'use-cases'?: ListOf<'PFM' | 'MONEY_MOVEMENT'> | undefined;
  /** Reads transactions too. MX's default: yes in aggregation, no in verification. */
  'include-transactions'?: Switch | undefined;
  /** Reads the account owners after the main job. MX's default: no. */
  'include-identity'?: Switch | undefined;
  /** No daily aggregation in the background. MX's default: no in aggregation, yes in verification. */
  'disable-background-agg'?: Switch | undefined;
  /** No way back to the search; needs a current member or institution. The page handles `connect-back-to-search`. */
  'disable-institution-search'?: Switch | undefined;
  /** Opens the current member in its update-credentials view. */
  'update-credentials'?: Switch | undefined;
  /** Hands over to the bank's own mobile app where there is one. MX's default: yes. */
  'enable-app2app'?: Switch | undefined;
  /** Shows institutions of these countries only: `US`, `CA`, `MX`. */
  'iso-country-code'?: ListOf<'US' | 'CA' | 'MX'> | undefined;
  /** A product offered beside the main one: `account_verification` or `transactions`. */
  'additional-product-option'?: 'account_verification' | 'transactions' | undefined;
  /** Opens the widget on this microdeposit, `MIC-…`, for a user who comes back to enter the two amounts. Its guid comes with
   * `connect-microdeposits-details-submitted`, days before. Needs `mode="verification"` on the element, too (MX). */
  'current-microdeposit-guid'?: string | undefined;
  /** The URL to which MX sends the user after OAuth, if `oauth-referral-source` is `APP`, as it is with every `popout` but `widget`:
   * a page of the host page's own origin which reports on a `BroadcastChannel` that the user is back (see demo/guides/oauth.md), or the page
   * with the element itself, which comes back to its member with `resume`. No default: unless the backend sets it,
   * MX does not bring the user back to your site. MX adds its result to the query string, which the element ignores. */
  'client-redirect-url'?: string | undefined;
  /** Who opens the bank's window: the widget (`BROWSER`, MX's default) or the app around it (`APP`). Follows `popout`
   * unless set. `BROWSER` with any `popout` but `widget` opens two windows; `APP` with `popout="widget"` opens none, unless your page
   * cancels `connect-popout-requested` and opens one itself. MX asks web pages not to set `APP`: it breaks OAuth unless
   * `client-redirect-url` brings the user back. */
  'oauth-referral-source'?: 'BROWSER' | 'APP' | undefined;
  /** The URL scheme of widget messages in a native web view. MX's default: `mx`. */
  'ui-message-webview-url-scheme'?: string | undefined;
  /** Seconds to wait for a user at the bank before the outcome is `timed-out`; a later success still counts. Default 900; 0: no limit. */
  'popout-timeout'?: Seconds | undefined;
  /** Seconds without activity until the session ends. Default 900, as at MX; 0 switches the clock off. */
  'session-timeout'?: Seconds | undefined;
  /** Seconds before the end at which the warning appears. Default 30, as MX's, or half of a session shorter than a minute. */
  'session-warning'?: Seconds | undefined;
  /** Seconds the widget may stay silent after its frame was asked to load, before `frame-timeout`. Default 20. */
  'frame-timeout'?: Seconds | undefined;
  /** More origins that the widget may send messages from, in case MX redirects it, e.g. `https://widgets.moneydesktop.com`. */
  'allowed-origins'?: ListOf<string> | undefined;
  /** Hosts of AllData's connect experience besides Fiserv's own, e.g. `alldata.example` or `localhost:4403`. */
  'alldata-hosts'?: ListOf<string> | undefined;
  /** Accessible name of the frame. Default: "Connect your bank", in `language`. */
  'iframe-title'?: string | undefined;
}

/** A handler for each event of `<connect-widget>`. */
export interface EventHandlers {
  /** The widget’s page runs. */
  'onconnect-load'?: ((event: ConnectWidgetEventMap['connect-load']) => void) | undefined;
  /** The user is active inside the frame. */
  'onconnect-ping'?: ((event: ConnectWidgetEventMap['connect-ping']) => void) | undefined;
  /** The answer to `navigateBack()`. */
  'onconnect-navigation'?: ((event: ConnectWidgetEventMap['connect-navigation']) => void) | undefined;
  /** The widget traps or frees the focus. */
  'onconnect-focus-trap'?: ((event: ConnectWidgetEventMap['connect-focus-trap']) => void) | undefined;
  /** An OAuth flow of the client’s own ended at this URL. */
  'onconnect-client-oauth-complete'?:
    ((event: ConnectWidgetEventMap['connect-client-oauth-complete']) => void) | undefined;
  /** The widget shows its first step. */
  'onconnect-loaded'?: ((event: ConnectWidgetEventMap['connect-loaded']) => void) | undefined;
  /** The user searched for an institution. */
  'onconnect-institution-search'?:
    ((event: ConnectWidgetEventMap['connect-institution-search']) => void) | undefined;
  /** The user chose an institution. */
  'onconnect-selected-institution'?:
    ((event: ConnectWidgetEventMap['connect-selected-institution']) => void) | undefined;
  /** The user entered credentials. */
  'onconnect-enter-credentials'?:
    ((event: ConnectWidgetEventMap['connect-enter-credentials']) => void) | undefined;
  /** The user entered new credentials. */
  'onconnect-update-credentials'?:
    ((event: ConnectWidgetEventMap['connect-update-credentials']) => void) | undefined;
  /** The user answered an MFA question. */
  'onconnect-submit-mfa'?: ((event: ConnectWidgetEventMap['connect-submit-mfa']) => void) | undefined;
  /** The widget went to another step; the first has no `previous`. */
  'onconnect-step-change'?: ((event: ConnectWidgetEventMap['connect-step-change']) => void) | undefined;
  /** The user went back to the search. */
  'onconnect-back-to-search'?: ((event: ConnectWidgetEventMap['connect-back-to-search']) => void) | undefined;
  /** The user went one step back. */
  'onconnect-back-button-clicked'?:
    ((event: ConnectWidgetEventMap['connect-back-button-clicked']) => void) | undefined;
  /** The member’s connection status changed: its name, and whether the user can act on it. */
  'onconnect-member-status-update'?:
    ((event: ConnectWidgetEventMap['connect-member-status-update']) => void) | undefined;
  /** The member’s first data can be read. */
  'onconnect-initial-data-ready'?:
    ((event: ConnectWidgetEventMap['connect-initial-data-ready']) => void) | undefined;
  /** A member is connected. */
  'onconnect-member-connected'?:
    ((event: ConnectWidgetEventMap['connect-member-connected']) => void) | undefined;
  /** The user is done with the connected screen. */
  'onconnect-connected-primary-action'?:
    ((event: ConnectWidgetEventMap['connect-connected-primary-action']) => void) | undefined;
  /** The user deleted a member. */
  'onconnect-member-deleted'?: ((event: ConnectWidgetEventMap['connect-member-deleted']) => void) | undefined;
  /** A member could not be created. */
  'onconnect-create-member-error'?:
    ((event: ConnectWidgetEventMap['connect-create-member-error']) => void) | undefined;
  /** The member has an error. */
  'onconnect-member-error'?: ((event: ConnectWidgetEventMap['connect-member-error']) => void) | undefined;
  /** The user acts on a member’s error. */
  'onconnect-member-error-primary-action'?:
    ((event: ConnectWidgetEventMap['connect-member-error-primary-action']) => void) | undefined;
  /** The bank gave data that MX cannot use. */
  'onconnect-invalid-data'?: ((event: ConnectWidgetEventMap['connect-invalid-data']) => void) | undefined;
  /** The user acts on invalid data. */
  'onconnect-invalid-data-primary-action'?:
    ((event: ConnectWidgetEventMap['connect-invalid-data-primary-action']) => void) | undefined;
  /** The user goes out to the bank. */
  'onconnect-oauth-requested'?:
    ((event: ConnectWidgetEventMap['connect-oauth-requested']) => void) | undefined;
  /** The flow at the bank failed or was denied. */
  'onconnect-oauth-error'?: ((event: ConnectWidgetEventMap['connect-oauth-error']) => void) | undefined;
  /** Microdeposits show their first step. */
  'onconnect-microdeposits-loaded'?:
    ((event: ConnectWidgetEventMap['connect-microdeposits-loaded']) => void) | undefined;
  /** The user submitted account details. */
  'onconnect-microdeposits-details-submitted'?:
    ((event: ConnectWidgetEventMap['connect-microdeposits-details-submitted']) => void) | undefined;
  /** The microdeposits are verified. */
  'onconnect-microdeposits-verified'?:
    ((event: ConnectWidgetEventMap['connect-microdeposits-verified']) => void) | undefined;
  /** The user is done with the verified screen. */
  'onconnect-microdeposits-verified-primary-action'?:
    ((event: ConnectWidgetEventMap['connect-microdeposits-verified-primary-action']) => void) | undefined;
  /** The user will come back when the deposits have arrived. */
  'onconnect-microdeposits-come-back-primary-action'?:
    ((event: ConnectWidgetEventMap['connect-microdeposits-come-back-primary-action']) => void) | undefined;
  /** The user acts on a microdeposits error. */
  'onconnect-microdeposits-error-primary-action'?:
    ((event: ConnectWidgetEventMap['connect-microdeposits-error-primary-action']) => void) | undefined;
  /** This routing number cannot be used. */
  'onconnect-microdeposits-blocked-routing-number'?:
    ((event: ConnectWidgetEventMap['connect-microdeposits-blocked-routing-number']) => void) | undefined;
  /** An account was created. */
  'onconnect-account-created'?:
    ((event: ConnectWidgetEventMap['connect-account-created']) => void) | undefined;
  /** The user wants to transfer funds. */
  'onconnect-pulse-overdraft-warning-cta-transfer-funds'?:
    | ((event: ConnectWidgetEventMap['connect-pulse-overdraft-warning-cta-transfer-funds']) => void)
    | undefined;
  /** `state` changed. */
  'onconnect-state-change'?: ((event: ConnectWidgetEventMap['connect-state-change']) => void) | undefined;
  /** Something failed; `message` is for developers, `backend` what your backend said of it (`{ code?: string; message?: string }`), `cause` what was thrown (`internal-error`). */
  'onconnect-error'?: ((event: ConnectWidgetEventMap['connect-error']) => void) | undefined;
  /** A new session begins with the same member. */
  'onconnect-reconnecting'?: ((event: ConnectWidgetEventMap['connect-reconnecting']) => void) | undefined;
  /** The widget came back to the member from before a redirect or reload. */
  'onconnect-resumed'?: ((event: ConnectWidgetEventMap['connect-resumed']) => void) | undefined;
  /** The user is done, or gone: once per visit, with the members connected in it; `reason` is `done`, `closed`, `expired`, `left` or `error`. */
  'onconnect-finished'?: ((event: ConnectWidgetEventMap['connect-finished']) => void) | undefined;
  /** The session is about to end. Cancelable: the page shows its own warning. */
  'onconnect-idle-warning'?: ((event: ConnectWidgetEventMap['connect-idle-warning']) => void) | undefined;
  /** The user was active while the warning was up. */
  'onconnect-session-continued'?:
    ((event: ConnectWidgetEventMap['connect-session-continued']) => void) | undefined;
  /** The session ended; its frame is gone. */
  'onconnect-session-expired'?:
    ((event: ConnectWidgetEventMap['connect-session-expired']) => void) | undefined;
  /** The widget needs a window to the bank. Cancelable: the page then opens it, and may call `settlePopout()`. */
  'onconnect-popout-requested'?:
    ((event: ConnectWidgetEventMap['connect-popout-requested']) => void) | undefined;
  /** A window to the bank was opened. */
  'onconnect-popout-opened'?: ((event: ConnectWidgetEventMap['connect-popout-opened']) => void) | undefined;
  /** How the pop-out ended; what the widget reports later, such as a success, comes as a second event. */
  'onconnect-popout-settled'?: ((event: ConnectWidgetEventMap['connect-popout-settled']) => void) | undefined;
  /** Every accepted message, unknown `mx/…` ones included. */
  'onconnect-message'?: ((event: ConnectWidgetEventMap['connect-message']) => void) | undefined;
  /** A message that was not believed; at most ten a second. */
  'onconnect-message-rejected'?:
    ((event: ConnectWidgetEventMap['connect-message-rejected']) => void) | undefined;
  /** The width crossed one of MX’s breakpoints. */
  'onconnect-breakpoint-change'?:
    ((event: ConnectWidgetEventMap['connect-breakpoint-change']) => void) | undefined;
}
