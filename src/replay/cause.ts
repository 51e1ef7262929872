import { isStateChange } from './session-events.js';
import type { ErrorCode, WidgetError } from '../errors/widget-error.js';
import type { HostEventDetails } from '../events/event-map.js';
import type { SessionEvent } from './types.js';

/** What the page, the user or the browser must have done to bring events about. */
export type Cause =
  | { readonly kind: 'load' | 'reload' | 'reconnect' | 'close' | 'lose-source' | 'leave' }
  | { readonly kind: 'fail'; readonly error: WidgetError }
  | { readonly kind: 'open-popout' | 'continue' | 'defer' | 'expire' }
  | { readonly kind: 'settle-popout'; readonly result: HostEventDetails['connect-popout-settled'] }
  | { readonly kind: 'warn'; readonly secondsLeft: number };

/** The cause of the first of these events that has one, all of the same turn. */
export function causeOf(events: readonly SessionEvent[]): Cause | undefined {
  for (const event of events) {
    const cause = isStateChange(event) ? causeOfState(event.detail, events) : causeOfEvent(event);
    if (cause) return cause;
  }
  return undefined;
}

/** What a page may do in a listener: it happens before the rest of the events of the message. */
export function isOfPage(cause: Cause | undefined): boolean {
  return cause?.kind === 'close' || cause?.kind === 'reload' || cause?.kind === 'reconnect';
}

function causeOfState(
  { state, previous }: HostEventDetails['connect-state-change'],
  events: readonly SessionEvent[],
): Cause | undefined {
  const has = (type: string) => events.some((event) => event.type === type);
  switch (state) {
    case 'loading':
      if (previous === 'idle') return { kind: 'load' };
      return { kind: has('connect-reconnecting') ? 'reconnect' : 'reload' };
    case 'closed':
      return { kind: 'close' };
    case 'idle':
      return { kind: 'lose-source' };
    case 'active':
    case 'popout':
      // The warning was taken back by later limits; nobody was active.
      return previous === 'idle-warning' && !has('connect-session-continued') ? { kind: 'defer' } : undefined;
    default:
      return undefined;
  }
}

function causeOfEvent({ type, detail }: SessionEvent): Cause | undefined {
  switch (type) {
    case 'connect-error':
      return { kind: 'fail', error: errorOf(detail) };
    case 'connect-popout-opened':
      return { kind: 'open-popout' };
    case 'connect-popout-settled':
      return { kind: 'settle-popout', result: detail as HostEventDetails['connect-popout-settled'] };
    case 'connect-idle-warning':
      return { kind: 'warn', secondsLeft: Number((detail as { secondsLeft?: unknown } | null)?.secondsLeft) };
    case 'connect-session-continued':
      return { kind: 'continue' };
    case 'connect-session-expired':
      return { kind: 'expire' };
    case 'connect-finished':
      return (detail as { reason?: unknown } | null)?.reason === 'left' ? { kind: 'leave' } : undefined;
    default:
      return undefined;
  }
}

function errorOf(detail: unknown): WidgetError {
  const error = (detail ?? {}) as Partial<WidgetError>;
  return {
    ...error,
    code: String(error.code) as ErrorCode,
    recoverable: error.recoverable === true,
    message: String(error.message),
  };
}
