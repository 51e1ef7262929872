import type { Institution, Member } from '../../../widget/contract.js';
import { message } from '../wire/messages.js';
import { stepChange, to } from './build.js';
import type { FlowOptions, Screen, Transition } from './types.js';

interface Connection {
  institution: Institution;
  member: Member;
}

/** The member that the user may disconnect on this screen, as on MX's: one whose sign-in is asked for again, or failed. */
export function connectionOf(screen: Screen): Connection | undefined {
  const isForm = screen.step === 'enterCreds' && screen.way === 'form' && !screen.sending;
  if (!isForm && screen.step !== 'actionableError') return undefined;
  const { institution, member } = screen;
  return member ? { institution, member } : undefined;
}

/** The user wants the institution disconnected, and has confirmed it. */
export function disconnect(screen: Screen): Transition | undefined {
  const connection = connectionOf(screen);
  return connection && to(screen, [], [{ type: 'deleteMember', member: connection.member }]);
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

/** The user has read it. Without a search to go back to, it is the host's turn. */
export function finishDeletion(options: FlowOptions): Transition | undefined {
  if (options.disable_institution_search) return undefined;
  return to({ step: 'search' }, [stepChange('deleteMemberSuccess', 'search')]);
}
