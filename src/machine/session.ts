import { widgetSetup } from './setup.js';

/**
 * The session's region: `stopped → fresh ⇄ warning → expired`.
 * The clock tells when; this chart says what it means. What ends the frame raises `session.stop`.
 */
export const session = widgetSetup.createStateConfig({
  initial: 'stopped',
  states: {
    stopped: {
      on: { 'frame.ready': { guard: 'hasSessionClock', target: 'running' } },
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
        activity: { actions: 'touchClock' },
        config: { actions: { type: 'configureClock', params: ({ event }) => event } },
        'session.stop': 'stopped',
        'session.expired': 'expired',
      },
      states: {
        fresh: {
          on: {
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
            // The widget keeps a clock of its own, and learns that its user is here.
            'session.renewed': {
              target: 'fresh',
              actions: ['announceContinued', { type: 'commandFrame', params: { command: { type: 'ping' } } }],
            },
            continue: { actions: 'touchClock' },
          },
        },
      },
    },
    expired: {
      entry: 'announceExpired',
      on: { 'session.stop': 'stopped' },
    },
  },
});
