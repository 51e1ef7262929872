import { message } from '../wire/messages.js';
import { stepChange, to } from './build.js';
import { isDeleting } from './disconnecting.js';
import { canLeaveMicrodeposit, viewBefore } from './microdeposits.js';
import { prepareAgain } from './travelling.js';
import type { Flow, FlowOptions, Screen, Transition } from './types.js';

/** Whether the screen has a back button: one that leads somewhere, or one that only tells the host. */
export function hasBackButton(screen: Screen, options: FlowOptions): boolean {
  return canLeave(screen, options) || isFirst(screen, options);
}

/** MX's clients can have a back button on the first screen, for hosts that have none. */
function isFirst({ step }: Screen, { backButton }: FlowOptions): boolean {
  return backButton && (step === 'search' || step === 'disclosure');
}

function canLeave(screen: Screen, options: FlowOptions): boolean {
  if (screen.step === 'enterCreds' && screen.way === 'window' && screen.away) return true;
  if (screen.step === 'microdeposits') return canLeaveMicrodeposit(screen, options);
  if (screen.step === 'addManualAccount') return screen.added === null && !screen.sending;
  if (isDeleting(screen)) return false;
  const leavable = screen.step === 'enterCreds' || screen.step === 'mfa' || screen.step === 'oauthError';
  return leavable && !options.disable_institution_search && !('sending' in screen && screen.sending);
}

/** The widget's own back button: from the waiting screen to the one before, from anywhere else to the search. */
export function leave(screen: Screen, options: FlowOptions): Transition | undefined {
  if (isFirst(screen, options)) return to(screen, [message('connect/backButtonClicked', {})]);
  if (!canLeave(screen, options)) return undefined;
  if (screen.step === 'enterCreds' && screen.way === 'window' && screen.away) {
    return prepareAgain(screen);
  }
  const before = screen.step === 'microdeposits' ? viewBefore(screen) : undefined;
  if (screen.step === 'microdeposits' && before) return to({ ...screen, view: before, notice: null });
  return to({ step: 'search' }, [message('connect/backToSearch', {}), stepChange(screen.step, 'search')]);
}

/**
 * The host's `mx/navigation` command. MX's widget means to go back to the search from every screen but that and the
 * disclosure, which the user would skip otherwise. In the recording it says `did_go_back: false` from the sign-in form
 * too, because its listener still sees the first screen. Here it goes back from there, as MX documents it.
 */
export function navigateBack(flow: Flow, options: FlowOptions): Transition {
  const { screen } = flow;
  const isFirstStep = screen.step === 'search' || screen.step === 'disclosure';
  if (isFirstStep || options.disable_institution_search) {
    return { flow, messages: [message('navigation', { did_go_back: false })], effects: [] };
  }
  return to({ step: 'search' }, [
    message('navigation', { did_go_back: true }),
    stepChange(screen.step, 'search'),
  ]);
}
