import { denial, success, widgetSetup } from './setup.js';
import type { PopoutAction } from './types.js';
import type { PopoutEvent, PopoutOutcome } from '../popout/types.js';

type OpenedEvent = Extract<PopoutEvent, { type: 'popout.opened' }>;
type ReportedEvent = Extract<PopoutAction, { type: 'popout.reported' }>;

/** A fresh gesture on our button opens it, whoever tried before. */
const blocked = {
  target: 'blocked',
  actions: { type: 'settlePopout', params: { outcome: 'blocked' } },
} as const;

const openedByUs = {
  guard: { type: 'isOurs', params: ({ event }: { event: OpenedEvent }) => event },
  target: 'waiting',
  actions: { type: 'takeOpened', params: ({ event }: { event: OpenedEvent }) => event },
} as const;

/** The page was to open the window, and was refused. */
const blockedPage = {
  ...blocked,
  guard: { type: 'isReportedBlocked', params: ({ event }: { event: ReportedEvent }) => event.result },
} as const;

/**
 * The user is out at the bank: `opening`, then `following` a window that is not ours or whose user is back, or `waiting` for our
 * own, which may be `blocked` until a fresh gesture opens it.
 *
 * A trip ends by what the widget reports, by what our own window shows, by the user's Cancel, by the limit of our patience or, for
 * a window of the page's own, by its report. Blocked and severed are outcomes that end nothing: the user still has to go, or is at
 * the bank. See `popoutOutcomes` for the table.
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
    'popout.settled': [
      {
        guard: { type: 'isSevered', params: ({ event }) => event.result },
        actions: { type: 'settlePopout', params: ({ event }) => event.result },
      },
      {
        target: 'active',
        actions: [
          { type: 'settlePopout', params: ({ event }) => event.result },
          { type: 'noteReturn', params: ({ event }) => event.result },
        ],
      },
    ],
    'popout.reported': [
      {
        guard: { type: 'isReportedSevered', params: ({ event }) => event.result },
        actions: { type: 'settlePopout', params: ({ event }) => event.result },
      },
      {
        guard: { type: 'isReportedEnd', params: ({ event }) => event.result },
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
    // What the widget reports is progress, and nobody need be here for it; its messages that need a person count by themselves.
    'mx/connect/memberConnected': {
      target: 'active',
      actions: [
        { type: 'settlePopout', params: ({ event }) => success(event.detail) },
        { type: 'noteConnected', params: ({ event }) => event.detail },
      ],
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
          openedByUs,
          { target: 'following', actions: { type: 'takeOpened', params: ({ event }) => event } },
        ],
        'popout.blocked': blocked,
        'popout.reported': blockedPage,
      },
    },
    /** The widget or the page has opened a window, and shows what is to be shown; or the user is back from ours. */
    following: {
      on: { 'popout.reported': blockedPage, 'popout.returned': { actions: 'noteActivity' } },
    },
    /** For the end of our own window, or for the widget where that is severed. */
    waiting: {
      on: {
        'popout.open': { actions: ['openPopout', 'noteActivity'] },
        'popout.opened': openedByUs,
        'popout.blocked': blocked,
        // The widget shows what it hears from MX, so nothing of ours covers it.
        'popout.returned': { target: 'following', actions: 'noteActivity' },
      },
    },
    blocked: {
      on: {
        'popout.open': { actions: ['openPopout', 'noteActivity'] },
        // One that is the page's to open counts as opened, also if the page has just said that it was not.
        'popout.opened': openedByUs,
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
