/**
 * `connect-widget-element/protocol`: the wire between a host page or native app and MX's Connect Widget.
 * Pure functions that never throw on anything received; needs no DOM, so it runs in Node, workers and React
 * Native alike.
 */
export { decodeMessage, type DecodeResult } from './decode.js';
export {
  isActivity,
  messageTypes,
  type MessageDetails,
  type MessageType,
  type UnknownMessage,
  type WidgetMessage,
} from './messages.js';
export { describeConnectionStatus } from './connection-status.js';
export type { ConnectionPhase, ConnectionStatus, ConnectionStatusName } from './connection-status.js';
export { encodeCommand, type HostCommand } from './encode.js';
export type { InvalidReason, InvalidResult } from './envelope.js';
export { toEventName, type EventNameOf, type MessageEventDetails } from './event-name.js';
export { decideNavigation, type NavigationDecision, type NavigationOptions } from './navigation-decision.js';
export { decodeOAuthResult, type OAuthDecodeResult, type OAuthResult } from './oauth-result.js';
export { originOf, safeHttpUrl } from './origin.js';
export { decodeUrlMessage, type UrlDecodeResult, type UrlMessageOptions } from './url-messages.js';
