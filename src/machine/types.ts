import type { Config } from '../config/parse-config.js';
import type { HostCommand, WidgetMessage } from '../protocol/index.js';
import type { PopoutMode, PopoutOutcome, PopoutRequest, ReportedResult } from '../popout/types.js';
import type { Result, WidgetError } from '../errors/widget-error.js';
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
  /** How it has ended so far. */
  readonly outcome: PopoutOutcome | undefined;
  /** Since then the user has turned to something else in the widget: what happens there need not be about that pop-out. */
  readonly movedOn: boolean;
  readonly secondsLeft: number | undefined;
  /** The next widget comes back to a member from before a redirect or reload. */
  readonly resuming: boolean;
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
  | { readonly type: 'activity' }
  | FrameEvent
  | PopoutEvent
  | PopoutAction
  | SessionClockEvent
  | NetworkEvent
  | { readonly type: 'session.stop' };

/** The browser has a network again. */
export interface NetworkEvent {
  readonly type: 'online';
}

export interface SessionGuids {
  readonly userGuid: string | undefined;
  readonly sessionGuid: string | undefined;
}

export type FrameEvent =
  | {
      /** The first message of this frame that counts. */
      readonly type: 'frame.ready';
    }
  /** Whose session it is: the first message may not say so yet. */
  | ({ readonly type: 'frame.session' } & SessionGuids)
  | { readonly type: 'frame.failed'; readonly error: WidgetError }
  /** The element was moved in the document; the browser threw the frame's page away. */
  | { readonly type: 'frame.lost' }
  | WidgetMessage;

export type PopoutEvent =
  /** The widget's `oauthRequested`, its URL checked and its kind told. */
  | { readonly type: 'popout.requested'; readonly request: PopoutRequest }
  /** By this element, or else by the widget or the page. */
  | { readonly type: 'popout.opened'; readonly ours: boolean }
  | { readonly type: 'popout.blocked' }
  /** The user is back at the page; the window may still be open. */
  | { readonly type: 'popout.returned' }
  | { readonly type: 'popout.settled'; readonly result: ReportedResult }
  /** Settled long ago: nothing more will be heard of it. */
  | { readonly type: 'popout.over' };

/** What the user or the page does about a pop-out. */
export type PopoutAction =
  { readonly type: 'popout.open' } | { readonly type: 'popout.show' } | { readonly type: 'popout.cancel' };

/** What the machine tells the page: each is dispatched as the DOM event of its name, the rest being its detail. */
export type WidgetEmitted =
  | ({ readonly type: 'connect-error' } & WidgetError)
  | { readonly type: 'connect-reconnecting'; readonly memberGuid?: string }
  | { readonly type: 'connect-resumed'; readonly memberGuid: string }
  | { readonly type: 'connect-idle-warning'; readonly secondsLeft: number }
  | { readonly type: 'connect-session-continued' }
  | { readonly type: 'connect-session-expired' }
  | ({ readonly type: 'connect-popout-opened' } & PopoutRequest)
  | ({ readonly type: 'connect-popout-settled' } & PopoutRequest & ReportedResult);

/**
 * Everything the machine can do to the world, handed in by the composition root. A test hands in its own.
 * Each `run…` starts something that lasts, reports by `send`, and answers the handle to steer and stop it.
 */
export interface Effects {
  requestWidgetUrl(request: UrlInput, signal: AbortSignal): Promise<Result<string>>;
  runFrame(input: FrameInput, send: (event: FrameEvent) => void): FrameHandle;
  runPopouts(send: (event: PopoutEvent) => void): PopoutHandle;
  /** What the browser believes about its network; only `false` says much. */
  isOnline(): boolean;
  /** Tells when the browser has a network again, at once if it has one. Answers how to stop. */
  watchNetwork(send: (event: NetworkEvent) => void): () => void;
  runSessionClock(times: SessionTimes, send: (event: SessionClockEvent) => void): SessionClock;
}

export interface UrlInput {
  readonly config: Config;
  readonly memberGuid: string | undefined;
}

export interface FrameInput {
  readonly url: string;
  readonly config: Config;
}

export interface FrameHandle {
  readonly command: (command: HostCommand) => void;
  readonly stop: () => void;
}

export interface PopoutHandle {
  start(request: PopoutRequest, mode: PopoutMode): void;
  open(): void;
  show(): void;
  /** The machine is done waiting; whether success may still come late depends on the outcome. */
  settle(outcome: PopoutOutcome): void;
  stop(): void;
}
