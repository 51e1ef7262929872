/** Who opens the window to the bank. */
export type PopoutMode = 'widget' | 'popup' | 'tab' | 'manual';

/** A bank's own OAuth page, or Fiserv's AllData Connect, which imitates OAuth in a new tab. */
export type PopoutKind = 'oauth' | 'alldata';

/** The widget asks for a window to the bank. */
export interface PopoutRequest {
  readonly url: string;
  readonly kind: PopoutKind;
  readonly memberGuid: string;
}

/**
 * Who opened the window: this element, MX's widget, or the page, with `popout="manual"` or because it canceled
 * `connect-popout-requested`.
 */
export type PopoutOpener = 'element' | 'widget' | 'page';

/**
 * How a trip to the bank ended, and who may say so:
 *
 * | outcome | may be caused by |
 * | --- | --- |
 * | `completed`, `denied` | the widget's own messages; for a window that the page opened, also `settlePopout()` |
 * | `closed` | evidence on our own window (`createEvidence`); the user's Cancel; a trip replaced or its frame gone; `settlePopout()` as above |
 * | `blocked` | `window.open` returned no window, or threw; `settlePopout()` as above |
 * | `severed` | our own window seems closed without the evidence of a return; `settlePopout()` as above. Ends nothing |
 * | `timed-out` | `popout-timeout`; `settlePopout()` as above |
 *
 * Nobody else. Any website can open the page's return page with any query, so what the return page says proves only that the
 * user is back. Windows of this element have no opener, so no page in them can speak to it.
 *
 * `blocked` and `severed` leave the trip open. Only `completed` is final: a success that comes after any other outcome is
 * reported by a second `connect-popout-settled`.
 */
export const popoutOutcomes = ['completed', 'denied', 'closed', 'blocked', 'severed', 'timed-out'] as const;

export type PopoutOutcome = (typeof popoutOutcomes)[number];

export function isPopoutOutcome(value: unknown): value is PopoutOutcome {
  return (popoutOutcomes as readonly unknown[]).includes(value);
}

/** Whether a trip with this outcome goes on: the user still has to go, or is at the bank. */
export function isStillOut(outcome: PopoutOutcome): boolean {
  return outcome === 'blocked' || outcome === 'severed';
}

export interface PopoutResult {
  readonly outcome: PopoutOutcome;
  /** MX's word for a denial: CANCELLED DENIED IMPEDED PROVIDER_ERROR SERVER_ERROR SESSION_ERROR UNKNOWN_ERROR. */
  readonly reason?: string;
}

/** What can be seen of a window, or of the time that it takes, without anybody's word. */
export interface SeenResult extends PopoutResult {
  readonly outcome: 'closed' | 'severed' | 'timed-out';
}

/** What the page reports of a window that it opened; what `decodeUrlMessage` makes of an `oauth_complete` URL fits. */
export interface ReportedResult extends PopoutResult {
  /**
   * The member it is about; without it, the one whose pop-out is out. A success may name another: MX has found that the user had
   * connected this bank before, and goes on with that member.
   */
  readonly memberGuid?: string;
}

/** Everything that happens on a trip to the bank, but for what its user or the page does: see `PopoutAction`. */
export type PopoutEvent =
  /** The widget's `oauthRequested`, with its URL checked and its kind known. */
  | { readonly type: 'popout.requested'; readonly request: PopoutRequest }
  | { readonly type: 'popout.opened'; readonly by: PopoutOpener }
  | { readonly type: 'popout.blocked' }
  /** A return page says that the user is back. How the trip ended comes from the widget. */
  | { readonly type: 'popout.returned' }
  /** What can be seen of a window from here: that it is closed or severed, or that our patience has run out. */
  | { readonly type: 'popout.settled'; readonly result: SeenResult }
  /** The user is at this page again; the window may still be open. */
  | { readonly type: 'activity' };

/** Steers the trips to the bank, one at a time. */
export interface PopoutHandle {
  start(request: PopoutRequest, mode: PopoutMode): void;
  open(): void;
  /** The trip has this outcome by now; most end it. */
  settle(outcome: PopoutOutcome): void;
  stop(): void;
}
