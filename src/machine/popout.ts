import { denial, success, widgetSetup } from './setup.js';
import type { PopoutOutcome } from '../popout/types.js';

/**
 * The user is out at the bank: `opening`, then `following` a window that is not ours, or `waiting` for our own, which may be
 * `blocked` until a fresh gesture opens it, or `severed`: out of our sight, though most likely still open.
 * It ends by what the widget, the result page, the return page or the page says, by what our own window shows, by the user's
 * Cancel, or by the limit of our patience. Blocked and severed are outcomes that end nothing: the user still has to go, or is there.
 */
export const popout = widgetSetup.createStateConfig({
  initial: 'opening',
  on: {
    // Asking again is the user's doing: the newer window replaces the older.
    'popout.requested': {
      target: '#framed.popout',
      reenter: true,
      actions: { type: 'startPopout', params: ({ event }) => event },
    },
    'popout.returned': { actions: 'noteActivity' },
    'popout.settled': [
      {
        guard: { type: 'isSevered', params: ({ event }) => event.result },
        actions: { type: 'settlePopout', params: ({ event }) => event.result },
      },
      {
        target: 'active',
        actions: [
          { type: 'passResultOn', params: ({ event }) => event.result },
          { type: 'settlePopout', params: ({ event }) => event.result },
          { type: 'noteReturn', params: ({ event }) => event.result },
        ],
      },
    ],
    'popout.cancel': {
      target: 'active',
      actions: [{ type: 'settlePopout', params: { outcome: 'closed' } }, 'noteActivity'],
    },
    // What the widget tells is progress, and nobody need be here for it; its messages that need a person count by themselves.
    'mx/connect/memberConnected': {
      target: 'active',
      actions: { type: 'settlePopout', params: ({ event }) => success(event.detail) },
    },
    'mx/connect/oauthError': {
      target: 'active',
      actions: { type: 'settlePopout', params: ({ event }) => denial(event.detail) },
    },
    // The widget moves on by itself only when it has heard from the bank, or when the user gave up in it.
    'mx/connect/stepChange': {
      target: 'active',
      actions: {
        type: 'settlePopout',
        params: ({ event }) => ({ outcome: outcomeAt(event.detail.current) }),
      },
    },
    'mx/connect/backToSearch': {
      target: 'active',
      actions: [{ type: 'settlePopout', params: { outcome: 'closed' } }, 'forgetMember'],
    },
    'mx/connect/backButtonClicked': {
      target: 'active',
      actions: { type: 'settlePopout', params: { outcome: 'closed' } },
    },
  },
  after: {
    popoutTimeout: {
      target: 'active',
      actions: { type: 'settlePopout', params: { outcome: 'timed-out' } },
    },
  },
  states: {
    opening: {
      on: {
        'popout.opened': [
          {
            guard: { type: 'isOurs', params: ({ event }) => event },
            target: 'waiting',
            actions: 'announcePopoutOpened',
          },
          { target: 'following', actions: 'announcePopoutOpened' },
        ],
        'popout.blocked': {
          target: 'blocked',
          actions: { type: 'settlePopout', params: { outcome: 'blocked' } },
        },
      },
    },
    /** The widget or the page has opened a window, and shows what is to be shown. */
    following: {},
    waiting: {
      on: {
        'popout.show': { actions: ['showPopout', 'noteActivity'] },
        'popout.settled': {
          guard: { type: 'isSevered', params: ({ event }) => event.result },
          target: 'severed',
          actions: { type: 'settlePopout', params: ({ event }) => event.result },
        },
      },
    },
    blocked: {
      on: {
        'popout.open': { actions: ['openPopout', 'noteActivity'] },
        'popout.opened': { target: 'waiting', actions: 'announcePopoutOpened' },
      },
    },
    severed: {
      on: {
        'popout.open': { actions: ['openPopout', 'noteActivity'] },
        'popout.opened': { target: 'waiting', actions: 'announcePopoutOpened' },
      },
    },
  },
});

/** What it means that the widget went on to this step. */
function outcomeAt(step: string): PopoutOutcome {
  if (step === 'oauthError') return 'denied';
  return step === 'connecting' || step === 'connected' ? 'completed' : 'closed';
}
