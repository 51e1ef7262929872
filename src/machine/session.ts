import { finish, widgetSetup } from './setup.js';

const pingFrame = { type: 'commandFrame', params: { command: { type: 'ping' } } } as const;

/**
 * The session's region: `stopped → fresh ⇄ warning → expired`, or `unlimited` where the page switched the clock off.
 * The clock tells when; this chart says what it means. What ends the frame raises `session.stop`.
 */
export const session = widgetSetup.createStateConfig({
  initial: 'stopped',
  states: {
    stopped: {
      on: { 'frame.ready': [{ guard: 'hasSessionClock', target: 'running' }, { target: 'unlimited' }] },
    },
    unlimited: {
      on: {
        activity: { actions: pingFrame },
        config: { guard: { type: 'limitsSession', params: ({ event }) => event }, target: 'running' },
        'session.stop': 'stopped',
      },
    },
    running: {
      invoke: {
        id: 'clock',
        src: 'sessionClock',
        input: ({ context }) => ({
          effects: context.effects,
          timeout: context.config.sessionTimeout,
          warning: context.config.sessionWarning,
        }),
      },
      initial: 'fresh',
      on: {
        config: [
          {
            guard: { type: 'limitsSession', params: ({ event }) => event },
            actions: { type: 'configureClock', params: ({ event }) => event },
          },
          { target: 'unlimited' },
        ],
        'session.stop': 'stopped',
        'session.expired': 'expired',
      },
      states: {
        fresh: {
          on: {
            // Of what only this page has seen its user do, the widget, which keeps a clock of its own, is told too.
            activity: { actions: ['touchClock', pingFrame] },
            'session.warning': {
              target: 'warning',
              actions: [{ type: 'setSecondsLeft', params: ({ event }) => event }, 'announceIdleWarning'],
            },
          },
        },
        warning: {
          exit: { type: 'setSecondsLeft', params: { secondsLeft: undefined } },
          on: {
            'session.tick': { actions: { type: 'setSecondsLeft', params: ({ event }) => event } },
            activity: { actions: 'touchClock' },
            'session.renewed': { target: 'fresh', actions: ['announceContinued', pingFrame] },
            'session.deferred': 'fresh',
            continue: { actions: 'touchClock' },
          },
        },
      },
    },
    expired: {
      entry: ['announceExpired', finish('expired')],
      on: { 'session.stop': 'stopped' },
    },
  },
});
