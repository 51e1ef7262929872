import { RequestError, type Api } from './api.js';
import type { Member } from '../../widget/contract.js';
import type { Effect, FlowEvent } from './flow/types.js';

export interface WorkTools {
  api: Api;
  /** Milliseconds between two looks at a member or an authorization. */
  pollInterval: number;
  openWindow: (url: string) => void;
  dispatch: (event: FlowEvent) => void;
}

/** Does what a transition ordered and reports what came of it, until the signal says that nobody wants to know. */
export async function work(effect: Effect, tools: WorkTools, signal: AbortSignal): Promise<void> {
  try {
    const event = await perform(effect, tools, signal);
    if (event && !signal.aborted) tools.dispatch(event);
  } catch (error) {
    if (signal.aborted) return;
    if (!(error instanceof RequestError)) throw error;
    tools.dispatch({ type: 'requestFailed', problem: error.problem });
  }
}

async function perform(
  effect: Effect,
  tools: WorkTools,
  signal: AbortSignal,
): Promise<FlowEvent | undefined> {
  const { api } = tools;
  switch (effect.type) {
    case 'loadFields':
      return { type: 'fieldsLoaded', fields: await api.fields(effect.institution, signal) };
    case 'connect':
      return accepted(await api.connect(effect.institution, effect.answers, signal));
    case 'reconnect':
      return accepted(await api.reconnect(effect.member, effect.answers, signal));
    case 'rerun':
      return accepted(await api.rerun(effect.member, signal));
    case 'answer':
      return accepted(await api.answer(effect.member, effect.answers, signal));
    case 'prepareDeparture':
      return {
        type: 'departureReady',
        departure: await api.depart(effect.institution, effect.member, signal),
      };
    case 'openWindow':
      tools.openWindow(effect.url);
      return undefined;
    case 'addManualAccount': {
      const { account } = effect;
      return { type: 'manualAccountAdded', guid: await api.addAccount(account, signal), name: account.name };
    }
    case 'deleteMember':
      await api.deleteMember(effect.member, signal);
      return { type: 'memberDeleted' };
    case 'checkRoutingNumber':
      return { type: 'routingNumberChecked', block: await api.blockOf(effect.routingNumber, signal) };
    case 'createMicrodeposit':
      return {
        type: 'microdepositChanged',
        microdeposit: await api.createMicrodeposit(effect.details, signal),
      };
    case 'verifyMicrodeposit':
      return {
        type: 'microdepositChanged',
        microdeposit: await api.verifyMicrodeposit(effect.microdeposit, effect.amounts, signal),
      };
    case 'follow':
      return followMember(effect.member, tools, signal);
    case 'followTrip':
      return followTrip(effect, tools, signal);
  }
}

function accepted(member: Member): FlowEvent {
  return { type: 'memberAccepted', member };
}

async function followMember(
  { guid }: Member,
  { api, pollInterval, dispatch }: WorkTools,
  signal: AbortSignal,
): Promise<FlowEvent> {
  for (;;) {
    const member = await api.member(guid, signal);
    if (member.settled) return { type: 'memberMoved', member };
    if (!signal.aborted) dispatch({ type: 'memberMoved', member });
    await pause(pollInterval, signal);
  }
}

/**
 * Polls an authorization until it has an end, with any `oauth_referral_source`, and through failing requests, as MX's widget does
 * (`pollOauthState` in its public source).
 */
async function followTrip(
  { departure }: Extract<Effect, { type: 'followTrip' }>,
  { api, pollInterval }: WorkTools,
  signal: AbortSignal,
): Promise<FlowEvent> {
  for (;;) {
    const trip = await api.trip(departure, signal).catch(ignoreUnreachable);
    if (trip?.status === 'success') return { type: 'oauthSucceeded', member: trip.member };
    if (trip?.status === 'error') return { type: 'oauthFailed', reason: trip.errorReason };
    await pause(pollInterval, signal);
  }
}

function ignoreUnreachable(error: unknown): undefined {
  if (!(error instanceof RequestError && error.problem === 'unreachable')) throw error;
}

/** Rejects when aborted, so that a loop ends there. */
function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      clearTimeout(timer);
      reject(new DOMException('The screen was left.', 'AbortError'));
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    }, milliseconds);
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
}
