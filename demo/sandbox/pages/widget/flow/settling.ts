import type { Member } from '../../../widget/contract.js';
import { message, type WidgetMessage } from '../wire/messages.js';
import { connecting, invalidData, memberError, reference, signIn, stepChange, to } from './build.js';
import { screenOf } from './start.js';
import type { FlowOptions, Screen, ScreenAt, Transition } from './types.js';

/** The member's job came to an end, or to a question. */
export function settle({ institution }: ScreenAt<'connecting'>, member: Member): Transition {
  const [screen, effect] = screenOf(institution, member);
  return to(
    screen,
    [
      message('connect/memberStatusUpdate', {
        member_guid: member.guid,
        connection_status: member.statusCode,
      }),
      message('connect/initialDataReady', { member_guid: member.guid }),
      ...arrival(screen, member),
    ],
    effect ? [effect] : [],
  );
}

/** An error screen reports itself before the step changes, the sign-in form after it: as in the recordings. */
function arrival({ step }: Screen, member: Member): WidgetMessage[] {
  const moved = stepChange('connecting', step);
  if (step === 'connected') return [message('connect/memberConnected', { member_guid: member.guid }), moved];
  if (step === 'actionableError') return [memberError(member), moved, ...invalidData(member)];
  return member.status === 'DENIED' ? [moved, memberError(member)] : [moved];
}

/** Statuses that new credentials can cure; the others are tried again as they are. */
const needsCredentials: readonly string[] = ['PREVENTED', 'IMPAIRED', 'IMPORTED', 'LOCKED'];

/** Statuses that no attempt of the user's can cure at once. */
const needsPatience: readonly string[] = [
  'FAILED',
  'DEGRADED',
  'DISCONNECTED',
  'DISCONTINUED',
  'CLOSED',
  'DELAYED',
  'DISABLED',
];

/** What the button on the error screen offers. */
export function remedyOf(member: Member): 'credentials' | 'again' | 'none' {
  if (needsCredentials.includes(member.status)) return 'credentials';
  return needsPatience.includes(member.status) ? 'none' : 'again';
}

export function retry({ institution, member }: ScreenAt<'actionableError'>): Transition {
  if (remedyOf(member) === 'credentials') {
    const [screen, effect] = signIn(institution, member);
    return to(screen, [stepChange('actionableError', 'enterCreds')], [effect]);
  }
  const [screen] = connecting(institution, member);
  return to(screen, [stepChange('actionableError', 'connecting')], [{ type: 'rerun', member }]);
}

/** Leaves a member that cannot be helped now: to the search, or where there is none, to its credentials. */
export function giveUp(
  { institution, member }: ScreenAt<'actionableError'>,
  options: FlowOptions,
): Transition {
  const told = [
    message('connect/memberError/primaryAction', { member: reference(member) }),
    message('connect/backToSearch', {}),
  ];
  if (!options.disable_institution_search) {
    return to({ step: 'search' }, [...told, stepChange('actionableError', 'search')]);
  }
  const [screen, effect] = signIn(institution, member);
  return to(screen, [...told, stepChange('actionableError', 'enterCreds')], [effect]);
}

/** The user is done. Without a search to go back to, the host has to take the widget away. */
export function finish(screen: ScreenAt<'connected'>, options: FlowOptions): Transition {
  const told = [message('connect/connected/primaryAction', {}), message('connect/backToSearch', {})];
  return options.disable_institution_search
    ? to(screen, told)
    : to({ step: 'search' }, [...told, stepChange('connected', 'search')]);
}
