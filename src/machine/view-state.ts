import type { WidgetSnapshot } from './machine.js';
import type { WidgetState } from './types.js';

/** The one word for the whole chart, as the page sees it. */
export function stateOf(snapshot: WidgetSnapshot): WidgetState {
  const { connection, session } = snapshot.value;
  if (typeof connection === 'object') {
    if (typeof session === 'object' && session.running === 'warning') return 'idle-warning';
    const { framed } = connection;
    if (typeof framed === 'object') return 'popout';
    return framed === 'active' ? 'active' : 'loading';
  }
  if (connection === 'ended') return 'expired';
  return connection === 'offline' ? 'error' : connection;
}

/** Dotted paths of all active nodes of the chart, e.g. `connection.framed.active`, for pictures of it. */
export function activeStates(snapshot: WidgetSnapshot): readonly string[] {
  return paths(snapshot.value);
}

function paths(value: unknown, parent = ''): string[] {
  if (typeof value === 'string') return [parent + value];
  return Object.entries(value as Record<string, unknown>).flatMap(([name, inner]) => [
    parent + name,
    ...paths(inner, `${parent}${name}.`),
  ]);
}
