import { denial, success, widgetSetup } from './setup.js';
import type { PopoutEvent } from './types.js';
import type { PopoutOutcome } from '../popout/types.js';

type SettledEvent = Extract<PopoutEvent, { type: 'popout.settled' }>;

/** A fresh gesture on our button opens it, whoever tried before. */
const blocked = {
  target: 'blocked',
  actions: { type: 'settlePopout', params: { outcome: 'blocked' } },
} as const;

/** The page was to open the window, and was refused. */
const blockedPage = {
  ...blocked,
  guard: { type: 'isBlocked', params: ({ event }: { event: SettledEvent }) => event.result },
} as const;

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
      actions: ['abandonPopout', { type: 'startPopout', params: ({ event }) => event }],
    },
    'popout.returned': { actions: 'noteActivity' },
    'popout.settled': [
      // A window of our own is out, or its button is shown: it is not for the page to say so.
      { guard: { type: 'isBlocked', params: ({ event }) => event.result } },
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
      guard: { type: 'isDenial', params: ({ event }) => event.detail },
      target: 'active',
      actions: { type: 'settlePopout', params: ({ event }) => denial(event.detail) },
    },
    // The widget moves on only when it has heard from the bank, or when the user gave up in it.
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
        'popout.blocked': blocked,
        'popout.settled': blockedPage,
      },
    },
    /** The widget or the page has opened a window, and shows what is to be shown. */
    following: { on: { 'popout.settled': blockedPage } },
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
        // By us alone: a window that is the page's to open counts as opened, also if the page has just said that it was not.
        'popout.opened': {
          guard: { type: 'isOurs', params: ({ event }) => event },
          target: 'waiting',
          actions: 'announcePopoutOpened',
        },
      },
    },
    severed: {
      on: {
        'popout.open': { actions: ['openPopout', 'noteActivity'] },
        'popout.opened': { target: 'waiting', actions: 'announcePopoutOpened' },
        'popout.blocked': blocked,
      },
    },
  },
});

/**
 * What it means that the widget went on to this step. To those before the bank, or off the way to it, only its user leads it.
 * To any other, unknown ones too, it goes when the bank has answered: `connecting`, `connected`, and what there is still to do
 * there, such as `mfa`, `actionableError`, `existingMember`, `additionalProduct` or `verifyError`.
 */
function outcomeAt(step: string): PopoutOutcome {
  switch (step) {
    case 'oauthError':
      return 'denied';
    case 'search':
    case 'enterCreds':
    case 'disclosure':
    case 'consent':
    case 'verifyExistingMember':
    case 'institutionStatusDetails':
    case 'demoConnectGuard':
    case 'addManualAccount':
    case 'microdeposits':
    case 'deleteMemberSuccess':
      return 'closed';
    default:
      return 'completed';
  }
}
