import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { durationOf, timelineOf } from '../../demo/app/timeline/lanes.js';
import { entryOf, type Entry } from '../../demo/app/log/entry.js';
import { isHostEvent } from '../../demo/app/log/event-names.js';

let count = 0;
function at(ms: number, type: string, detail: object = {}): Entry {
  const kind = type.startsWith('webhook-') ? 'webhook' : isHostEvent(type) ? 'element' : 'widget';
  return { ...entryOf(++count, type, kind, detail), at: 5000 + ms };
}
const state = (ms: number, name: string) => at(ms, 'connect-state-change', { state: name });
const requested = (ms: number) => at(ms, 'connect-popout-requested', { url: 'https://bank.example/' });
const settled = (ms: number, outcome: string) => at(ms, 'connect-popout-settled', { outcome });
const trips = (...entries: Entry[]) => timelineOf(entries.reverse()).trips;

describe('the timeline of a session', () => {
  it('has each state until the next one, the last until the last entry', () => {
    const entries = [state(0, 'loading'), state(400, 'active'), at(900, 'connect-ping')];
    const { states, duration } = timelineOf([...entries].reverse());
    assert.equal(duration, 900);
    assert.deepEqual(states, [
      { start: 0, end: 400, label: 'loading', tone: 'neutral' },
      { start: 400, end: 900, label: 'active', tone: 'positive' },
    ]);
  });

  it('has what the widget said and the webhooks apart, as moments', () => {
    const entries = [at(0, 'connect-load'), at(50, 'webhook-member'), state(60, 'active')];
    const { messages, webhooks } = timelineOf([...entries].reverse());
    assert.deepEqual(messages, [{ start: 0, end: 0, label: 'connect-load', tone: 'neutral' }]);
    assert.deepEqual(webhooks, [{ start: 50, end: 50, label: 'webhook-member', tone: 'neutral' }]);
  });

  it('has a trip from the request to its outcome', () => {
    assert.deepEqual(trips(requested(0), settled(700, 'completed')), [
      { start: 0, end: 700, label: 'completed', tone: 'positive' },
    ]);
  });

  it('goes on with a trip that was only blocked or severed', () => {
    assert.deepEqual(
      trips(requested(0), settled(10, 'blocked'), settled(700, 'denied')).map(({ start, label }) => [
        start,
        label,
      ]),
      [
        [0, 'blocked'],
        [0, 'denied'],
      ],
    );
  });

  it('has a trip that is under way until now', () => {
    assert.deepEqual(trips(requested(100), at(300, 'connect-ping')), [
      { start: 0, end: 200, label: 'under way', tone: 'warning' },
    ]);
  });

  it('is empty without entries', () => {
    assert.deepEqual(timelineOf([]), { duration: 0, states: [], trips: [], messages: [], webhooks: [] });
  });

  it('tells durations as people do', () => {
    assert.deepEqual([0, 440, 59_900, 125_000].map(durationOf), ['0.0 s', '0.4 s', '59.9 s', '2 min 5 s']);
  });
});
