import { widgetSetup } from './setup.js';

/**
 * The user is out at the bank: `opening → waiting`, or `blocked` until a fresh gesture opens the window.
 * It ends by what the widget says, by what our own window reports, by the user's Cancel, or by the limit of our patience.
 */
export const popout = widgetSetup.createStateConfig({
  initial: 'opening',
  on: {
    // Asking again is the user's doing: the newer window replaces the older.
    'popout.requested': {
      target: '.opening',
      actions: { type: 'startPopout', params: ({ event }) => event },
    },
    'popout.settled': {
      target: 'active',
      actions: [
        { type: 'passResultOn', params: ({ event }) => event.result },
        { type: 'settlePopout', params: ({ event }) => event.result },
      ],
    },
    'popout.cancel': { target: 'active', actions: { type: 'settlePopout', params: { outcome: 'closed' } } },
    'mx/connect/memberConnected': {
      target: 'active',
      actions: [
        { type: 'setMember', params: ({ event }) => event.detail },
        { type: 'settlePopout', params: { outcome: 'completed' } },
      ],
    },
    'mx/connect/oauthError': {
      target: 'active',
      actions: {
        type: 'settlePopout',
        params: ({ event: { detail } }) => ({
          outcome: 'denied' as const,
          ...(detail.error_reason === undefined ? {} : { reason: detail.error_reason }),
        }),
      },
    },
    // The widget moves on by itself only when it has heard from the bank, or when the user gave up in it.
    'mx/connect/stepChange': [
      {
        guard: ({ event }) => event.detail.current === 'connecting' || event.detail.current === 'connected',
        target: 'active',
        actions: { type: 'settlePopout', params: { outcome: 'completed' } },
      },
      {
        guard: ({ event }) => event.detail.current === 'oauthError',
        target: 'active',
        actions: { type: 'settlePopout', params: { outcome: 'denied' } },
      },
      { target: 'active', actions: { type: 'settlePopout', params: { outcome: 'closed' } } },
    ],
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
        'popout.opened': { target: 'waiting', actions: 'announcePopoutOpened' },
        'popout.blocked': {
          target: 'blocked',
          actions: { type: 'settlePopout', params: { outcome: 'blocked' } },
        },
      },
    },
    blocked: {
      on: {
        'popout.open': { actions: 'openPopout' },
        'popout.opened': { target: 'waiting', actions: 'announcePopoutOpened' },
      },
    },
    waiting: {
      on: { 'popout.show': { actions: 'showPopout' } },
      after: {
        popoutTimeout: {
          target: '#framed.active',
          actions: { type: 'settlePopout', params: { outcome: 'timed-out' } },
        },
      },
    },
  },
});
