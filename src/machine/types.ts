import type { Config } from '../config/parse-config.js';
import type { FrameEvent, FrameHandle, FrameInput } from '../frame/types.js';
import type {
  PopoutEvent,
  PopoutHandle,
  PopoutOpener,
  PopoutOutcome,
  PopoutRequest,
  ReportedResult,
} from '../popout/types.js';
import type { Result, WidgetError } from '../errors/widget-error.js';
import type { UrlInput } from '../request/types.js';
import type { SessionClock, SessionClockEvent, SessionTimes } from '../session/session-clock.js';

/** What the public `state` and `:state(…)` say. */
export type WidgetState =
  'idle' | 'loading' | 'active' | 'popout' | 'idle-warning' | 'expired' | 'error' | 'unsupported' | 'closed';

export interface WidgetContext {
  readonly effects: Effects;
  readonly config: Config;
  readonly error: WidgetError | undefined;
  /** The URL in the frame now. */
  readonly widgetUrl: string | undefined;
  readonly userGuid: string | undefined;
  readonly sessionGuid: string | undefined;
  /** The member the user works with now; what a reconnect comes back to. */
  readonly memberGuid: string | undefined;
  /** The name of the institution that the user has chosen in this widget. */
  readonly institution: string | undefined;
  /** The pop-out that is out, or that a late success may still end better. */
  readonly popout: PopoutRequest | undefined;
  /** Who opened its window, once one is open. */
  readonly openedBy: PopoutOpener | undefined;
  /** How it has ended so far. */
  readonly outcome: PopoutOutcome | undefined;
  /** Since then the user has turned to something else in the widget: what happens there need not be about that pop-out. */
  readonly movedOn: boolean;
  readonly secondsLeft: number | undefined;
  /** The next widget comes back to a member from before a redirect or reload. */
  readonly resuming: boolean;
  /** The members connected in this visit, each once, in order; `undefined` after its end. */
  readonly visit: readonly string[] | undefined;
}

/** What the world tells the machine. The widget's messages are events under their own names. */
export type WidgetEvent =
  | { readonly type: 'config'; readonly config: Config }
  | { readonly type: 'config.invalid'; readonly error: WidgetError }
  | { readonly type: 'load' }
  /** Before the first load: a member was out at the bank when the page went away. */
  | { readonly type: 'resume'; readonly memberGuid: string }
  | { readonly type: 'reload' }
  | { readonly type: 'reconnect' }
  | { readonly type: 'continue' }
  | { readonly type: 'close' }
  | { readonly type: 'unsupported'; readonly error: WidgetError }
  | FrameEvent
  | PopoutEvent
  | PopoutAction
  | SessionClockEvent
  | NetworkEvent
  | EffectFailed
  | { readonly type: 'session.stop' }
  /** The element was removed, or the user leaves the page. */
  | { readonly type: 'leave' }
  /** The page comes back from the back-forward cache, and the visit that its leaving ended with it. */
  | { readonly type: 'return' };

/** An effect threw, which is a defect of this package or of what the page has done to the browser's own functions. */
export interface EffectFailed {
  readonly type: 'effect.failed';
  readonly cause: unknown;
}

/** The browser has a network again. */
export interface NetworkEvent {
  readonly type: 'online';
}

/** What the user or the page does about a pop-out. */
export type PopoutAction =
  | { readonly type: 'popout.open' }
  | { readonly type: 'popout.cancel' }
  /** What the page says, by `settlePopout()`, of a window that it opened. */
  | { readonly type: 'popout.reported'; readonly result: ReportedResult };

/** Why a visit ended: see `connect-finished`. */
export type FinishReason = 'done' | 'closed' | 'expired' | 'left' | 'error';

/** What the machine tells the page: each is dispatched as the DOM event of its name, the rest being its detail. */
export type WidgetEmitted =
  | ({ readonly type: 'connect-error' } & WidgetError)
  | { readonly type: 'connect-reconnecting'; readonly memberGuid?: string }
  | { readonly type: 'connect-resumed'; readonly memberGuid: string }
  | { readonly type: 'connect-idle-warning'; readonly secondsLeft: number }
  | { readonly type: 'connect-session-continued' }
  | { readonly type: 'connect-session-expired' }
  | {
      readonly type: 'connect-finished';
      readonly memberGuids: readonly string[];
      readonly reason: FinishReason;
    }
  | ({ readonly type: 'connect-popout-opened' } & PopoutRequest)
  | ({ readonly type: 'connect-popout-settled' } & PopoutRequest & ReportedResult);

/**
 * Everything the machine can do to the world, handed in by the composition root. A test hands in its own.
 * Each `run…` starts something that lasts, reports by `send`, and returns the handle to steer and stop it. What any of them throws
 * ends in the state `error`.
 */
export interface Effects {
  requestWidgetUrl(request: UrlInput, signal: AbortSignal): Promise<UrlAnswer>;
  runFrame(input: FrameInput, send: Send<FrameEvent>): FrameHandle;
  runPopouts(send: Send<PopoutEvent>): PopoutHandle;
  /** As `navigator.onLine`: `false` means offline, `true` does not prove that anything can be reached. Must not throw: guards call it. */
  isOnline(): boolean;
  /** Describes, for developers, what is known of a frame that has sent no message. Must not throw. */
  describeSilence(): string;
  /** Reports when the browser has a network again, at once if it has one. Returns a function that stops it. */
  watchNetwork(send: Send<NetworkEvent>): () => void;
  runSessionClock(times: SessionTimes, send: Send<SessionClockEvent>): SessionClock;
}

/** A widget URL or the error that came instead; `refused` if it is a word on what was asked for, such as a member that MX does not know. */
export type UrlAnswer = Result<string> & { readonly refused?: boolean };

/** What an effect reports with; also that it threw later, as in a timer. */
export type Send<Event> = (event: Event | EffectFailed) => void;
