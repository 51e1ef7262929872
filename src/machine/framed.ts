import { popout } from './popout.js';
import { denial, finish, success, widgetSetup } from './setup.js';

const done = { actions: finish('done') };

/** A page is in the frame: it loads (`framing`), is used (`active`), or its user is out at the bank (`popout`). */
export const framed = widgetSetup.createStateConfig({
  id: 'framed',
  initial: 'framing',
  exit: ['abandonPopout', 'forgetFrame'],
  invoke: [
    {
      id: 'frame',
      src: 'frame',
      input: ({ context: { effects, config, widgetUrl } }) => ({ effects, config, url: widgetUrl ?? '' }),
    },
    { id: 'popouts', src: 'popouts', input: ({ context: { effects } }) => ({ effects }) },
  ],
  on: {
    'frame.session': { actions: { type: 'setSession', params: ({ event }) => event } },
    'frame.lost': '#connection.loading',
    'frame.failed': {
      target: '#connection.error',
      actions: { type: 'setError', params: ({ event }) => event },
    },
    'session.expired': '#connection.ended',

    // Which member the user works with, so that a reconnect comes back to it.
    'mx/connect/memberConnected': {
      actions: [
        { type: 'setMember', params: ({ event }) => event.detail },
        { type: 'noteConnected', params: ({ event }) => event.detail },
      ],
    },
    'mx/connect/memberStatusUpdate': { actions: { type: 'setMember', params: ({ event }) => event.detail } },
    'mx/connect/initialDataReady': { actions: { type: 'setMember', params: ({ event }) => event.detail } },
    'mx/connect/submitMFA': { actions: { type: 'setMember', params: ({ event }) => event.detail } },
    'mx/connect/updateCredentials': { actions: { type: 'setMember', params: ({ event }) => event.detail } },
    'mx/connect/memberError': {
      actions: { type: 'setMember', params: ({ event }) => ({ member_guid: event.detail.member.guid }) },
    },
    'mx/connect/memberDeleted': {
      actions: ['forgetMember', { type: 'noteDeleted', params: ({ event }) => event.detail }],
    },
    'mx/connect/selectedInstitution': {
      actions: [
        'beginVisit',
        'forgetMember',
        { type: 'setInstitution', params: ({ event }) => event.detail },
      ],
    },
    'mx/connect/backToSearch': { actions: 'forgetMember' },

    // The last screens of each mode. After them MX's widget begins anew; the next bank is another visit.
    'mx/connect/connected/primaryAction': done,
    'mx/connect/microdeposits/verified/primaryAction': done,
    'mx/connect/microdeposits/comeBack/primaryAction': done,
    'mx/connect/microdeposits/loaded': { actions: 'beginVisit' },
  },
  states: {
    framing: {
      tags: 'loading',
      on: {
        'frame.ready': { target: 'active', actions: 'announceResumed' },
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
        // What was a guess at the time, or even a denial, gives way to what is reported later.
        'popout.reported': {
          guard: { type: 'isReportedNews', params: ({ event }) => event.result },
          actions: [
            { type: 'passResultOn', params: ({ event }) => event.result },
            { type: 'settlePopout', params: ({ event }) => event.result },
          ],
        },
        'mx/connect/oauthError': {
          guard: { type: 'isDenial', params: ({ event }) => event.detail },
          actions: { type: 'settlePopout', params: ({ event }) => denial(event.detail) },
        },
        'mx/connect/memberConnected': {
          guard: { type: 'isLateSuccess', params: ({ event }) => event.detail },
          actions: [
            { type: 'settlePopout', params: ({ event }) => success(event.detail) },
            { type: 'noteConnected', params: ({ event }) => event.detail },
          ],
        },
        'mx/connect/stepChange': {
          guard: { type: 'isLateProgress', params: ({ event }) => event.detail },
          actions: { type: 'settlePopout', params: { outcome: 'completed' } },
        },
      },
    },
    popout,
  },
});
