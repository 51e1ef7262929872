import { detailFor } from './member-status.js';
import { dispatch } from './dispatch.js';
import { toEventName } from '../protocol/event-name.js';
import type { DecodedMessage } from '../frame/run-frame.js';

/** The event of each type that a widget has sent: a few dozen at most, for only known types have one. */
const eventNames = new Map<string, string>();

function eventNameOf(type: string): string {
  const known = eventNames.get(type);
  if (known !== undefined) return known;
  const name = toEventName(type);
  eventNames.set(type, name);
  return name;
}

/** Tells the page a message of the widget's: under its own name if it is known, and as `connect-message` in any case. */
export function dispatchMessage(target: EventTarget, { status, message }: DecodedMessage): void {
  if (status === 'ok') dispatch(target, eventNameOf(message.type), detailFor(message));
  dispatch(target, 'connect-message', { type: message.type, detail: message.detail });
}
