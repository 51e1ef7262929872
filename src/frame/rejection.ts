import type { InvalidResult } from '../protocol/index.js';

/** Why a message was not believed. */
export type RejectionReason =
  /** It claims to be MX's but comes from a window that is neither this widget's frame nor its pop-out. */
  | 'unknown-source'
  /** It comes from the frame, but from another origin than the widget URL's. */
  | 'wrong-origin'
  /** It comes from the widget, but is not a message of the widget's. */
  | 'invalid-message'
  /** It asks to open a URL that is not `https:`. */
  | 'unsafe-url';

export interface Rejection {
  readonly reason: RejectionReason;
  readonly origin: string;
  /** For developers: the field and what was expected. Never holds the message itself. */
  readonly message: string;
}

/** Reports in one second, for the whole page; a flood of forgeries must not become a flood of events. */
const reportsPerSecond = 10;

/** Answers `true` for the first few calls of each second. */
export function createReportBudget(now: () => number, limit = reportsPerSecond): () => boolean {
  let windowStart = -Infinity;
  let used = 0;
  return () => {
    const time = now();
    // Also when the clock was turned back, or reports would stop until it has caught up.
    if (time - windowStart >= 1000 || time < windowStart) {
      windowStart = time;
      used = 0;
    }
    return ++used <= limit;
  };
}

/** True for what claims to come from MX; any other message on the page is somebody else's and none of our business. */
export function claimsToBeOurs(data: unknown): boolean {
  try {
    if (typeof data !== 'object' || data === null) return false;
    const { mx, type } = data as { mx?: unknown; type?: unknown };
    return mx === true || (typeof type === 'string' && /^(mx|oauthComplete)\//.test(type));
  } catch {
    return false;
  }
}

/** What was expected, for developers; never quotes the message. */
export function describeInvalid({ reason, type, field, expected }: InvalidResult): string {
  if (field === undefined) return `Not a message of the widget (${reason}).`;
  return `${type ?? 'A message'}: expected ${field} to be ${expected ?? 'present'} (${reason}).`;
}
