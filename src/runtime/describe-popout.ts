import { readSafeUrl } from '../page/safe-url.js';
import type { PopoutRequest } from '../popout/types.js';

/** Where Fiserv hosts AllData's connect experience; a page can name others in `alldata-hosts`. */
const fiservHosts = ['fiserv.com', 'fiservapps.com', 'alldata.com', 'alldataconnect.com'];

/**
 * Turns the widget's `oauthRequested` into something safe to open, or `undefined` when its URL is not:
 * `https:` only (`http:` on this very machine), never `javascript:`, `data:` or a relative URL.
 */
export function describePopout(
  detail: { readonly url: string; readonly member_guid: string },
  allDataHosts: readonly string[],
): PopoutRequest | undefined {
  const result = readSafeUrl(detail.url);
  if ('found' in result) return undefined;
  const { href, host, hostname } = result.url;
  // AllData is told by its destination: one of Fiserv's hosts or a host below it. A configured host may name a port.
  const isAt = (known: string) => host === known || hostname === known || hostname.endsWith(`.${known}`);
  const kind = [...fiservHosts, ...allDataHosts].some(isAt) ? 'alldata' : 'oauth';
  return { url: href, kind, memberGuid: detail.member_guid };
}
