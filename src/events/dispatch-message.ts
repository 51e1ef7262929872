import { detailFor } from './member-status.js';
import { dispatch } from './dispatch.js';
import { toEventName } from '../protocol/event-name.js';
import type { DecodedMessage } from '../frame/run-frame.js';

/** Tells the page a message of the widget's: under its own name if it is known, and as `connect-message` in any case. */
export function dispatchMessage(target: EventTarget, { status, message }: DecodedMessage): void {
  if (status === 'ok') dispatch(target, toEventName(message.type), detailFor(message));
  dispatch(target, 'connect-message', { type: message.type, detail: message.detail });
}
