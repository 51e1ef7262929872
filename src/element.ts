/**
 * `connect-widget-element/element`: the classes and types, without defining the elements; for a scoped registry, another tag name
 * or a subclass.
 */
export { ConnectWidget } from './boot/connect-widget.js';
export type { ConnectWidgetListener } from './boot/typed-listeners.js';
export { ConnectWidgetProvider } from './boot/connect-widget-provider.js';
export { connectWidgetContext } from './views/widget-context.js';
export { connectWidgetDefaultsContext } from './config/defaults-context.js';
export { describeConnectionStatus } from './protocol/connection-status.js';
export type { Breakpoint } from './page/breakpoint.js';
export type { ConnectWidgetEventMap, HostEventDetails } from './events/event-map.js';
export type {
  ConnectWidgetActions,
  ConnectWidgetContextValue,
  ConnectWidgetPopout,
  ConnectWidgetPopoutActions,
  ConnectWidgetSnapshot,
} from './views/widget-context.js';
export type { ConnectionStatusMeaning } from './events/member-status.js';
export type { DiagnosisCode, DiagnosisFinding } from './diagnosis/findings.js';
export type { BackendError, ErrorCode, WidgetError } from './errors/widget-error.js';
export type {
  ConnectionPhase,
  ConnectionStatus,
  ConnectionStatusName,
  MessageEventDetails,
  WidgetMessage,
} from './protocol/index.js';
export type {
  PopoutKind,
  PopoutMode,
  PopoutOutcome,
  PopoutRequest,
  PopoutResult,
  ReportedResult,
} from './popout/types.js';
export type { RejectionReason } from './frame/rejection.js';
export type { ConnectWidgetTexts, OwnTexts, PluralForms, ScreenTexts } from './localization/texts.js';
export type { WidgetDefaults } from './config/defaults-context.js';
export type { FinishReason, WidgetState } from './machine/types.js';
export type { WidgetUrlOptions, WidgetUrlProvider, WidgetUrlRequest } from './config/options.js';
