import type { Microdeposit } from '../../../widget/contract.js';
import type { Answer } from '../../../store/types.js';
import { message, type WidgetMessage } from '../wire/messages.js';
import { signIn, stepChange, to } from './build.js';
import type {
  Effect,
  Flow,
  FlowOptions,
  MicrodepositEvent,
  MicrodepositScreen,
  MicrodepositView,
  Problem,
  Step,
  Transition,
} from './types.js';

/** Where the widget opens on a microdeposit: at its first question, or wherever it has come to. */
export function microdepositScreen(microdeposit: Microdeposit | null): MicrodepositScreen {
  return {
    step: 'microdeposits',
    view: microdeposit ? viewOf(microdeposit) : 'routingNumber',
    details: {},
    microdeposit,
    notice: null,
    instant: null,
    wrong: 0,
    sending: false,
  };
}

/** Opens the step from the search or from the disclosure. */
export function askForNumbers(
  preinitiated: Flow['preinitiated'],
  told: readonly WidgetMessage[] = [],
  previous: Step = 'search',
): Transition {
  const screen = microdepositScreen(preinitiated);
  return to(screen, [...told, stepChange(previous, 'microdeposits'), ...shown(screen)]);
}

/**
 * Returns the pre-initiated microdeposit, or `null` if one of these requests completes it, or makes MX delete it
 * because its user signs in to a bank instead. The answers do not matter: they are lost if the user leaves the screen.
 */
export function preinitiatedAfter(
  effects: readonly Effect[],
  preinitiated: Flow['preinitiated'],
): Flow['preinitiated'] {
  const isUsedUp = effects.some(
    (effect) =>
      effect.type === 'createMicrodeposit' ||
      effect.type === 'connect' ||
      (effect.type === 'prepareDeparture' && effect.member === null),
  );
  return isUsedUp ? null : preinitiated;
}

/** What the host hears when the widget opens the step. */
export function shown({ view, microdeposit }: MicrodepositScreen): WidgetMessage[] {
  return [message('connect/microdeposits/loaded', { initial_step: view }), ...arrivalAt(view, microdeposit)];
}

function arrivalAt(view: MicrodepositView, microdeposit: Microdeposit | null): WidgetMessage[] {
  if (view !== 'verified' || !microdeposit) return [];
  return [message('connect/microdeposits/verified', { microdeposit_guid: microdeposit.guid })];
}

function viewOf({ status }: Microdeposit): MicrodepositView {
  switch (status) {
    case 'PREINITIATED':
      return 'routingNumber';
    case 'INITIATED':
    case 'REQUESTED':
      return 'comeBack';
    case 'DEPOSITED':
    case 'DENIED':
      return 'verifyDeposits';
    case 'VERIFIED':
      return 'verified';
    case 'ERRORED':
    case 'PREVENTED':
    case 'REJECTED':
      return 'errors';
  }
}

/** Whether the error screen offers to correct what was typed. */
export function canBeEdited({ microdeposit }: MicrodepositScreen): boolean {
  return microdeposit === null || ['ERRORED', 'PREINITIATED'].includes(microdeposit.status);
}

/** The view that the back button leads to; `undefined` where that is the search. */
export function viewBefore({ view, microdeposit }: MicrodepositScreen): MicrodepositView | undefined {
  switch (view) {
    case 'howItWorks':
      return 'routingNumber';
    case 'accountInfo':
      return 'howItWorks';
    case 'personal_info_form':
      return 'accountInfo';
    case 'confirmDetails':
      return microdeposit ? 'accountInfo' : 'personal_info_form';
    default:
      return undefined;
  }
}

export function canLeaveMicrodeposit(screen: MicrodepositScreen, options: FlowOptions): boolean {
  if (screen.sending || screen.view === 'comeBack' || screen.view === 'verified') return false;
  return viewBefore(screen) !== undefined || !options.disable_institution_search;
}

/** What an event does on the step; `undefined` if it means nothing there. */
export function moveMicrodeposit(
  screen: MicrodepositScreen,
  event: MicrodepositEvent,
  options: FlowOptions,
): Transition | undefined {
  const { view, details } = screen;
  switch (event.type) {
    case 'detailsSubmitted':
      return screen.sending ? undefined : submit(screen, event.answers);
    case 'detailsConfirmed':
      if (view === 'howItWorks') return to({ ...screen, view: 'accountInfo' });
      if (view !== 'confirmDetails' || screen.sending) return undefined;
      return to({ ...screen, sending: true }, [], [{ type: 'createMicrodeposit', details }]);
    case 'routingNumberChecked':
      return view === 'routingNumber' ? judge(screen, event.block) : undefined;
    case 'numbersPreferred':
      return screen.instant ? to({ ...screen, instant: null, view: 'howItWorks' }) : undefined;
    case 'signInPreferred': {
      const [next, effect] = signIn(event.institution, null);
      return to(next, [stepChange('microdeposits', next.step)], [effect]);
    }
    case 'microdepositChanged':
      return arrive(screen, event.microdeposit);
    case 'microdepositEdited': {
      if (view !== 'errors') return undefined;
      const again = microdepositScreen(
        screen.microdeposit?.status === 'PREINITIATED' ? screen.microdeposit : null,
      );
      return to({ ...again, details });
    }
    case 'microdepositLeft':
      return end(screen, options);
  }
}

/** A request came to nothing. An account that is refused is shown on the error screen, as by MX's widget. */
export function failMicrodeposit(screen: MicrodepositScreen, problem: Problem): Transition {
  const isRefused = screen.view === 'confirmDetails' && problem === 'refused';
  return isRefused
    ? to({ ...screen, sending: false, view: 'errors' })
    : { flow: { screen: { ...screen, sending: false }, problem }, messages: [], effects: [] };
}

function submit(screen: MicrodepositScreen, answers: readonly Answer[]): Transition | undefined {
  const typed = (name: string): string => answers.find(({ guid }) => guid === name)?.value ?? '';
  const details = { ...screen.details };
  switch (screen.view) {
    case 'routingNumber': {
      details.routingNumber = typed('routingNumber');
      const sending = { ...screen, details, notice: null, instant: null, sending: true };
      return to(sending, [], [{ type: 'checkRoutingNumber', routingNumber: details.routingNumber }]);
    }
    case 'accountInfo': {
      details.accountNumber = typed('accountNumber');
      details.accountType = typed('accountType') === 'SAVINGS' ? 'SAVINGS' : 'CHECKING';
      if (details.accountNumber !== typed('accountNumberAgain')) {
        return to({ ...screen, details, notice: 'mismatch' });
      }
      const view = screen.microdeposit ? 'confirmDetails' : 'personal_info_form';
      return to({ ...screen, details, view, notice: null });
    }
    case 'personal_info_form':
      details.firstName = typed('firstName');
      details.lastName = typed('lastName');
      details.email = typed('email');
      return to({ ...screen, details, view: 'confirmDetails' });
    case 'verifyDeposits': {
      const { microdeposit } = screen;
      if (!microdeposit) return undefined;
      // In some languages the cents stand behind a comma.
      const amount = (name: string): number => Number(typed(name).replace(',', '.'));
      const amounts = [amount('firstAmount'), amount('secondAmount')] as const;
      return to({ ...screen, sending: true }, [], [{ type: 'verifyMicrodeposit', microdeposit, amounts }]);
    }
    default:
      return undefined;
  }
}

type Block = Extract<MicrodepositEvent, { type: 'routingNumberChecked' }>['block'];

function judge(screen: MicrodepositScreen, block: Block): Transition {
  const checked = { ...screen, sending: false };
  if (!block) return to({ ...checked, view: 'howItWorks' });
  const told = message('connect/microdeposits/blockedRoutingNumber', {
    routing_number: screen.details.routingNumber ?? '',
    reason: block.reason,
  });
  const isInstant = block.institution !== null;
  return to({ ...checked, instant: block.institution, notice: isInstant ? null : 'unsupported' }, [told]);
}

/** The server has created the microdeposit, or compared the amounts. */
function arrive(screen: MicrodepositScreen, microdeposit: Microdeposit): Transition {
  const view = viewOf(microdeposit);
  const wrong = screen.wrong + (microdeposit.status === 'DENIED' ? 1 : 0);
  const created =
    screen.view === 'confirmDetails'
      ? [message('connect/microdeposits/detailsSubmitted', { microdeposit_guid: microdeposit.guid })]
      : [];
  return to({ ...screen, view, wrong, microdeposit, sending: false }, [
    ...created,
    ...arrivalAt(view, microdeposit),
  ]);
}

/** The button that ends the step: goes to the search or, if that is disabled, only tells the host. */
function end(screen: MicrodepositScreen, options: FlowOptions): Transition | undefined {
  const { view, microdeposit } = screen;
  if (view !== 'comeBack' && view !== 'verified' && view !== 'errors') return undefined;
  const told = [...(microdeposit ? actionOn(view, microdeposit) : []), message('connect/backToSearch', {})];
  return options.disable_institution_search
    ? to(screen, told)
    : to({ step: 'search' }, [...told, stepChange('microdeposits', 'search')]);
}

function actionOn(view: 'comeBack' | 'verified' | 'errors', { guid, status }: Microdeposit): WidgetMessage[] {
  if (view === 'comeBack') {
    return [message('connect/microdeposits/comeBack/primaryAction', { microdeposit_guid: guid })];
  }
  if (view === 'verified') return [message('connect/microdeposits/verified/primaryAction', {})];
  const isFinal = status === 'PREVENTED' || status === 'REJECTED';
  return isFinal ? [message('connect/microdeposits/error/primaryAction', { status, guid })] : [];
}
