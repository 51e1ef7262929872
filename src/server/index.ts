/**
 * `connect-widget-element/server`: the backend's part, a handler that requests widget URLs from MX without leaking a key.
 * Needs nothing but the web's own `Request`, `Response`, `fetch` and `URL`. Not for browsers: it holds your key.
 */
export { createWidgetUrlHandler } from './create-widget-url-handler.js';
export { toNodeHandler } from './node.js';
export type { NodeRequest, NodeResponse } from './node.js';
export type { Credentials } from './credentials.js';
export type {
  Authorization,
  MxUser,
  PlatformAddress,
  PlatformCredentials,
  WidgetUrlFailure,
  WidgetUrlHandler,
  WidgetUrlHandlerOptions,
} from './options.js';
export type { WidgetUrlErrorCode } from './problems.js';
export { allWidgetOptions, defaultAllowedOptions } from './widget-options.js';
export type { WidgetOptionName, WidgetOptions } from './widget-options.js';
