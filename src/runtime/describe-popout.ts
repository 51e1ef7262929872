import { safeHttpUrl } from '../protocol/origin.js';
import type { PopoutKind, PopoutRequest } from '../popout/types.js';

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
  const url = safeHttpUrl(detail.url);
  const kind = url === undefined ? undefined : kindOf(url, allDataHosts);
  return url === undefined || kind === undefined ? undefined : { url, kind, memberGuid: detail.member_guid };
}

/**
 * AllData is told by its destination: one of Fiserv's hosts or a host below it. A configured host may name a port.
 * `undefined` for what no browser could open, such as a broken Punycode host.
 */
function kindOf(url: string, allDataHosts: readonly string[]): PopoutKind | undefined {
  try {
    const { host, hostname } = new URL(url);
    const isAt = (known: string) => host === known || hostname === known || hostname.endsWith(`.${known}`);
    return [...fiservHosts, ...allDataHosts].some(isAt) ? 'alldata' : 'oauth';
  } catch {
    return undefined;
  }
}
