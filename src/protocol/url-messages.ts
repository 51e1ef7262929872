import { decodePayload, type DecodeResult } from './decode.js';
import { invalid } from './envelope.js';
import { readOAuthResult, type OAuthResult } from './oauth-result.js';
import { queryParameter, splitUrl } from './url-parts.js';

/** What a URL turned out to be: a message of the widget, the end of an OAuth flow, or neither. */
export type UrlDecodeResult = DecodeResult | { status: 'oauth-result'; result: OAuthResult };

export interface UrlMessageOptions {
  /** The widget URL's `ui_message_webview_url_scheme`, such as `myapp` (`myapp://` is fine too). Default `mx`. */
  scheme?: string | undefined;
}

/**
 * Decodes the URLs a native app sees in place of messages. Never throws.
 *
 * - `<scheme>://connect/memberConnected?metadata=<encoded JSON>`: what the widget navigates to in a WebView
 *   (`is_mobile_webview`), entity messages included. The scheme must be the configured one.
 * - `<scheme>://oauth_complete?status=success&member_guid=…`: the redirect after OAuth, with `oauth_complete` as
 *   the host or, with `client_redirect_url`, at the end of the path. Any scheme, as that URL is the app's own;
 *   treat the result as a hint, since any app or page can open it: the widget itself asks MX.
 */
export function decodeUrlMessage(url: string, options: UrlMessageOptions = {}): UrlDecodeResult {
  try {
    const parts = splitUrl(url);
    if (!parts) return invalid('not-a-url');
    const event = withoutTrailingSlashes(parts.authority + parts.path);
    if (/(^|\/)oauth_complete$/.test(event)) return decodeOAuthRedirect(parts.query);
    if (parts.scheme !== schemeOf(options)) return invalid('foreign-scheme');
    return decodePayload(`mx/${event}`, JSON.parse(queryParameter(parts.query, 'metadata') || '{}'));
  } catch {
    return invalid('malformed-encoding');
  }
}

/** The scheme to expect, in the form `splitUrl` gives it. */
export function schemeOf({ scheme = 'mx' }: UrlMessageOptions): string {
  return scheme.replace(/:(\/\/)?$/, '').toLowerCase();
}

/** By hand, for `/\/+$/` takes time that grows with the square of a run of slashes. */
function withoutTrailingSlashes(text: string): string {
  let end = text.length;
  while (text[end - 1] === '/') end--;
  return text.slice(0, end);
}

function decodeOAuthRedirect(query: string): UrlDecodeResult {
  const status = queryParameter(query, 'status');
  if (status !== 'success' && status !== 'error') {
    return invalid('invalid-field', {
      type: 'oauth_complete',
      field: 'status',
      expected: 'success or error',
    });
  }
  const outcome = status === 'success' ? 'completed' : 'denied';
  const decoded = readOAuthResult(outcome, 'oauth_complete', (name) => queryParameter(query, name));
  return decoded.status === 'ok' ? { status: 'oauth-result', result: decoded.result } : decoded;
}
