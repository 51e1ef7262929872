import type { ConnectWidgetEventMap } from '../../../src/index.js';
import { messageTypes, toEventName, type MessageEventDetails } from '../../../src/protocol/index.js';

export type Tone = 'positive' | 'warning' | 'critical' | 'neutral';

type HostEventName = Exclude<keyof ConnectWidgetEventMap, keyof MessageEventDetails>;

/** The element's own events; the compiler sees to it that none is missing. */
const hostEvents: Record<HostEventName, Tone> = {
  'connect-state-change': 'neutral',
  'connect-message': 'neutral',
  'connect-message-rejected': 'critical',
  'connect-error': 'critical',
  'connect-reconnecting': 'neutral',
  'connect-resumed': 'positive',
  'connect-idle-warning': 'warning',
  'connect-session-continued': 'positive',
  'connect-session-expired': 'critical',
  'connect-finished': 'neutral',
  'connect-popout-requested': 'warning',
  'connect-popout-opened': 'warning',
  'connect-popout-settled': 'neutral',
  'connect-breakpoint-change': 'neutral',
};

/** Messages of the widget that mean more to the page than another step on the way. */
const messageTones: Partial<Record<keyof MessageEventDetails, Tone>> = {
  'connect-member-connected': 'positive',
  'connect-account-created': 'positive',
  'connect-create-member-error': 'critical',
  'connect-member-error': 'critical',
  'connect-oauth-error': 'critical',
  'connect-invalid-data': 'critical',
  'connect-oauth-requested': 'warning',
};

/** Whether the element itself dispatches the event, and not for a message of the widget. */
export function isHostEvent(type: string): boolean {
  return type in hostEvents;
}

/** Every event of `<connect-widget>`: its own, and one for each message of the widget. */
export const eventNames: readonly string[] = [
  ...Object.keys(hostEvents),
  ...messageTypes.map((type) => toEventName(type)),
];

const tones: Partial<Record<string, Tone>> = { ...hostEvents, ...messageTones };

export function toneOf(type: string): Tone {
  return tones[type] ?? 'neutral';
}
