import { originOf } from './origin.js';
import { splitUrl } from './url-parts.js';
import {
  decodeUrlMessage,
  isClientRedirect,
  schemeOf,
  type UrlDecodeResult,
  type UrlMessageOptions,
} from './url-messages.js';

export interface NavigationOptions extends UrlMessageOptions {
  /** The widget URL that the WebView was opened with. */
  widgetUrl: string;
}

/** What a WebView shell should do about a navigation. */
export type NavigationDecision =
  /** Let the WebView load it. */
  | { action: 'load' }
  /** Do not load it: it is a message. An `unknown` or `invalid` result has nothing to load either. */
  | { action: 'intercept'; result: UrlDecodeResult }
  /** Do not load it here; hand it to the system's browser. */
  | { action: 'open-in-browser'; url: string }
  /** Do nothing at all. */
  | { action: 'block' };

/**
 * Decides about a navigation of the WebView's main frame. Never throws.
 *
 * - the configured scheme, and the end of OAuth at `clientRedirectUrl`: `intercept`
 * - the widget's own origin: `load`
 * - any other http(s) URL (a bank, an institution's site): `open-in-browser`; banks refuse WebViews
 * - everything else (`javascript:`, `data:`, `file:`, `intent:`, other apps' schemes, malformed or ambiguous
 *   URLs): `block`
 */
export function decideNavigation(url: string, options: NavigationOptions): NavigationDecision {
  const parts = splitUrl(url);
  const result = decodeUrlMessage(url, options);
  if (
    parts?.scheme === schemeOf(options) ||
    (parts && result.status === 'oauth-result' && isClientRedirect(parts, options.clientRedirectUrl))
  ) {
    return { action: 'intercept', result };
  }
  const origin = originOf(url);
  if (origin === undefined) return { action: 'block' };
  return origin === originOf(options.widgetUrl) ? { action: 'load' } : { action: 'open-in-browser', url };
}
