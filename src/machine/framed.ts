import { popout } from './popout.js';
import { widgetSetup } from './setup.js';

/** A page is in the frame: it loads (`framing`), is used (`active`), or its user is out at the bank (`popout`). */
export const framed = widgetSetup.createStateConfig({
  id: 'framed',
  initial: 'framing',
  exit: 'forgetFrame',
  invoke: [
    {
      id: 'frame',
      src: 'frame',
      input: ({ context: { effects, config, widgetUrl } }) => ({ effects, config, url: widgetUrl ?? '' }),
    },
    { id: 'popouts', src: 'popouts', input: ({ context: { effects } }) => ({ effects }) },
  ],
  on: {
    'frame.lost': '#connection.loading',
    'frame.failed': {
      target: '#connection.error',
      actions: { type: 'setError', params: ({ event }) => event },
    },
    'session.expired': '#connection.ended',

    // Which member the user works with, so that a reconnect comes back to it.
    'mx/connect/memberConnected': { actions: { type: 'setMember', params: ({ event }) => event.detail } },
    'mx/connect/memberStatusUpdate': { actions: { type: 'setMember', params: ({ event }) => event.detail } },
    'mx/connect/initialDataReady': { actions: { type: 'setMember', params: ({ event }) => event.detail } },
    'mx/connect/submitMFA': { actions: { type: 'setMember', params: ({ event }) => event.detail } },
    'mx/connect/updateCredentials': { actions: { type: 'setMember', params: ({ event }) => event.detail } },
    'mx/connect/memberError': {
      actions: { type: 'setMember', params: ({ event }) => ({ member_guid: event.detail.member.guid }) },
    },
    'mx/connect/memberDeleted': { actions: 'forgetMember' },
    'mx/connect/selectedInstitution': { actions: 'forgetMember' },
    'mx/connect/backToSearch': { actions: 'forgetMember' },
  },
  states: {
    framing: {
      tags: 'loading',
      on: {
        'frame.ready': {
          target: 'active',
          actions: [{ type: 'setSession', params: ({ event }) => event }, 'announceResumed'],
        },
      },
      after: {
        frameTimeout: [
          { guard: 'isOffline', target: '#connection.offline', actions: 'setFrameOffline' },
          { target: '#connection.error', actions: 'setFrameTimeout' },
        ],
      },
    },
    active: {
      on: {
        'popout.requested': {
          target: 'popout',
          actions: { type: 'startPopout', params: ({ event }) => event },
        },
        // We took the pop-out for lost, and it was not: a success that comes late wins over our guess.
        'popout.settled': {
          guard: 'hasPopout',
          actions: [
            { type: 'passResultOn', params: ({ event }) => event.result },
            { type: 'settlePopout', params: ({ event }) => event.result },
          ],
        },
        'mx/connect/memberConnected': [
          {
            guard: { type: 'isLateSuccess', params: ({ event }) => event.detail },
            actions: [
              { type: 'setMember', params: ({ event }) => event.detail },
              { type: 'settlePopout', params: { outcome: 'completed' } },
            ],
          },
        ],
      },
    },
    popout,
  },
});
