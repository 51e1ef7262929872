import type { Breakpoint } from '../page/breakpoint.js';
import type { MemberEventDetails } from './member-status.js';
import type { PopoutRequest } from '../popout/types.js';
import type { Rejection } from '../frame/rejection.js';
import type { WidgetEmitted, WidgetState } from '../machine/types.js';

type Emitted<Name extends WidgetEmitted['type']> = Omit<Extract<WidgetEmitted, { type: Name }>, 'type'>;

/** What this element says of itself, beside what the widget says. */
export interface HostEventDetails {
  /** `state` changed. */
  'connect-state-change': { readonly state: WidgetState; readonly previous: WidgetState };
  /** The session ends in `secondsLeft`. Cancelable: the page then shows its own warning and calls `continueSession()`. */
  'connect-idle-warning': Emitted<'connect-idle-warning'>;
  /** The user was active while the warning was up. */
  'connect-session-continued': Emitted<'connect-session-continued'>;
  /** The session ended; its frame is gone. */
  'connect-session-expired': Emitted<'connect-session-expired'>;
  /**
   * The widget needs a window to the bank. Cancelable: the page then opens it, and may report by `settlePopout()` how it ended. With
   * `popout="widget"` the widget has opened its window already; canceling only makes `settlePopout()` count.
   */
  'connect-popout-requested': PopoutRequest;
  /** A window to the bank was opened, by whomever `popout` names. */
  'connect-popout-opened': Emitted<'connect-popout-opened'>;
  /**
   * The pop-out ended, or, `blocked` and `severed`, cannot be followed as it should. `reason` is MX's word for a denial.
   * Only `completed` is final: after any other outcome the widget may report a success or a denial, as a second event.
   */
  'connect-popout-settled': Emitted<'connect-popout-settled'>;
  /**
   * Something failed. `message` is for developers, `status` the HTTP status where there was one, `cause` what was thrown, with
   * `internal-error`.
   */
  'connect-error': Emitted<'connect-error'>;
  /** A new session begins after an error or the end of the last, with the same member if there was one. */
  'connect-reconnecting': Emitted<'connect-reconnecting'>;
  /**
   * The user is done, or gone: once per visit, which begins when the element comes into the page, or loads or is used anew after the
   * end of the last. `memberGuids` are the members connected in it, each once, in order.
   *
   * - `done`: pressed the button of the widget's last screen.
   * - `closed`: `close()`, or the source of widget URLs was taken away.
   * - `expired`: the session ended.
   * - `left`: the element was removed, or its page left.
   * - `error`: an error that is not `recoverable`; also in place of `closed` and `left` while an error is on the screen.
   */
  'connect-finished': Emitted<'connect-finished'>;
  /** The widget came back to the member that was being connected before a redirect or reload. */
  'connect-resumed': Emitted<'connect-resumed'>;
  /** A message that was not believed; at most ten a second are reported. */
  'connect-message-rejected': Rejection;
  /** The element's width crossed one of MX's breakpoints. */
  'connect-breakpoint-change': { readonly breakpoint: Breakpoint };
  /** Every message that was accepted, also those of types this version does not know. */
  'connect-message': { readonly type: string; readonly detail: Readonly<Record<string, unknown>> };
}

type EventDetails = HostEventDetails & MemberEventDetails;

/** Every event of `<connect-widget>` by name, typed: `addEventListener('connect-member-connected', …)` knows its detail. */
export type ConnectWidgetEventMap = { [Name in keyof EventDetails]: CustomEvent<EventDetails[Name]> };
