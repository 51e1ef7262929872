import { readFileSync } from 'node:fs';
import type { Recorded } from './sandbox-stage.js';

type Message = Pick<Recorded, 'type' | 'metadata'>;

/** A recording of the real widget's messages, in order. */
export function readTrace(name: string): readonly Message[] {
  const file = new URL(`../traces/${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8')) as Message[];
}

/**
 * What two runs of one journey have in common: types, the names and nesting of all fields, and the values that do not
 * hang on who is connecting to what.
 */
export function shapeOf(messages: readonly Message[]): unknown[] {
  return messages.map(({ type, metadata }) => ({ type, ...fieldsOf(metadata) }));
}

/** Values that belong to the journey, not to its user, institution or member. */
const telling: readonly string[] = [
  'current',
  'previous',
  'initial_step',
  'connection_status',
  'error_reason',
  'code',
];

function fieldsOf(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => {
      if (typeof value === 'object' && value !== null) return [name, fieldsOf({ ...value })];
      return [name, telling.includes(name) ? value : typeof value];
    }),
  );
}
