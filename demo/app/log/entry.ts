import { describeDetail } from './describe-detail.js';
import { summarize } from './summarize.js';
import { toneOf, type Tone } from './event-names.js';

/** Kinds of entries that the log can be narrowed to. */
export const kinds = {
  all: 'All',
  widget: 'Widget messages',
  element: 'The element’s own',
  webhook: 'Webhooks',
} as const;

export type Kind = keyof typeof kinds;

export interface Entry {
  readonly id: number;
  /** ms since the epoch. */
  readonly at: number;
  readonly type: string;
  readonly kind: Exclude<Kind, 'all'>;
  readonly tone: Tone;
  readonly summary: string;
  /** JSON; empty when the event carries nothing. */
  readonly detail: string;
}

export function entryOf(id: number, type: string, kind: Entry['kind'], detail: unknown): Entry {
  return {
    id,
    at: Date.now(),
    type,
    kind,
    tone: toneOf(type),
    summary: summarize(detail),
    detail: describeDetail(detail),
  };
}

const timeFormat = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium' });

/** The time of day to the millisecond. */
export function timeOf({ at }: Entry): string {
  return `${timeFormat.format(at)}.${String(at % 1000).padStart(3, '0')}`;
}

/** Whether the name, the summary or the detail contains the text; lower case. */
export function contains({ type, summary, detail }: Entry, text: string): boolean {
  return [type, summary, detail].some((part) => part.toLowerCase().includes(text));
}

/** One line of JSON for each entry, the oldest first. */
export function toJsonLines(entries: readonly Entry[]): string {
  return [...entries]
    .reverse()
    .map(({ at, type, detail }) => {
      const time = new Date(at).toISOString();
      return JSON.stringify({ time, type, ...(detail ? { detail: parse(detail) } : {}) });
    })
    .join('\n');
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return json;
  }
}
