/**
 * The public types, written out. A change that breaks a consumer's code does not compile here: it needs an entry in the CHANGELOG, and
 * a change of this file. `npm run types` reads the sources, test/tools/consumer-types.ts the published declarations.
 */
import { expectTypeOf } from 'expect-type';
import {
  ConnectWidget,
  describeConnectionStatus,
  type BackendError,
  type Breakpoint,
  type ConnectionPhase,
  type ConnectionStatus,
  type ConnectWidgetActions,
  type ConnectWidgetContextValue,
  type ConnectWidgetEventMap,
  type ConnectWidgetPopoutActions,
  type ConnectWidgetProvider,
  type ConnectWidgetSnapshot,
  type ConnectWidgetTexts,
  type DiagnosisFinding,
  type ErrorCode,
  type FinishReason,
  type PopoutKind,
  type PopoutMode,
  type PopoutOutcome,
  type PopoutRequest,
  type PopoutResult,
  type RejectionReason,
  type ReportedResult,
  type WidgetDefaults,
  type WidgetError,
  type WidgetState,
  type WidgetUrlOptions,
  type WidgetUrlProvider,
  type WidgetUrlRequest,
} from 'connect-widget-element';
import { openConnect, type ConnectOptions, type ConnectResult } from 'connect-widget-element/dialog';

expectTypeOf<HTMLElementTagNameMap['connect-widget']>().toEqualTypeOf<ConnectWidget>();
expectTypeOf<HTMLElementTagNameMap['connect-widget-provider']>().toEqualTypeOf<ConnectWidgetProvider>();

type Product =
  | 'account_verification'
  | 'identity_verification'
  | 'transactions'
  | 'transaction_history'
  | 'statements'
  | 'investments'
  | 'rewards';

interface Options {
  readonly currentMemberGuid?: string;
  readonly currentInstitutionCode?: string;
  readonly currentInstitutionGuid?: string;
  readonly mode?: 'aggregation' | 'verification';
  readonly colorScheme?: 'light' | 'dark' | 'browser';
  readonly useCases?: readonly ('PFM' | 'MONEY_MOVEMENT')[];
  readonly products?: readonly Product[];
  readonly includeTransactions?: boolean;
  readonly includeIdentity?: boolean;
  readonly disableBackgroundAgg?: boolean;
  readonly disableInstitutionSearch?: boolean;
  readonly updateCredentials?: boolean;
  readonly enableApp2app?: boolean;
  readonly isoCountryCode?: readonly ('US' | 'CA' | 'MX')[];
  readonly additionalProductOption?: 'account_verification' | 'transactions';
  readonly currentMicrodepositGuid?: string;
  readonly clientRedirectUrl?: string;
  readonly oauthReferralSource?: 'BROWSER' | 'APP';
  readonly uiMessageWebviewUrlScheme?: string;
  readonly popout?: 'widget' | 'popup' | 'tab' | 'manual';
  readonly popoutTimeout?: number;
  readonly sessionTimeout?: number;
  readonly sessionWarning?: number;
  readonly frameTimeout?: number;
  readonly allowedOrigins?: readonly string[];
  readonly alldataHosts?: readonly string[];
  readonly iframeTitle?: string;
  readonly loading?: 'eager' | 'lazy';
  readonly resume?: boolean;
  readonly debug?: boolean;
  readonly texts?: ConnectWidgetTexts;
  readonly widgetUrlProvider?: WidgetUrlProvider;
  readonly widgetUrlEndpoint?: string;
  readonly widgetUrl?: string;
}
expectTypeOf<Omit<WidgetDefaults, 'language'>>().toEqualTypeOf<Options>();
expectTypeOf<WidgetDefaults['language']>().toEqualTypeOf<string | undefined>();
expectTypeOf<Readonly<Pick<ConnectWidget, keyof Options>>>().toEqualTypeOf<Options>();
expectTypeOf<Readonly<Pick<ConnectWidgetProvider, keyof Options>>>().toEqualTypeOf<Options>();
expectTypeOf<{ language: string }>().toExtend<Pick<ConnectWidget, 'language'>>();

interface Members {
  readonly state: WidgetState;
  readonly userGuid: string | undefined;
  readonly sessionGuid: string | undefined;
  readonly memberGuid: string | undefined;
  readonly breakpoint: Breakpoint | undefined;
  reload: () => void;
  reconnect: () => void;
  continueSession: () => void;
  close: () => void;
  navigateBack: () => Promise<boolean>;
  settlePopout: (reported: ReportedResult) => void;
  diagnose: () => Promise<readonly DiagnosisFinding[]>;
  focus: (options?: FocusOptions) => void;
}
expectTypeOf<Pick<ConnectWidget, keyof Members>>().toEqualTypeOf<Members>();
expectTypeOf<ConnectWidgetActions>().toExtend<Pick<Members, keyof ConnectWidgetActions>>();
expectTypeOf<keyof ConnectWidgetActions>().toEqualTypeOf<
  'reload' | 'reconnect' | 'continueSession' | 'navigateBack' | 'close'
>();
expectTypeOf<keyof ConnectWidgetPopoutActions>().toEqualTypeOf<'openPopout' | 'cancelPopout'>();
expectTypeOf<ConnectWidgetContextValue>().toEqualTypeOf<{
  readonly snapshot: ConnectWidgetSnapshot;
  readonly actions: ConnectWidgetActions & ConnectWidgetPopoutActions;
}>();
expectTypeOf<keyof ConnectWidgetSnapshot>().toEqualTypeOf<
  | ('state' | 'activeStates' | 'userGuid' | 'sessionGuid' | 'memberGuid')
  | ('breakpoint' | 'secondsLeft' | 'error' | 'popout')
>();

expectTypeOf<WidgetState>().toEqualTypeOf<
  'idle' | 'loading' | 'active' | 'popout' | 'idle-warning' | 'expired' | 'error' | 'unsupported' | 'closed'
>();
expectTypeOf<Breakpoint>().toEqualTypeOf<'small' | 'medium' | 'large'>();
expectTypeOf<PopoutKind>().toEqualTypeOf<'oauth' | 'alldata'>();
expectTypeOf<PopoutMode>().toEqualTypeOf<'widget' | 'popup' | 'tab' | 'manual'>();
expectTypeOf<PopoutOutcome>().toEqualTypeOf<
  'completed' | 'denied' | 'closed' | 'blocked' | 'severed' | 'timed-out'
>();
expectTypeOf<RejectionReason>().toEqualTypeOf<
  'unknown-source' | 'wrong-origin' | 'invalid-message' | 'unsafe-url' | 'unasked-popout'
>();
expectTypeOf<ErrorCode>().toEqualTypeOf<
  | ('config-invalid' | 'url-request-failed' | 'url-request-rejected' | 'url-invalid' | 'url-spent')
  | (
      | 'frame-timeout'
      | 'frame-blocked'
      | 'offline'
      | 'script-failed'
      | 'internal-error'
      | 'unsupported-browser'
      | 'unsupported-page'
    )
>();
expectTypeOf<WidgetError>().toEqualTypeOf<{
  readonly code: ErrorCode;
  readonly recoverable: boolean;
  readonly message: string;
  readonly status?: number;
  readonly backend?: BackendError;
  readonly cause?: unknown;
}>();
expectTypeOf<BackendError>().toEqualTypeOf<{ readonly code?: string; readonly message?: string }>();
expectTypeOf<PopoutRequest>().toEqualTypeOf<{
  readonly url: string;
  readonly kind: PopoutKind;
  readonly memberGuid: string;
}>();
expectTypeOf<PopoutResult>().toEqualTypeOf<{ readonly outcome: PopoutOutcome; readonly reason?: string }>();
expectTypeOf<ReportedResult>().toEqualTypeOf<{
  readonly outcome: PopoutOutcome;
  readonly reason?: string;
  readonly memberGuid?: string;
}>();

expectTypeOf<WidgetUrlProvider>().toEqualTypeOf<
  (request: WidgetUrlRequest, context: { readonly signal: AbortSignal }) => Promise<string>
>();
expectTypeOf<WidgetUrlRequest>().toEqualTypeOf<{
  readonly widget_url: WidgetUrlOptions;
  readonly language: string;
}>();

expectTypeOf<ConnectionPhase>().toEqualTypeOf<'in-progress' | 'connected' | 'needs-user' | 'unavailable'>();
expectTypeOf(describeConnectionStatus).toEqualTypeOf<
  (codeOrName: number | string) => ConnectionStatus | undefined
>();

expectTypeOf<FinishReason>().toEqualTypeOf<'done' | 'closed' | 'expired' | 'error' | 'left'>();
expectTypeOf<ConnectWidgetEventMap['connect-finished']['detail']>().toEqualTypeOf<{
  readonly memberGuids: readonly string[];
  readonly reason: FinishReason;
}>();
expectTypeOf<ConnectResult>().toEqualTypeOf<ConnectWidgetEventMap['connect-finished']['detail']>();
expectTypeOf(openConnect).toEqualTypeOf<(options: ConnectOptions) => Promise<ConnectResult>>();
expectTypeOf<WidgetDefaults>().toExtend<ConnectOptions>();
expectTypeOf<{
  en: { startAgain: string };
  ar: { dir: 'rtl'; secondsLeft: { other: string } };
}>().toExtend<ConnectWidgetTexts>();

const widget = new ConnectWidget();
widget.addEventListener('connect-member-connected', function (event) {
  expectTypeOf(this).toEqualTypeOf<ConnectWidget>();
  expectTypeOf(event).toEqualTypeOf<ConnectWidgetEventMap['connect-member-connected']>();
  expectTypeOf(event.detail.member_guid).toEqualTypeOf<string>();
});
