import { message } from '../wire/messages.js';
import { stepChange, to } from './build.js';
import type { FlowEvent, Screen, ScreenAt, Transition } from './types.js';

type ManualAccountEvent = Extract<FlowEvent, { type: `manualAccount${string}` }>;

/** An account whose balance the user types in; MX offers it only in aggregation. */
export function moveManualAccount(screen: Screen, event: ManualAccountEvent): Transition | undefined {
  if (event.type === 'manualAccountChosen') {
    if (screen.step !== 'search') return undefined;
    const form = { step: 'addManualAccount', added: null, sending: false } as const;
    return to(form, [stepChange('search', 'addManualAccount')]);
  }
  if (screen.step !== 'addManualAccount' || screen.added !== null) return undefined;
  if (event.type === 'manualAccountAdded') {
    const added = { ...screen, added: event.name, sending: false };
    return to(added, [message('account/created', { guid: event.guid })]);
  }
  if (screen.sending) return undefined;
  return to({ ...screen, sending: true }, [], [{ type: 'addManualAccount', account: event.account }]);
}

export function finishManualAccount({ added }: ScreenAt<'addManualAccount'>): Transition | undefined {
  if (added === null) return undefined;
  return to({ step: 'search' }, [
    message('connect/backToSearch', { context: 'manualAccountAdded' }),
    stepChange('addManualAccount', 'search'),
  ]);
}
