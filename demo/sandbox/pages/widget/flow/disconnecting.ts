import type { Institution, Member } from '../../../widget/contract.js';
import { message } from '../wire/messages.js';
import { stepChange, to } from './build.js';
import type { FlowOptions, Screen, ScreenAt, Transition } from './types.js';

interface Connection {
  institution: Institution;
  member: Member;
}

type SignInForm = Extract<ScreenAt<'enterCreds'>, { way: 'form' }>;
type Disconnectable = SignInForm | ScreenAt<'actionableError'>;

/** The member that the user may disconnect on this screen, as on MX's: one whose sign-in is asked for again, or failed. */
export function connectionOf(screen: Screen): Connection | undefined {
  if (!isDisconnectable(screen)) return undefined;
  const { institution, member } = screen;
  return member ? { institution, member } : undefined;
}

/** The user wants the institution disconnected, and has confirmed it. */
export function disconnect(screen: Screen): Transition | undefined {
  if (!isDisconnectable(screen) || !screen.member) return undefined;
  return to({ ...screen, deleting: true }, [], [{ type: 'deleteMember', member: screen.member }]);
}

export function isDeleting(screen: Screen): boolean {
  return 'deleting' in screen && screen.deleting;
}

function isDisconnectable(screen: Screen): screen is Disconnectable {
  return (
    (screen.step === 'enterCreds' && screen.way === 'form' && !screen.sending) ||
    screen.step === 'actionableError'
  );
}

export function tellDeleted(screen: Screen): Transition | undefined {
  const connection = connectionOf(screen);
  if (!connection) return undefined;
  const { institution, member } = connection;
  return to({ step: 'deleteMemberSuccess', institution }, [
    message('connect/memberDeleted', { member_guid: member.guid }),
    stepChange(screen.step, 'deleteMemberSuccess'),
  ]);
}

/** The button under the confirmation: goes to the search or, if that is disabled, only tells the host. */
export function finishDeletion(screen: ScreenAt<'deleteMemberSuccess'>, options: FlowOptions): Transition {
  const told = [message('connect/backToSearch', {})];
  return options.disable_institution_search
    ? to(screen, told)
    : to({ step: 'search' }, [...told, stepChange('deleteMemberSuccess', 'search')]);
}
