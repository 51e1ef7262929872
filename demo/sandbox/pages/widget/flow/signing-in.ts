import type { Answer } from '../../../store/types.js';
import type { Institution } from '../../../widget/contract.js';
import { message } from '../wire/messages.js';
import { signIn, stepChange, to } from './build.js';
import { askForNumbers } from './microdeposits.js';
import type { Flow, ScreenAt, Transition } from './types.js';

type SignInForm = Extract<ScreenAt<'enterCreds'>, { way: 'form' }>;

export function chooseInstitution(institution: Institution, { preinitiated }: Flow): Transition {
  const { name, guid, url, code } = institution;
  const chosen = message('connect/selectedInstitution', { name, guid, url, code });
  if (institution.protocol === 'microdeposits') return askForNumbers(preinitiated, [chosen]);
  const [screen, effect] = signIn(institution, null);
  return to(screen, [chosen, stepChange('search', 'enterCreds')], [effect]);
}

/** The user agrees to what will be shared. */
export function acceptDisclosure(
  { institution }: ScreenAt<'disclosure'>,
  { preinitiated }: Flow,
): Transition {
  if (institution === null) return to({ step: 'search' }, [stepChange('disclosure', 'search')]);
  if (institution.protocol === 'microdeposits') return askForNumbers(preinitiated, [], 'disclosure');
  const [screen, effect] = signIn(institution, null);
  return to(screen, [stepChange('disclosure', 'enterCreds')], [effect]);
}

export function submitForm(screen: SignInForm, answers: readonly Answer[]): Transition {
  const { institution, member } = screen;
  const reference = { guid: institution.guid, code: institution.code };
  const sending = { ...screen, sending: true };
  return member === null
    ? to(
        sending,
        [message('connect/enterCredentials', { institution: reference })],
        [{ type: 'connect', institution, answers }],
      )
    : to(
        sending,
        [message('connect/updateCredentials', { member_guid: member.guid, institution: reference })],
        [{ type: 'reconnect', member, answers }],
      );
}

export function answerForm(screen: ScreenAt<'mfa'>, answers: readonly Answer[]): Transition {
  const { member } = screen;
  return to(
    { ...screen, sending: true },
    [message('connect/submitMFA', { member_guid: member.guid })],
    [{ type: 'answer', member, answers }],
  );
}
