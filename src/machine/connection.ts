import { framed } from './framed.js';
import { finish, internalError, widgetSetup } from './setup.js';
import type { WidgetEvent } from './types.js';

type ConfigEvent = Extract<WidgetEvent, { type: 'config' }>;

/** Nothing is shown whose looks could change; what is asked for differently is still asked for the same member. */
const sameMember = {
  guard: { type: 'asksAnew', params: ({ event }: { event: ConfigEvent }) => event },
  target: 'loading',
  actions: { type: 'setConfig', params: ({ event }: { event: ConfigEvent }) => event },
} as const;

/**
 * The connection's region: `idle → loading → framed → …`; from anywhere to `error`, `offline`, `closed` or, once, `unsupported`.
 * Every way back leads through `loading`, for a widget URL works only once.
 */
export const connection = widgetSetup.createStateConfig({
  id: 'connection',
  initial: 'idle',
  on: {
    config: [
      {
        guard: { type: 'losesSource', params: ({ event }) => event },
        target: '.idle',
        actions: [finish('closed'), { type: 'setConfig', params: ({ event }) => event }, 'forgetMember'],
      },
      // A page that sets its options one by one still means the widget that comes back to the member.
      {
        guard: { type: 'goesOnResuming', params: ({ event }) => event },
        target: '.loading',
        actions: { type: 'setConfig', params: ({ event }) => event },
      },
      {
        guard: { type: 'asksForAnother', params: ({ event }) => event },
        target: '.loading',
        actions: [{ type: 'setConfig', params: ({ event }) => event }, 'forgetMember'],
      },
      { actions: { type: 'setConfig', params: ({ event }) => event } },
    ],
    'config.invalid': { target: '.error', actions: { type: 'setError', params: ({ event }) => event } },
    'effect.failed': {
      target: '.error',
      actions: { type: 'setError', params: ({ event }) => ({ error: internalError(event.cause) }) },
    },
    unsupported: { target: '.unsupported', actions: { type: 'setError', params: ({ event }) => event } },
    reload: [
      { guard: 'isMisconfigured', target: '.error' },
      { target: '.loading', actions: 'forgetMember' },
    ],
    reconnect: [
      { guard: 'isMisconfigured', target: '.error' },
      { target: '.loading', actions: 'announceReconnecting' },
    ],
    close: '.closed',
    leave: { actions: finish('left') },
    return: { actions: 'beginVisit' },
  },
  states: {
    /** Nothing to show yet: no source of URLs, or a lazy element out of sight. */
    idle: {
      entry: ['stopSession', 'forgetError'],
      on: {
        load: { guard: 'hasSource', target: 'loading' },
        // Nobody has seen anything of it.
        leave: {},
        resume: { actions: { type: 'setResuming', params: ({ event }) => event } },
        config: { actions: { type: 'setConfig', params: ({ event }) => event } },
      },
    },
    loading: {
      tags: 'loading',
      entry: ['stopSession', 'forgetError', 'beginVisit'],
      invoke: {
        id: 'request',
        src: 'requestWidgetUrl',
        input: ({ context: { effects, config, memberGuid } }) => ({ effects, config, memberGuid }),
        onDone: [
          {
            guard: ({ event }) => event.output.ok,
            target: 'framed',
            actions: { type: 'takeAnswer', params: ({ event }) => event.output },
          },
          {
            guard: { type: 'isOfflineAnswer', params: ({ event }) => event.output },
            target: 'offline',
            actions: { type: 'takeAnswer', params: ({ event }) => event.output },
          },
          // MX may know that member no longer; without it the widget loads as on any other visit.
          {
            guard: { type: 'refusesResuming', params: ({ event }) => event.output },
            target: 'loading',
            reenter: true,
            actions: 'forgetMember',
          },
          { target: 'error', actions: { type: 'takeAnswer', params: ({ event }) => event.output } },
        ],
        onError: {
          target: 'error',
          actions: { type: 'setError', params: ({ event }) => ({ error: internalError(event.error) }) },
        },
      },
    },
    framed,
    /**
     * The session is over: nothing of it stays on screen, and only the user begins a new one, or the page by naming something
     * else to open. A mere change of looks or language waits for them.
     */
    ended: {
      on: {
        config: {
          guard: { type: 'staysHere', params: ({ event }) => event },
          actions: { type: 'setConfig', params: ({ event }) => event },
        },
      },
    },
    error: {
      entry: ['stopSession', 'announceError', finish('error')],
      on: {
        resume: { actions: { type: 'setResuming', params: ({ event }) => event } },
        config: [
          {
            guard: { type: 'mendsConfig', params: ({ event }) => event },
            target: 'loading',
            actions: { type: 'setConfig', params: ({ event }) => event },
          },
          sameMember,
        ],
      },
    },
    /** An error that is over by itself: as soon as there is a network, what it interrupted begins again. */
    offline: {
      entry: ['stopSession', 'announceError'],
      invoke: { id: 'network', src: 'network', input: ({ context: { effects } }) => ({ effects }) },
      on: { online: { target: 'loading', actions: 'announceReconnecting' }, config: sameMember },
    },
    closed: {
      entry: ['stopSession', 'forgetMember', finish('closed')],
      on: {
        config: { actions: [{ type: 'setConfig', params: ({ event }) => event }, 'forgetError'] },
        // It stays closed, and `reload` will say so again.
        'config.invalid': { actions: [{ type: 'setError', params: ({ event }) => event }, 'announceError'] },
      },
    },
    unsupported: {
      entry: ['stopSession', 'announceError', finish('error')],
      on: { config: {}, 'config.invalid': {}, reload: {}, reconnect: {}, close: {} },
    },
  },
});
