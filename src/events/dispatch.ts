import type { HostEventDetails } from './event-map.js';
import type { WidgetEmitted } from '../machine/types.js';

/** Events whose default the page may take over. */
const cancelable: ReadonlySet<string> = new Set<keyof HostEventDetails>([
  'connect-idle-warning',
  'connect-popout-requested',
]);

/** The only `dispatchEvent` of this package. Events bubble and cross shadow roots. Answers `false` if the page canceled. */
export function dispatch(target: EventTarget, type: string, detail: unknown): boolean {
  return target.dispatchEvent(
    new CustomEvent(type, { detail, bubbles: true, composed: true, cancelable: cancelable.has(type) }),
  );
}

/** Tells the page something of the element's own. */
export function dispatchHostEvent<Name extends keyof HostEventDetails>(
  target: EventTarget,
  type: Name,
  detail: HostEventDetails[Name],
): boolean {
  return dispatch(target, type, detail);
}

/** Tells the page what the machine emitted: the event of that name, the rest being its detail. */
export function dispatchEmitted(target: EventTarget, { type, ...detail }: WidgetEmitted): boolean {
  return dispatch(target, type, detail);
}
