import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseRecording, replayRecording } from '../../src/replay/index.js';
import { readTrace, record } from './recorded.js';
import type { SessionRecording } from '../../src/replay/index.js';

const good = JSON.parse(
  JSON.stringify(await record(JSON.parse(readTrace('oauth')) as unknown[])),
) as SessionRecording;
const [first, second, ...others] = good.entries;
assert.ok(first && second);
const withEntry = (entry: unknown) => ({ ...good, entries: [first, entry, ...others] });
const withEvent = (event: unknown) => withEntry({ ...second, events: [event] });

/** What is wrong, and what is said of it. */
const bad: readonly (readonly [what: string, source: unknown, problem: RegExp])[] = [
  ['nothing', undefined, /expected an object/],
  ['a list', [good], /expected an object/],
  ['an empty file', '', /no JSON/],
  ['a file that was cut off', JSON.stringify(good).slice(0, -40), /no JSON.*cut off/],
  ['the JSON of something else', { entries: [] }, /expected format/],
  ['an inherited recording', Object.create(good), /expected format/],
  [
    'a newer version',
    { ...good, version: 2, package: '9.0.0' },
    /has version 2; .* reads version 1.*"9\.0\.0"/,
  ],
  ['no version', { ...good, version: undefined }, /has version unknown/],
  ['no package', { ...good, package: 1 }, /Expected package/],
  ['no date', { ...good, recordedAt: undefined }, /Expected recordedAt/],
  ['no word on what was kept', { ...good, personal: 'no' }, /Expected personal/],
  ['an unknown state', { ...good, state: 'toString' }, /Expected state to be one of idle, /],
  ['no options', { ...good, options: null }, /Expected options/],
  ['a bad option', { ...good, options: { popout: 'window' } }, /option popout/],
  ['no entries', { ...good, entries: {} }, /Expected entries/],
  [
    'fewer entries than it says',
    { ...good, entries: good.entries.slice(0, 4) },
    /should have 10 entries, and has 4/,
  ],
  ['an entry that is none', withEntry('x'), /^Entry 1: expected an object/],
  ['an entry without a time', withEntry({ events: [] }), /^Entry 1: expected at/],
  ['a time that goes back', withEntry({ ...second, at: -1 }), /^Entry 1: expected at .* \(\d+\)/],
  ['a time without end', withEntry({ ...second, at: Infinity }), /^Entry 1: expected at/],
  ['a message that is none', withEntry({ ...second, message: 'mx/load' }), /^Entry 1: expected message/],
  [
    'another type',
    withEntry({ ...second, message: { type: 'load', detail: {} } }),
    /^Entry 1: .* begin with mx/,
  ],
  ['no detail', withEntry({ ...second, message: { type: 'mx/load' } }), /^Entry 1: expected the detail/],
  ['no events', withEntry({ at: second.at }), /^Entry 1: expected events/],
  ['an event that is none', withEvent(null), /^Entry 1: event 0: expected an object/],
  ['an event of something else', withEvent({ type: 'click' }), /^Entry 1: event 0: .* got "click"/],
  [
    'a detail without end',
    withEvent({ type: 'connect-load', detail: nested(9) }),
    /^Entry 1: event 0: .* too deep/,
  ],
];

function nested(depth: number): unknown {
  return depth === 0 ? 1 : { inner: nested(depth - 1) };
}

describe('parseRecording', () => {
  it('reads a recording, and its text', () => {
    assert.deepEqual(parseRecording(good), { ok: true, recording: good });
    assert.deepEqual(parseRecording(JSON.stringify(good)), { ok: true, recording: good });
  });

  for (const [what, source, problem] of bad)
    it(`says what is wrong with ${what}, and nobody replays it`, async () => {
      const parsed = parseRecording(source);
      assert.ok(!parsed.ok);
      assert.match(parsed.problem, problem);
      await assert.rejects(replayRecording(source), {
        name: 'TypeError',
        message: problemIn(parsed.problem),
      });
    });

  it('never throws', () => {
    const hostile = new Proxy({}, { getOwnPropertyDescriptor: () => assert.fail('no') });
    assert.deepEqual(parseRecording(hostile), { ok: false, problem: 'It cannot be read.' });
  });
});

const problemIn = (problem: string) => `The recording cannot be replayed. ${problem}`;
