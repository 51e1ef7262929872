import { activeStates } from '../machine/view-state.js';
import type { ConnectWidgetSnapshot } from '../views/widget-context.js';
import type { PopoutPlace } from './popout-gate.js';
import type { PopoutView } from '../views/view-model.js';
import type { WidgetSnapshot } from '../machine/machine.js';
import type { WidgetState } from '../machine/types.js';

/** Where the chart is within `popout`. */
export function popoutPlaceOf({ value: { connection } }: WidgetSnapshot): PopoutPlace {
  const framed = typeof connection === 'object' ? connection.framed : undefined;
  return typeof framed === 'object' ? framed.popout : undefined;
}

/** The window that this element opens itself, while the user is out there or still has to go. */
export function popoutOf(snapshot: WidgetSnapshot, state: WidgetState): PopoutView | undefined {
  const { popout, outcome, institution } = snapshot.context;
  const place = popoutPlaceOf(snapshot);
  if (state !== 'popout' || !popout || (place !== 'waiting' && place !== 'blocked')) return undefined;
  const phase = place === 'waiting' && outcome === 'severed' ? 'severed' : place;
  return { ...popout, phase, institution };
}

/** What slotted content sees; the element knows its breakpoint itself. */
export function snapshotOf(
  snapshot: WidgetSnapshot,
  state: WidgetState,
): Omit<ConnectWidgetSnapshot, 'breakpoint'> {
  const { userGuid, sessionGuid, memberGuid, secondsLeft, error } = snapshot.context;
  const popout = popoutOf(snapshot, state);
  return {
    state,
    activeStates: activeStates(snapshot),
    userGuid,
    sessionGuid,
    memberGuid,
    secondsLeft,
    error,
    popout: popout && { phase: popout.phase, url: popout.url, kind: popout.kind },
  };
}
