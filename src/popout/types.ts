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
 * How a pop-out ended. `completed` and `denied` are facts; the others are the best guess at the time,
 * and a success that comes late is told as a second `connect-popout-settled` with `completed`.
 */
export const popoutOutcomes = ['completed', 'denied', 'closed', 'blocked', 'severed', 'timed-out'] as const;

export type PopoutOutcome = (typeof popoutOutcomes)[number];

export function isPopoutOutcome(value: unknown): value is PopoutOutcome {
  return (popoutOutcomes as readonly unknown[]).includes(value);
}

export interface PopoutResult {
  readonly outcome: PopoutOutcome;
  /** MX's word for a denial: CANCELLED DENIED IMPEDED PROVIDER_ERROR SERVER_ERROR SESSION_ERROR UNKNOWN_ERROR. */
  readonly reason?: string;
}
