import type { InvalidResult } from '../protocol/index.js';

/** Why a message was not believed. */
export type RejectionReason =
  /** It claims to be MX's but comes from another window than a widget's frame. */
  | 'unknown-source'
  /** It comes from the frame, but from another origin than the widget URL's. */
  | 'wrong-origin'
  /** It comes from the widget, but is not a message of the widget's. */
  | 'invalid-message'
  /** It asks to open a URL that is not `https:`. */
  | 'unsafe-url'
  /** It asks for another window while one is out, and no user has asked for it. */
  | 'unasked-popout';

export interface Rejection {
  readonly reason: RejectionReason;
  readonly origin: string;
  /** For developers: the field and what was expected. Never holds the message itself. */
  readonly message: string;
}

/**
 * The rejection of an event that no widget of the page expected, if it claims to come from MX; any other message is somebody
 * else's and none of our business. Never throws: a script of the page can make events, and their parts, that do.
 */
export function rejectionOfStray(event: MessageEvent<unknown>): Rejection | undefined {
  try {
    const { data } = event;
    const origin: unknown = event.origin;
    if (!claimsToBeOurs(data) || typeof origin !== 'string') return undefined;
    const message = 'It does not come from the frame of a widget on this page.';
    return { reason: 'unknown-source', origin, message };
  } catch {
    return undefined;
  }
}

function claimsToBeOurs(data: unknown): boolean {
  if (typeof data !== 'object' || data === null) return false;
  const { mx, type } = data as { mx?: unknown; type?: unknown };
  return mx === true || (typeof type === 'string' && /^(mx|oauthComplete)\//.test(type));
}

/** What was expected, for developers; never quotes the message. */
export function describeInvalid({ reason, type, field, expected }: InvalidResult): string {
  if (field === undefined) return `Not a message of the widget (${reason}).`;
  return `${type ?? 'A message'}: expected ${field} to be ${expected ?? 'present'} (${reason}).`;
}
