import { message } from '../wire/messages.js';
import { connecting, stepChange, to } from './build.js';
import { disconnect, finishDeletion, isDeleting, tellDeleted } from './disconnecting.js';
import { leave, navigateBack } from './leaving.js';
import { askForNumbers, failMicrodeposit, moveMicrodeposit, preinitiatedAfter } from './microdeposits.js';
import { finishManualAccount, moveManualAccount } from './manual-account.js';
import { acceptDisclosure, answerForm, chooseInstitution, submitForm } from './signing-in.js';
import { failTrip, finishTrip, lookAtOnce, openWindow, prepareAgain } from './travelling.js';
import { finish, giveUp, retry, settle } from './settling.js';
import type { Flow, FlowEvent, FlowOptions, Problem, Screen, Transition } from './types.js';

/** The only events that a screen takes while its member is being deleted. */
const takenWhileDeleting: readonly FlowEvent['type'][] = ['memberDeleted', 'requestFailed', 'hostBack'];

/**
 * The widget's behaviour: what an event does on the present screen. Pure, and total: an event that means nothing on
 * the present screen (a late answer, a second click) changes nothing.
 */
export function transition(flow: Flow, event: FlowEvent, options: FlowOptions): Transition<Flow> {
  const next = react(flow, event, options);
  return {
    ...next,
    flow: { ...next.flow, preinitiated: preinitiatedAfter(next.effects, flow.preinitiated) },
  };
}

function react(flow: Flow, event: FlowEvent, options: FlowOptions): Transition {
  const { screen } = flow;
  const stay: Transition = { flow, messages: [], effects: [] };
  if (isDeleting(screen) && !takenWhileDeleting.includes(event.type)) return stay;
  switch (event.type) {
    case 'institutionChosen':
      return screen.step === 'search' ? chooseInstitution(event.institution, flow) : stay;
    case 'accountNumbersChosen':
      return screen.step === 'search' ? askForNumbers(flow.preinitiated) : stay;
    case 'fieldsLoaded':
      return screen.step === 'enterCreds' && screen.way === 'form'
        ? to({ ...screen, fields: event.fields })
        : stay;
    case 'credentialsSubmitted':
      return screen.step === 'enterCreds' && screen.way === 'form' && !screen.sending
        ? submitForm(screen, event.answers)
        : stay;
    case 'answersSubmitted':
      return screen.step === 'mfa' && !screen.sending ? answerForm(screen, event.answers) : stay;
    case 'memberAccepted': {
      if (screen.step === 'connecting') return to(...following(connecting(screen.institution, event.member)));
      if (screen.step !== 'enterCreds' && screen.step !== 'mfa') return stay;
      const [next, effect] = connecting(screen.institution, event.member);
      return to(next, [stepChange(screen.step, 'connecting')], [effect]);
    }
    case 'memberMoved':
      if (screen.step !== 'connecting') return stay;
      return event.member.settled ? settle(screen, event.member) : to({ ...screen, member: event.member });
    case 'windowRequested':
      return screen.step === 'enterCreds' && screen.way === 'window' ? openWindow(screen, options) : stay;
    case 'signInRetried':
      return prepareAgain(screen) ?? stay;
    case 'departureReady':
      return screen.step === 'enterCreds' && screen.way === 'window'
        ? to({ ...screen, departure: event.departure, member: event.departure.member })
        : stay;
    case 'resultReported':
      return lookAtOnce(screen) ?? stay;
    case 'oauthSucceeded':
      return finishTrip(screen, event.member) ?? stay;
    case 'oauthFailed':
      return failTrip(screen, event.reason) ?? stay;
    case 'memberRetried':
      if (screen.step === 'connecting') return to(screen, [], [{ type: 'follow', member: screen.member }]);
      return screen.step === 'actionableError' ? retry(screen) : stay;
    case 'memberGivenUp':
      return screen.step === 'actionableError' ? giveUp(screen, options) : stay;
    case 'done':
      if (screen.step === 'addManualAccount') return finishManualAccount(screen) ?? stay;
      if (screen.step === 'deleteMemberSuccess') return finishDeletion(screen, options);
      return screen.step === 'connected' ? finish(screen, options) : stay;
    case 'back':
      return leave(screen, options) ?? stay;
    case 'hostBack':
      return navigateBack(flow, options);
    case 'manualAccountChosen':
    case 'manualAccountSubmitted':
    case 'manualAccountAdded':
      return moveManualAccount(screen, event) ?? stay;
    case 'disclosureAccepted':
      return screen.step === 'disclosure' ? acceptDisclosure(screen, flow) : stay;
    case 'disconnected':
      return disconnect(screen) ?? stay;
    case 'memberDeleted':
      return tellDeleted(screen) ?? stay;
    case 'detailsSubmitted':
    case 'detailsConfirmed':
    case 'microdepositLeft':
    case 'microdepositEdited':
    case 'numbersPreferred':
    case 'signInPreferred':
    case 'routingNumberChecked':
    case 'microdepositChanged':
      return (screen.step === 'microdeposits' && moveMicrodeposit(screen, event, options)) || stay;
    case 'requestFailed':
      if (screen.step === 'microdeposits') return failMicrodeposit(screen, event.problem);
      return fail(screen, event.problem);
  }
}

function following([screen, effect]: ReturnType<typeof connecting>): Parameters<typeof to> {
  return [screen, [], [effect]];
}

/** A request came to nothing: the form becomes usable again, and says so. */
function fail(screen: Screen, problem: Problem): Transition {
  const refused =
    screen.step === 'enterCreds' && screen.way === 'form' && screen.sending && screen.member === null
      ? [
          message('connect/createMemberError', {
            institution_guid: screen.institution.guid,
            institution_code: screen.institution.code,
          }),
        ]
      : [];
  return { flow: { screen: usable(screen), problem }, messages: refused, effects: [] };
}

function usable(screen: Screen): Screen {
  const sent = 'sending' in screen ? { ...screen, sending: false } : screen;
  return 'deleting' in sent ? { ...sent, deleting: false } : sent;
}
