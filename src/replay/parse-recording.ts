import { eventNames } from './session-events.js';
import { isSame, toPlain } from './plain.js';
import { parseConfig } from '../config/parse-config.js';
import type { SessionRecording } from './types.js';
import type { WidgetState } from '../machine/types.js';

export type ParsedRecording =
  | { readonly ok: true; readonly recording: SessionRecording }
  /** `problem` is a sentence for people that names the place and what was expected there. */
  | { readonly ok: false; readonly problem: string };

const states = {
  idle: true,
  loading: true,
  active: true,
  popout: true,
  'idle-warning': true,
  expired: true,
  error: true,
  unsupported: true,
  closed: true,
} satisfies Record<WidgetState, true>;

const knownEvents: ReadonlySet<string> = new Set(eventNames);

/**
 * Reads a recording from a file's text, or from what `JSON.parse` made of it. Never throws: it returns what is wrong with a recording
 * of another version, one that was cut off, and one that was changed by hand.
 */
export function parseRecording(source: unknown): ParsedRecording {
  let value = source;
  if (typeof source === 'string') {
    try {
      value = JSON.parse(source);
    } catch {
      return bad('It is no JSON; a file that was cut off looks like this, too.');
    }
  }
  try {
    const problem = findProblem(value);
    return problem === undefined ? { ok: true, recording: value as SessionRecording } : bad(problem);
  } catch {
    return bad('It cannot be read.');
  }
}

function bad(problem: string): ParsedRecording {
  return { ok: false, problem };
}

/** Returns the first problem, or `undefined` if the value is a recording. */
function findProblem(value: unknown): string | undefined {
  if (!isRecord(value)) return 'It is no recording: expected an object.';
  if (read(value, 'format') !== 'connect-widget-session')
    return 'It is no recording: expected format to be "connect-widget-session".';
  const version = read(value, 'version');
  if (version !== 1)
    return `It has version ${quoted(version)}; this package reads version 1. It was recorded by connect-widget-element ${quoted(read(value, 'package'))}.`;
  for (const name of ['package', 'recordedAt'])
    if (typeof read(value, name) !== 'string') return `Expected ${name} to be text.`;
  if (typeof read(value, 'personal') !== 'boolean') return 'Expected personal to be true or false.';
  if (!Object.hasOwn(states, String(read(value, 'state'))))
    return `Expected state to be one of ${Object.keys(states).join(', ')}.`;
  return findOptionProblem(read(value, 'options')) ?? findEntryProblem(value);
}

function findOptionProblem(options: unknown): string | undefined {
  if (!isRecord(options)) return 'Expected options to be an object.';
  const parsed = parseConfig(options);
  return parsed.ok ? undefined : `Its option ${parsed.problems[0]?.option ?? ''} has no value that counts.`;
}

function findEntryProblem(recording: Record<string, unknown>): string | undefined {
  const entries = read(recording, 'entries');
  if (!Array.isArray(entries)) return 'Expected entries to be a list.';
  const count = read(recording, 'entryCount');
  if (count !== entries.length)
    return `It was cut off or changed: it should have ${quoted(count)} entries, and has ${entries.length}.`;
  let last = 0;
  for (const [index, entry] of entries.entries()) {
    const problem = findProblemInEntry(entry, last);
    if (problem !== undefined) return `Entry ${index}: ${problem}`;
    last = (entry as { at: number }).at;
  }
  return undefined;
}

function findProblemInEntry(entry: unknown, last: number): string | undefined {
  if (!isRecord(entry)) return 'expected an object.';
  const at = read(entry, 'at');
  if (typeof at !== 'number' || !(at >= last && at < Infinity))
    return `expected at to be a number of ms, not less than the entry before it (${last}).`;
  const message = read(entry, 'message');
  if (message !== undefined) {
    if (!isRecord(message)) return 'expected message to be an object.';
    const type = read(message, 'type');
    if (typeof type !== 'string' || !type.startsWith('mx/'))
      return 'expected the type of its message to begin with mx/.';
    if (!isRecord(read(message, 'detail'))) return 'expected the detail of its message to be an object.';
  }
  const events = read(entry, 'events');
  if (!Array.isArray(events)) return 'expected events to be a list.';
  for (const [index, event] of events.entries()) {
    if (!isRecord(event)) return `event ${index}: expected an object.`;
    const type = read(event, 'type');
    if (typeof type !== 'string' || !knownEvents.has(type) || type === 'connect-message')
      return `event ${index}: expected type to be the name of an event of the element, got ${quoted(type)}.`;
    if (!isSame(toPlain(read(event, 'detail')), read(event, 'detail')))
      return `event ${index}: its detail is nested too deeply.`;
  }
  return undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Nothing is read through a prototype. */
function read(record: Record<string, unknown>, name: string): unknown {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}

function quoted(value: unknown): string {
  return value === undefined ? 'unknown' : JSON.stringify(toPlain(value)).slice(0, 60);
}
