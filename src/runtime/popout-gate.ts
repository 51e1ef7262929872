import { describePopout } from './describe-popout.js';
import { isUserActive } from '../page/user-activation.js';
import type { Config } from '../config/parse-config.js';
import type { MessageDetails } from '../protocol/index.js';
import type { PopoutRequest } from '../popout/types.js';
import type { Rejection } from '../frame/rejection.js';

/** Where the chart is within `popout`. */
export type PopoutPlace = 'opening' | 'following' | 'waiting' | 'blocked' | undefined;

/** Advice for a page that reports on a window that it did not open. */
export const notTheirs =
  'settlePopout() was ignored: it counts for a window that the page opens, with popout="manual" or after it canceled connect-popout-requested.';

/** Returns the request for the window, or the reason why it is refused. */
export function admitPopout(
  detail: MessageDetails['mx/connect/oauthRequested'],
  { alldataHosts, popout }: Config,
  place: PopoutPlace,
): { readonly request: PopoutRequest } | { readonly refusal: Omit<Rejection, 'origin'> } {
  const request = describePopout(detail, alldataHosts);
  if (!request) {
    const message = 'oauthRequested: expected url to be https:, so nothing was opened.';
    return { refusal: { reason: 'unsafe-url', message } };
  }
  // A window that the widget opens, it has opened already.
  if (place === undefined || popout === 'widget' || isAskedFor(place)) return { request };
  const message = 'oauthRequested: another window is out, and no user asked for this one.';
  return { refusal: { reason: 'unasked-popout', message } };
}

/** While our own screen covers the widget, nobody can have asked for anything in it. */
function isAskedFor(place: PopoutPlace): boolean {
  return place === 'following' && isUserActive();
}
