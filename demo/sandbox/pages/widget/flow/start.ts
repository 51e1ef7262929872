import type { Institution, Member, PageSession } from '../../../widget/contract.js';
import { message } from '../wire/messages.js';
import { connecting, invalidData, memberError, signIn, to } from './build.js';
import { microdepositScreen, preinitiatedAfter, shown } from './microdeposits.js';
import type { Effect, Flow, Screen, Transition } from './types.js';

/**
 * The first screen a session opens on, and what the host hears of it. As in the recordings of the real widget, the
 * first step is always reported as `search` and without a `previous`, wherever the widget then opens, and a member's
 * error comes before `loaded` on its error screen, but after it on the sign-in form.
 */
export function start({ member, institution, options }: PageSession): Transition<Flow> {
  const { microdeposit } = options;
  const preinitiated = microdeposit?.status === 'PREINITIATED' ? microdeposit : null;
  const [screen, effect] = firstScreen();
  const effects = effect ? [effect] : [];
  const error = member ? [memberError(member)] : [];
  const { flow, messages } = to(screen, [
    message('load', {}),
    message('connect/stepChange', { current: 'search' }),
    ...(screen.step === 'actionableError' ? error : []),
    message('connect/loaded', { initial_step: screen.step }),
    ...(screen.step === 'enterCreds' && member?.status === 'DENIED' ? error : []),
    ...(screen.step === 'microdeposits' ? shown(screen) : []),
    ...(screen.step === 'actionableError' && member ? invalidData(member) : []),
  ]);
  return { flow: { ...flow, preinitiated: preinitiatedAfter(effects, preinitiated) }, messages, effects };

  /** As in MX's widget, a member comes before a microdeposit, and that before an institution. */
  function firstScreen(): [Screen, Effect?] {
    if (member !== null) return resume();
    if (microdeposit && !preinitiated) return [microdepositScreen(microdeposit)];
    if (options.disclosure) return [{ step: 'disclosure', institution }];
    if (institution === null) return [searchScreen];
    if (institution.protocol === 'microdeposits') return [microdepositScreen(preinitiated)];
    return signIn(institution, null);
  }

  function resume(): [Screen, Effect?] {
    if (member === null || institution === null) return [searchScreen];
    if (options.update_credentials && member.status !== 'CHALLENGED') return signIn(institution, member);
    if (member.status === 'REJECTED' || member.status === 'EXPIRED') {
      return [connecting(institution, member)[0], { type: 'rerun', member }];
    }
    return screenOf(institution, member);
  }
}

const searchScreen: Screen = { step: 'search' };

/** The screen that deals with a member in its present status. */
export function screenOf(institution: Institution, member: Member): [Screen, Effect?] {
  switch (member.status) {
    case 'CHALLENGED':
      return [{ step: 'mfa', institution, member, sending: false }];
    case 'CONNECTED':
      return [{ step: 'connected', institution, member }];
    case 'DENIED':
    case 'PENDING':
      return signIn(institution, member);
    case 'CREATED':
    case 'UPDATED':
    case 'RESUMED':
    case 'RECONNECTED':
      return connecting(institution, member);
    default:
      return [{ step: 'actionableError', institution, member, deleting: false }];
  }
}
