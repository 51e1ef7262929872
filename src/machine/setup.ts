import { assign, emit, enqueueActions, raise, sendTo, setup } from 'xstate';
import { frame, network, popouts, requestWidgetUrl, sessionClock } from './actors.js';
import type { Config } from '../config/parse-config.js';
import type { Effects, FinishReason, UrlAnswer, WidgetContext, WidgetEmitted, WidgetEvent } from './types.js';
import type { SessionGuids } from '../frame/types.js';
import type { HostCommand } from '../protocol/index.js';
import type {
  PopoutOpener,
  PopoutOutcome,
  PopoutRequest,
  PopoutResult,
  ReportedResult,
} from '../popout/types.js';
import type { Result, WidgetError } from '../errors/widget-error.js';

/** For a limit of 0: the longest delay of a timer. */
const never = 2 ** 31 - 1;

/** Guards, actions and delays by name, below the chart that uses them. */
export const widgetSetup = setup({
  types: {
    context: {} as WidgetContext,
    events: {} as WidgetEvent,
    emitted: {} as WidgetEmitted,
    input: {} as { readonly effects: Effects; readonly config: Config },
    children: {} as {
      request: 'requestWidgetUrl';
      network: 'network';
      frame: 'frame';
      popouts: 'popouts';
      clock: 'sessionClock';
    },
  },
  actors: { frame, network, popouts, requestWidgetUrl, sessionClock },
  delays: {
    frameTimeout: ({ context }) => context.config.frameTimeout || never,
  },
  guards: {
    hasSource: ({ context }) => context.config.source.kind !== 'none',
    losesSource: (_, { config }: { config: Config }) => config.source.kind === 'none',
    asksForAnother: ({ context }, { config }: { config: Config }) =>
      context.config.requestKey !== config.requestKey,
    // From the same source to the same place, whatever else is asked for.
    staysHere: ({ context }, { config }: { config: Config }) => context.config.targetKey === config.targetKey,
    asksAnew: ({ context }, { config }: { config: Config }) =>
      config.source.kind !== 'none' &&
      context.config.targetKey === config.targetKey &&
      context.config.requestKey !== config.requestKey,
    goesOnResuming: ({ context: { config: previous, resuming } }, { config }: { config: Config }) =>
      resuming && previous.targetKey === config.targetKey && previous.requestKey !== config.requestKey,
    // One that asks for nothing else, or the first that holds: the same widget comes back, with its member.
    mendsConfig: ({ context }, { config }: { config: Config }) =>
      context.error?.code === 'config-invalid' &&
      config.source.kind !== 'none' &&
      (config.requestKey === context.config.requestKey || context.resuming),
    // The options are still invalid, so there is nothing to load.
    isMisconfigured: ({ context }) => context.error?.code === 'config-invalid',
    isOffline: ({ context }) => !context.effects.isOnline(),
    isOfflineAnswer: (_, answer: Result<string>) => !answer.ok && answer.error.code === 'offline',
    refusesResuming: ({ context }, { refused = false }: UrlAnswer) => context.resuming && refused,
    hasSessionClock: ({ context }) => context.config.sessionTimeout > 0,
    limitsSession: (_, { config }: { config: Config }) => config.sessionTimeout > 0,
    isLateSuccess: ({ context }, { member_guid }: { member_guid: string }) =>
      context.popout?.memberGuid === member_guid || mayStillSucceed(context),
    isLateProgress: ({ context }, { current }: { current: string }) =>
      mayStillSucceed(context) && (current === 'connecting' || current === 'connected'),
    isDenial: ({ context: { popout, outcome } }, { member_guid }: { member_guid?: string }) =>
      popout !== undefined &&
      outcome !== 'denied' &&
      (member_guid === undefined || member_guid === popout.memberGuid),
    isSevered: (_, { outcome }: PopoutResult) => outcome === 'severed',
    isReportedBlocked: ({ context }, { outcome }: PopoutResult) =>
      outcome === 'blocked' && mayReport(context, outcome),
    isReportedSevered: ({ context }, { outcome }: PopoutResult) =>
      outcome === 'severed' && mayReport(context, outcome),
    isReportedEnd: ({ context }, { outcome }: PopoutResult) =>
      outcome !== 'blocked' && outcome !== 'severed' && mayReport(context, outcome),
    isReportedNews: ({ context: { popout, openedBy, outcome } }, reported: PopoutResult) =>
      popout !== undefined &&
      openedBy === 'page' &&
      (reported.outcome === 'completed' || (reported.outcome === 'denied' && outcome !== 'denied')),
    isOurs: (_, { by }: { by: PopoutOpener }) => by === 'element',
  },
  actions: {
    setConfig: assign((_, { config }: { config: Config }) => ({ config })),
    setError: assign((_, { error }: { error: WidgetError }) => ({ error })),
    // An answer is a URL to load or the error that came instead.
    takeAnswer: assign((_, answer: Result<string>) =>
      answer.ok ? { widgetUrl: answer.value } : { error: answer.error },
    ),
    setFrameTimeout: assign(({ context }) => ({
      error: {
        code: 'frame-timeout' as const,
        recoverable: true,
        message: `The widget said nothing within ${context.config.frameTimeout / 1000} s. ${context.effects.describeSilence()} Likely causes: an ad blocker or another extension, the network, this page's Cross-Origin-Embedder-Policy, or a page that may not be framed here.`,
      },
    })),
    setFrameOffline: assign({
      error: {
        code: 'offline' as const,
        recoverable: true,
        message:
          'The widget said nothing, and the browser is offline; the element goes on by itself when it is online again.',
      },
    }),
    setSession: assign((_, { userGuid, sessionGuid }: SessionGuids) => ({ userGuid, sessionGuid })),
    setMember: assign(({ context }, { member_guid }: { member_guid?: string }) => ({
      memberGuid: member_guid ?? context.memberGuid,
    })),
    setSecondsLeft: assign((_, { secondsLeft }: { secondsLeft: number | undefined }) => ({ secondsLeft })),
    setResuming: assign((_, { memberGuid }: { memberGuid: string }) => ({ memberGuid, resuming: true })),
    setInstitution: assign((_, { name }: { name: string }) => ({ institution: name })),
    forgetMember: assign({ memberGuid: undefined, institution: undefined, resuming: false, movedOn: true }),
    forgetFrame: assign({
      widgetUrl: undefined,
      userGuid: undefined,
      sessionGuid: undefined,
      popout: undefined,
      openedBy: undefined,
      outcome: undefined,
      secondsLeft: undefined,
    }),
    forgetError: assign({ error: undefined }),

    beginVisit: assign(({ context: { visit = [] } }) => ({ visit })),
    noteConnected: assign(({ context: { visit = [] } }, { member_guid }: { member_guid: string }) => ({
      visit: [...new Set([...visit, member_guid])],
    })),
    noteDeleted: assign(({ context: { visit } }, { member_guid }: { member_guid: string }) => ({
      visit: visit?.filter((guid) => guid !== member_guid),
    })),
    finishVisit: enqueueActions(({ context, enqueue }, { reason }: { reason: FinishReason }) => {
      const { visit: memberGuids, error } = context;
      // An error that the user can recover from ends a visit only when they leave instead.
      if (!memberGuids || (reason === 'error' && error?.recoverable)) return;
      enqueue.emit({ type: 'connect-finished', memberGuids, reason: error ? 'error' : reason });
      enqueue.assign({ visit: undefined });
    }),

    announceError: emit(({ context }) => ({
      type: 'connect-error' as const,
      ...(context.error ?? internalError(undefined)),
    })),
    announceReconnecting: emit(({ context }) => ({
      type: 'connect-reconnecting' as const,
      ...(context.memberGuid === undefined ? {} : { memberGuid: context.memberGuid }),
    })),
    announceResumed: enqueueActions(({ context: { memberGuid, resuming }, enqueue }) => {
      if (resuming && memberGuid !== undefined) enqueue.emit({ type: 'connect-resumed', memberGuid });
      enqueue.assign({ resuming: false });
    }),
    announceIdleWarning: emit(({ context }) => ({
      type: 'connect-idle-warning' as const,
      secondsLeft: context.secondsLeft ?? 0,
    })),
    announceContinued: emit({ type: 'connect-session-continued' }),
    announceExpired: emit({ type: 'connect-session-expired' }),

    commandFrame: sendTo('frame', (_, { command }: { command: HostCommand }) => ({
      type: 'command' as const,
      command,
    })),
    stopSession: raise({ type: 'session.stop' }),
    noteActivity: raise({ type: 'activity' }),
    // Coming back is activity; the end of our patience is not.
    noteReturn: enqueueActions(({ enqueue }, { outcome }: PopoutResult) => {
      if (outcome === 'completed' || outcome === 'denied' || outcome === 'closed')
        enqueue.raise({ type: 'activity' });
    }),
    touchClock: sendTo('clock', { type: 'touch' }),
    configureClock: sendTo('clock', (_, { config }: { config: Config }) => ({
      type: 'configure' as const,
      timeout: config.sessionTimeout,
      warning: config.sessionWarning,
    })),

    startPopout: enqueueActions(({ context, enqueue }, { request }: { request: PopoutRequest }) => {
      const { memberGuid } = request;
      const fresh = { openedBy: undefined, outcome: undefined, movedOn: false };
      enqueue.assign({ popout: request, memberGuid, ...fresh });
      enqueue.sendTo('popouts', { type: 'start', request, mode: context.config.popout });
    }),
    openPopout: sendTo('popouts', { type: 'open' }),
    takeOpened: enqueueActions(({ context, enqueue }, { by }: { by: PopoutOpener }) => {
      enqueue.assign({ openedBy: by, outcome: undefined });
      enqueue.emit({ type: 'connect-popout-opened', ...(context.popout ?? noPopout) });
    }),
    // Its frame goes, or another takes its place, before its end is known: nobody waits for it any more.
    abandonPopout: enqueueActions(({ context: { popout, outcome }, enqueue }) => {
      const isOut = outcome === undefined || outcome === 'blocked' || outcome === 'severed';
      if (popout && isOut) enqueue.emit({ type: 'connect-popout-settled', ...popout, outcome: 'closed' });
    }),
    // As MX's React Native SDK does for an app that opened the window itself.
    passResultOn: enqueueActions(({ context, enqueue }, reported: ReportedResult) => {
      const { outcome, reason, memberGuid = context.popout?.memberGuid } = reported;
      if (outcome !== 'completed' && outcome !== 'denied') return;
      const result = {
        outcome,
        ...(memberGuid === undefined ? {} : { memberGuid }),
        ...(reason === undefined ? {} : { reason }),
      };
      enqueue.sendTo('frame', { type: 'command', command: { type: 'oauth-complete', result } });
    }),
    // All but a success keep the request, so that a success that comes late is still told.
    settlePopout: enqueueActions(({ context, enqueue }, result: ReportedResult) => {
      const { outcome, memberGuid = context.memberGuid } = result;
      enqueue.emit({ type: 'connect-popout-settled', ...(context.popout ?? noPopout), ...result });
      enqueue.sendTo('popouts', { type: 'settle', outcome });
      enqueue.assign(
        outcome === 'completed' ? { popout: undefined, outcome: undefined, memberGuid } : { outcome },
      );
    }),
  },
});

/** The visit ends; an error on the screen is the reason, whatever takes it away. */
export function finish<Reason extends FinishReason>(reason: Reason) {
  return { type: 'finishVisit', params: { reason } } as const;
}

/** Something threw that must not: a defect of this package, or of a browser function that the page has replaced. */
export function internalError(cause: unknown): WidgetError {
  const message = 'The element failed unexpectedly; what was thrown is in cause.';
  return { code: 'internal-error', recoverable: true, message, cause };
}

const noPopout: PopoutRequest = { url: '', kind: 'oauth', memberGuid: '' };

/** Whether the user has given up, or seemed to, and has turned to nothing else since: what the widget connects now is what they went out for. */
function mayStillSucceed({ popout, outcome, movedOn }: WidgetContext): boolean {
  const wasGuess = outcome === 'closed' || outcome === 'timed-out';
  return popout !== undefined && wasGuess && !movedOn;
}

/**
 * Whether the page's word counts: only of a window that it opened. Before any is open it may say that there will be none, as in its
 * own handler of `connect-popout-requested`.
 */
function mayReport({ openedBy }: WidgetContext, outcome: PopoutOutcome): boolean {
  return openedBy === 'page' || (openedBy === undefined && outcome !== 'completed' && outcome !== 'denied');
}

/** What the widget's `memberConnected` says; of the member that MX has gone on with. */
export function success({ member_guid }: { member_guid: string }): ReportedResult {
  return { outcome: 'completed', memberGuid: member_guid };
}

/** What the widget's `oauthError` says. */
export function denial({ error_reason }: { error_reason?: string }): PopoutResult {
  return { outcome: 'denied', ...(error_reason === undefined ? {} : { reason: error_reason }) };
}
