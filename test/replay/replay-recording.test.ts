import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { replayRecording } from '../../src/replay/index.js';
import { readTrace } from './recorded.js';
import type { SessionEntry, SessionEvent, SessionRecording } from '../../src/replay/index.js';

const stateChange = (previous: string, state: string): SessionEvent => ({
  type: 'connect-state-change',
  detail: { state, previous },
});
const loading: SessionEntry = { at: 0, events: [stateChange('idle', 'loading')] };

/** A recording whose events nobody has noted, but for the first. */
function recordingOf(
  messages: readonly { type: string; metadata?: Record<string, unknown> }[],
): SessionRecording {
  const said = messages.map(({ type, metadata = {} }, index) => ({
    at: index,
    message: { type, detail: metadata },
    events: [],
  }));
  const entries = [loading, ...said];
  return {
    ...{ format: 'connect-widget-session', version: 1, package: '0.0.0', recordedAt: '' },
    ...{ personal: true, options: {}, state: 'idle', entryCount: entries.length, entries },
  };
}

const trace = (name: string) =>
  JSON.parse(readTrace(name)) as { type: string; metadata: Record<string, unknown> }[];

describe('replayRecording', () => {
  it('leads the machine to the states that the messages lead to', async () => {
    const { states } = await replayRecording(recordingOf(trace('oauth-deny')));
    assert.deepEqual(states, ['loading', 'active', 'popout', 'active']);
  });

  it('gives what came as a recording of its own, which replays without a difference', async () => {
    for (const name of ['connect', 'mfa', 'oauth', 'denied']) {
      const recording = recordingOf(trace(name));
      const { events, difference } = await replayRecording(recording);
      // Nothing was noted, so the first event of the first message was not expected.
      assert.deepEqual(difference, {
        entry: 1,
        expected: { type: 'connect-message', detail: recording.entries[1]?.message },
        got: stateChange('loading', 'active'),
      });
      const groups: SessionEvent[][] = [[]];
      for (const event of events.slice(1)) {
        if (event.type === 'connect-message') groups.push([]);
        else groups.at(-1)?.push(event);
      }
      const entries = recording.entries.map((entry, index) =>
        index === 0 ? entry : { ...entry, events: groups[index - 1] ?? [] },
      );
      const again = await replayRecording({ ...recording, entries });
      assert.deepEqual(again.events, events);
      assert.equal(again.difference, undefined);
    }
  });

  it('believes no message that the decoder does not', async () => {
    const recording = recordingOf([
      { type: 'mx/load' },
      { type: 'mx/connect/memberConnected', metadata: {} },
    ]);
    const { events, difference } = await replayRecording(recording);
    assert.equal(events.filter(({ type }) => type === 'connect-message').length, 1);
    assert.ok(difference);
  });

  it('opens no URL that is not safe', async () => {
    const url = 'javascript:alert(1)';
    const metadata = { url, member_guid: 'MBR-1' };
    const { states } = await replayRecording(
      recordingOf([{ type: 'mx/load' }, { type: 'mx/connect/oauthRequested', metadata }]),
    );
    assert.deepEqual(states, ['loading', 'active']);
  });

  it('misses an event that was recorded and does not come', async () => {
    const { entries, ...recording } = recordingOf([{ type: 'mx/load' }]);
    const expected = stateChange('active', 'expired');
    const all = [...entries, { at: 9, events: [expected] }];
    const { difference } = await replayRecording({
      ...recording,
      entryCount: 3,
      entries: all.with(1, {
        ...all[1],
        at: 0,
        events: [stateChange('loading', 'active'), { type: 'connect-load', detail: {} }],
      }),
    });
    assert.deepEqual(difference, { entry: 2, expected, got: undefined });
  });
});
