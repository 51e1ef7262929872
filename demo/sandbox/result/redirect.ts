import type { AuthorizationRecord } from '../store/types.js';

/** Schemes that would run or show something of the caller's on this origin. */
const dangerousSchemes: readonly string[] = ['javascript:', 'data:', 'vbscript:', 'blob:', 'file:'];

/**
 * Where an `APP` flow ends outside of MX: at `client_redirect_url`, or in a WebView at
 * `<scheme>://oauth_complete`, with the result in the query. `null` for every other flow, and for a URL that is none.
 */
export function redirectOf(trip: AuthorizationRecord, inWebView: boolean): string | null {
  if (trip.referralSource !== 'APP') return null;
  const base = trip.clientRedirectUrl ?? (inWebView ? `${trip.webviewUrlScheme}://oauth_complete` : null);
  if (base === null || !URL.canParse(base)) return null;
  const url = new URL(base);
  if (dangerousSchemes.includes(url.protocol)) return null;
  url.searchParams.set('status', trip.status);
  // As MX does it, a denial names no member here.
  if (trip.status === 'success') url.searchParams.set('member_guid', trip.memberGuid);
  if (trip.errorReason !== null) url.searchParams.set('error_reason', trip.errorReason);
  return url.href;
}
