import type { Member } from '../../../widget/contract.js';
import { message } from '../wire/messages.js';
import { connecting, signIn, stepChange, to } from './build.js';
import type { FlowOptions, Screen, ScreenAt, Transition } from './types.js';

type SignInWindow = Extract<ScreenAt<'enterCreds'>, { way: 'window' }>;

/**
 * Sends the user to the bank. With `oauth_referral_source` BROWSER the widget opens the window itself, within the
 * click; with APP, and in a WebView, it only tells the host where to go.
 */
export function openWindow(screen: SignInWindow, options: FlowOptions): Transition {
  const { departure } = screen;
  if (departure === null) return { flow: { screen, problem: null }, messages: [], effects: [] };
  const opens = options.oauth_referral_source === 'BROWSER' && !options.is_mobile_webview;
  return to(
    { ...screen, away: true },
    [message('connect/oauthRequested', { url: departure.url, member_guid: departure.member.guid })],
    [
      ...(opens ? [{ type: 'openWindow', url: departure.url } as const] : []),
      { type: 'followTrip', departure },
    ],
  );
}

/** Back to the screen before the trip, with a new address: the old one may be used up. */
export function prepareAgain(screen: Screen): Transition | undefined {
  if (screen.step === 'oauthError') {
    const [next, effect] = signIn(screen.institution, screen.member);
    return to(next, [stepChange('oauthError', 'enterCreds')], [effect]);
  }
  if (screen.step !== 'enterCreds') return undefined;
  const [next, effect] = signIn(screen.institution, screen.member);
  return to(next, [], [effect]);
}

/** Reports can be forged, or be of an older trip: the authorization is looked at now instead of a moment later, and decides. */
export function lookAtOnce(screen: Screen): Transition | undefined {
  if (!isAway(screen) || screen.departure === null) return undefined;
  return to(screen, [], [{ type: 'followTrip', departure: screen.departure }]);
}

export function finishTrip(screen: Screen, member: Member): Transition | undefined {
  if (!isAway(screen)) return undefined;
  const [next, effect] = connecting(screen.institution, member);
  return to(next, [stepChange(screen.step, 'connecting')], [effect]);
}

export function failTrip(screen: Screen, reason: string | null): Transition | undefined {
  if (!isAway(screen) || !screen.member) return undefined;
  const { institution, member } = screen;
  const known = reason ?? 'SERVER_ERROR';
  return to({ step: 'oauthError', institution, member, reason: known }, [
    message('connect/oauthError', { member_guid: member.guid, error_reason: known }),
    stepChange('enterCreds', 'oauthError'),
  ]);
}

function isAway(screen: Screen): screen is SignInWindow {
  return screen.step === 'enterCreds' && screen.way === 'window' && screen.away;
}
