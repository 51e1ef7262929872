import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { contains, entryOf, timeOf, toJsonLines } from '../../demo/app/log/entry.js';
import { summarize } from '../../demo/app/log/summarize.js';

describe('the summary of an event', () => {
  const cases: readonly (readonly [detail: unknown, summary: string])[] = [
    [{ previous: 'search', current: 'credentials' }, 'search → credentials'],
    [{ state: 'active', previous: 'loading' }, 'loading → active'],
    [{ current: 'search', previous: null }, 'search'],
    [{ outcome: 'completed', memberGuid: 'MBR-1' }, 'completed'],
    [{ code: 'offline', recoverable: true, message: 'No network.' }, 'offline'],
    [{ institution: { code: 'mxbank', guid: 'INS-1' } }, 'mxbank'],
    [{ member_guid: 'MBR-1', user_guid: 'USR-1' }, 'MBR-1'],
    [{ secondsLeft: 30 }, '30'],
    [{}, ''],
    [null, ''],
    [undefined, ''],
    ['text', ''],
    [{ code: '', name: {} }, ''],
  ];
  for (const [detail, summary] of cases) {
    it(`${JSON.stringify(detail)}: "${summary}"`, () => assert.equal(summarize(detail), summary));
  }
});

describe('an entry of the log', () => {
  it('has its time to the millisecond', () => {
    const entry = {
      ...entryOf(1, 'connect-load', 'widget', {}),
      at: new Date(2026, 0, 2, 3, 4, 5, 6).getTime(),
    };
    assert.equal(timeOf(entry), '03:04:05.006');
  });

  it('is found by its name, its summary and its detail', () => {
    const entry = entryOf(1, 'connect-step-change', 'widget', {
      previous: 'search',
      current: 'mfa',
      extra: 'Deep',
    });
    for (const text of ['step', '→ mfa', 'deep', '']) assert.ok(contains(entry, text), text);
    assert.ok(!contains(entry, 'institution'));
  });

  it('becomes a line of JSON, the oldest first', () => {
    const entries = [
      { ...entryOf(2, 'connect-loaded', 'widget', undefined), at: 2000 },
      { ...entryOf(1, 'connect-load', 'widget', { session_guid: 'SES-1' }), at: 1000 },
    ];
    assert.deepEqual(
      toJsonLines(entries)
        .split('\n')
        .map((line) => JSON.parse(line) as unknown),
      [
        { time: '1970-01-01T00:00:01.000Z', type: 'connect-load', detail: { session_guid: 'SES-1' } },
        { time: '1970-01-01T00:00:02.000Z', type: 'connect-loaded' },
      ],
    );
  });
});
