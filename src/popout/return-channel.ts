/**
 * The name of the `BroadcastChannel` on which the host's return page, the one that `client-redirect-url` names, says that the user
 * is back from the bank:
 *
 * ```html
 * <script>
 *   new BroadcastChannel('connect-widget-element/oauth').postMessage('returned');
 *   window.close();
 * </script>
 * ```
 *
 * An opener policy at the bank does not cut this channel. Only pages of the host page's own origin can post to it, but any website
 * can open such a page, with any query. So it does not matter what is posted: how the trip ended comes from the widget, which asks
 * MX by itself.
 */
export const returnChannelName = 'connect-widget-element/oauth';

/**
 * Calls back whenever a return page of this origin, in any tab, says that its user is back.
 *
 * @returns a function that stops it. Where the browser allows no channel, nothing is heard.
 */
export function listenForReturn(
  createChannel: (name: string) => BroadcastChannel,
  callback: () => void,
): () => void {
  try {
    const channel = createChannel(returnChannelName);
    channel.onmessage = callback;
    return () => channel.close();
  } catch {
    // Firefox throws in a frame that may store nothing.
    return () => undefined;
  }
}
