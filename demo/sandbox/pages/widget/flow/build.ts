import type { Institution, Member } from '../../../widget/contract.js';
import { message, type WidgetMessage } from '../wire/messages.js';
import type { Effect, Screen, Step, Transition } from './types.js';

/** A transition to a screen, or to another state of the same one. */
export function to(
  screen: Screen,
  messages: readonly WidgetMessage[] = [],
  effects: readonly Effect[] = [],
): Transition {
  return { flow: { screen, problem: null }, messages, effects };
}

export function stepChange(previous: Step, current: Step): WidgetMessage {
  return message('connect/stepChange', { previous, current });
}

export function memberError(member: Member): WidgetMessage {
  return message('connect/memberError', { member: reference(member) });
}

/** MX's newest widget also sends `connect/invalidData` for a member whose error has a code. */
export function invalidData({ guid, errorCode }: Member): WidgetMessage[] {
  return errorCode === null ? [] : [message('connect/invalidData', { member: { guid, code: errorCode } })];
}

export function reference({ guid, statusCode }: Member): { guid: string; connection_status: number } {
  return { guid, connection_status: statusCode };
}

/** The sign-in screen of an institution, with the work that fills it. */
export function signIn(institution: Institution, member: Member | null): [Screen, Effect] {
  return institution.protocol === 'credentials'
    ? [
        {
          step: 'enterCreds',
          way: 'form',
          institution,
          fields: null,
          member,
          sending: false,
          deleting: false,
        },
        { type: 'loadFields', institution },
      ]
    : [
        { step: 'enterCreds', way: 'window', institution, member, departure: null, away: false },
        { type: 'prepareDeparture', institution, member },
      ];
}

/** Watching a member's job; a member whose job ended with an error gets a new one. */
export function connecting(institution: Institution, member: Member): [Screen, Effect] {
  return [
    { step: 'connecting', institution, member },
    { type: 'follow', member },
  ];
}
