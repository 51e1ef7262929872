import { decodeUrlMessage } from '../protocol/index.js';
import type { OAuthResult } from '../protocol/index.js';

/**
 * The name of the `BroadcastChannel` at which the page's own return page, the one that `client-redirect-url` names, tells how
 * the flow at the bank ended. It posts its own address, to which MX has added `status`, `member_guid` and `error_reason`:
 *
 * ```html
 * <script>
 *   new BroadcastChannel('connect-widget-element/oauth').postMessage(location.href);
 *   window.close();
 * </script>
 * ```
 *
 * A header at the bank that cuts the tie between the windows does not cut this one. The return page must be of the host page's
 * origin, for the browser lets no other post here.
 */
export const returnChannelName = 'connect-widget-element/oauth';

/** What the address of the return page says; `undefined` for anything else that somebody may post. Never throws. */
export function decodeReturnUrl(url: unknown): OAuthResult | undefined {
  if (typeof url !== 'string' || !/^https?:/i.test(url)) return undefined;
  // Whatever place it has: that the browser lets it post here shows that it is the page's own.
  const decoded = decodeUrlMessage(url, { clientRedirectUrl: url });
  return decoded.status === 'oauth-result' ? decoded.result : undefined;
}

/** Listens for the return page; answers how to stop. Where the browser allows no channel, nothing is heard. */
export function listenForReturn(
  createChannel: (name: string) => BroadcastChannel,
  receive: (result: OAuthResult) => void,
): () => void {
  try {
    const channel = createChannel(returnChannelName);
    channel.onmessage = ({ data }: MessageEvent<unknown>) => {
      const result = decodeReturnUrl(data);
      if (result) receive(result);
    };
    return () => channel.close();
  } catch {
    // Firefox throws in a frame that may store nothing.
    return () => undefined;
  }
}
