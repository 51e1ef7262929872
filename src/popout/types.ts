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
 * How a pop-out ended:
 * - `completed`, `denied`: told by the widget, MX's result page, the page's return page or the page itself
 * - `closed`: the user gave up, or closed the window, see `createEvidence`; or the widget has gone, or asked for another window
 * - `blocked`: the browser did not open the window, ours or the page's; the element shows a button that will
 * - `severed`: an opener policy cut the tie to the window, which most likely lives on; the element goes on waiting
 * - `timed-out`: nothing was heard for `popout-timeout`
 *
 * Only `completed` is final. A success that comes after any other is told as a second `connect-popout-settled`.
 */
export const popoutOutcomes = ['completed', 'denied', 'closed', 'blocked', 'severed', 'timed-out'] as const;

export type PopoutOutcome = (typeof popoutOutcomes)[number];

export function isPopoutOutcome(value: unknown): value is PopoutOutcome {
  return (popoutOutcomes as readonly unknown[]).includes(value);
}

/** What has not ended, for all we know: the user still has to go, or is there. */
export function isStillOut(outcome: PopoutOutcome): boolean {
  return outcome === 'blocked' || outcome === 'severed';
}

export interface PopoutResult {
  readonly outcome: PopoutOutcome;
  /** MX's word for a denial: CANCELLED DENIED IMPEDED PROVIDER_ERROR SERVER_ERROR SESSION_ERROR UNKNOWN_ERROR. */
  readonly reason?: string;
}

/**
 * What is told of a window, by it or by the page that opened it; what `decodeUrlMessage` makes of an `oauth_complete` URL fits.
 */
export interface ReportedResult extends PopoutResult {
  /**
   * The member it is about; without it, the one whose pop-out is out. A success may name another: MX has found that the user had
   * connected this bank before, and goes on with that member.
   */
  readonly memberGuid?: string;
}

/** ms after which a flow at the bank is over for good: nothing more is to be heard of it, nor to come back to. */
export const flowLimit = 15 * 60 * 1000;
