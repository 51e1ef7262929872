import type { WidgetSession } from '../store/types.js';

/** A widget that was loaded: the session, and the origin of the page it was loaded into. */
export interface Visit {
  session: WidgetSession;
  /** `null` if the embedding page sends no referrer: then the widget cannot tell it anything either. */
  hostOrigin: string | null;
}

/** What the widget's server remembers of loaded widgets, and which of them sent a user to a bank. */
export interface Visits {
  begin(visit: Visit): void;
  find(sessionToken: string): Visit | undefined;
  /** Notes that the trip with this `state` started from the visit. */
  depart(state: string, visit: Visit): void;
  /** The visit a trip started from; a trip can also be started through the Platform API. */
  ofTrip(state: string): Visit | undefined;
}

export function createVisits(): Visits {
  const byToken = new Map<string, Visit>();
  const byState = new Map<string, Visit>();
  return {
    begin: (visit) => void byToken.set(visit.session.sessionToken, visit),
    find: (sessionToken) => byToken.get(sessionToken),
    depart: (state, visit) => void byState.set(state, visit),
    ofTrip: (state) => byState.get(state),
  };
}
