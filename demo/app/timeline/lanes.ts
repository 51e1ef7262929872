import type { Entry } from '../log/entry.js';

/** A stretch of time, or a moment: then `end` is `start`. */
export interface Span {
  /** Both in ms since the first entry. */
  readonly start: number;
  readonly end: number;
  readonly label: string;
  readonly tone: Entry['tone'];
}

export interface Timeline {
  /** ms from the first entry to the last. */
  readonly duration: number;
  readonly states: readonly Span[];
  /** Trips to the bank, from the request for its window to the outcome. */
  readonly trips: readonly Span[];
  readonly messages: readonly Span[];
  readonly webhooks: readonly Span[];
}

const tones: Readonly<Record<string, Entry['tone']>> = {
  active: 'positive',
  popout: 'warning',
  'idle-warning': 'warning',
  error: 'critical',
  expired: 'critical',
  unsupported: 'critical',
};

/** The session as lanes of a timeline, from the log's entries, newest first. */
export function timelineOf(newestFirst: readonly Entry[]): Timeline {
  const entries = [...newestFirst].reverse();
  const origin = entries[0]?.at ?? 0;
  const duration = (entries.at(-1)?.at ?? 0) - origin;
  const since = ({ at }: Entry) => at - origin;
  const moments = (kind: Entry['kind']) =>
    entries
      .filter((entry) => entry.kind === kind)
      .map((entry) => ({ start: since(entry), end: since(entry), label: entry.type, tone: entry.tone }));

  const changes = entries.filter(({ type }) => type === 'connect-state-change');
  const states = changes.map((entry, index) => {
    const next = changes[index + 1];
    const state = fieldOf(entry, 'state');
    return {
      start: since(entry),
      end: next ? since(next) : duration,
      label: state,
      tone: tones[state] ?? 'neutral',
    };
  });
  return {
    duration,
    states,
    trips: tripsOf(entries, since, duration),
    messages: moments('widget'),
    webhooks: moments('webhook'),
  };
}

function tripsOf(entries: readonly Entry[], since: (entry: Entry) => number, duration: number): Span[] {
  const trips: Span[] = [];
  let begun: Entry | undefined;
  for (const entry of entries) {
    if (entry.type === 'connect-popout-requested') begun = entry;
    if (entry.type !== 'connect-popout-settled') continue;
    const outcome = fieldOf(entry, 'outcome');
    const tone = outcome === 'completed' ? 'positive' : 'warning';
    trips.push({ start: since(begun ?? entry), end: since(entry), label: outcome, tone });
    // Blocked and severed end nothing: the user still has to go, or is at the bank.
    if (outcome !== 'blocked' && outcome !== 'severed') begun = undefined;
  }
  if (begun) trips.push({ start: since(begun), end: duration, label: 'under way', tone: 'warning' });
  return trips;
}

function fieldOf({ detail }: Entry, name: string): string {
  try {
    return String((JSON.parse(detail) as Record<string, unknown>)[name]);
  } catch {
    return '';
  }
}

/** A time for people: `0.4 s`, `2 min 5 s`. */
export function durationOf(ms: number): string {
  if (ms < 60_000) return `${(ms / 1000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
