import { messageTypes, toEventName } from '../protocol/index.js';
import type { HostEventDetails } from '../events/event-map.js';
import type { SessionEntry, SessionEvent, SessionRecording } from './types.js';
import type { WidgetState } from '../machine/types.js';

/** Whether a replay can bring each of the element's own events about: the data of a rejected message, and the layout, are not recorded. */
const hostEvents = {
  'connect-state-change': true,
  'connect-idle-warning': true,
  'connect-session-continued': true,
  'connect-session-expired': true,
  'connect-popout-requested': true,
  'connect-popout-opened': true,
  'connect-popout-settled': true,
  'connect-error': true,
  'connect-reconnecting': true,
  'connect-resumed': true,
  'connect-finished': true,
  'connect-message-rejected': false,
  'connect-breakpoint-change': false,
  'connect-message': true,
} satisfies Record<keyof HostEventDetails, boolean>;

/** The names of all events of the element. */
export const eventNames: readonly string[] = [
  ...new Set([...Object.keys(hostEvents), ...messageTypes.map((type) => toEventName(type))]),
];

/** Whether a replay is expected to repeat this event. */
export function isReplayed({ type, detail }: SessionEvent): boolean {
  // Told by the first script, because the one that replays do with did not load.
  if ((detail as { code?: unknown } | null)?.code === 'script-failed') return false;
  return !Object.hasOwn(hostEvents, type) || hostEvents[type as keyof typeof hostEvents];
}

/** The events of one entry that a replay repeats; `connect-message` is the last one of a message. */
export function eventsOfEntry({ message, events }: SessionEntry): SessionEvent[] {
  const all = events.filter(isReplayed).map(({ type, detail }) => ({ type, detail }));
  if (message) all.push({ type: 'connect-message', detail: message });
  return all;
}

/**
 * The events of a recording in their order, `connect-message` included. Those that no replay repeats are left out:
 * `connect-message-rejected` and `connect-breakpoint-change`.
 */
export function eventsOf(recording: SessionRecording): SessionEvent[] {
  return recording.entries.flatMap(eventsOfEntry);
}

/** The states that the element entered, as its events tell. */
export function statesOf(events: readonly SessionEvent[]): WidgetState[] {
  return events.filter(isStateChange).map(({ detail }) => detail.state);
}

interface StateChange extends SessionEvent {
  readonly detail: HostEventDetails['connect-state-change'];
}

export function isStateChange(event: SessionEvent): event is StateChange {
  return event.type === 'connect-state-change';
}
