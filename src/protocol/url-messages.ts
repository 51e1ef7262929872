import { decodePayload, type DecodeResult } from './decode.js';
import { invalid } from './envelope.js';
import { readOAuthResult, type OAuthResult } from './oauth-result.js';
import { queryParameter, splitUrl, type UrlParts } from './url-parts.js';

/** What a URL turned out to be: a message of the widget, the end of an OAuth flow, or neither. */
export type UrlDecodeResult = DecodeResult | { status: 'oauth-result'; result: OAuthResult };

export interface UrlMessageOptions {
  /** The widget URL's `ui_message_webview_url_scheme`, such as `myapp` (`myapp://` is fine too). Default `mx`. */
  scheme?: string | undefined;
  /** The widget URL's `client_redirect_url`, when that is where OAuth ends. */
  clientRedirectUrl?: string | undefined;
}

/**
 * Decodes the URLs a native app sees in place of messages. Never throws.
 *
 * - `<scheme>://connect/memberConnected?metadata=<encoded JSON>`: what the widget navigates to in a WebView
 *   (`is_mobile_webview`), entity messages included. The scheme must be the configured one.
 * - `<scheme>://oauth_complete?status=success&member_guid=…`: the redirect after OAuth, with `oauth_complete` as
 *   the host or at the end of the path, or the same parameters at `clientRedirectUrl`. Any scheme, as that URL is
 *   the app's own; treat the result as a hint, since any app or page can open it: the widget itself asks MX.
 */
export function decodeUrlMessage(url: string, options: UrlMessageOptions = {}): UrlDecodeResult {
  try {
    const parts = splitUrl(url);
    if (!parts) return invalid('not-a-url');
    if (endsOAuth.test(parts.place) || isClientRedirect(parts, options.clientRedirectUrl))
      return decodeOAuthRedirect(parts.query);
    if (parts.scheme !== schemeOf(options)) return invalid('foreign-scheme');
    return decodePayload(`mx/${parts.place}`, JSON.parse(queryParameter(parts.query, 'metadata') || '{}'));
  } catch {
    return invalid('malformed-encoding');
  }
}

/** The scheme to expect, in the form `splitUrl` gives it. */
export function schemeOf({ scheme = 'mx' }: UrlMessageOptions): string {
  return scheme.replace(/:(\/\/)?$/, '').toLowerCase();
}

const endsOAuth = /(^|\/)oauth_complete$/;

/** MX adds the result to the client's URL; with or without `oauth_complete`, both are known. */
export function isClientRedirect(
  { scheme, place }: UrlParts,
  clientRedirectUrl: string | undefined,
): boolean {
  const redirect = splitUrl(clientRedirectUrl);
  return redirect?.scheme === scheme && [place, place.replace(endsOAuth, '')].includes(redirect.place);
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
