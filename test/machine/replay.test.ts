import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { decodeMessage, isActivity } from '../../src/protocol/index.js';
import { connectWidgetMachine } from '../../src/machine/machine.js';
import { describePopout } from '../../src/runtime/describe-popout.js';
import { Stage } from '../support/stage.js';
import type { PopoutOutcome } from '../../src/popout/types.js';
import type { WidgetState } from '../../src/machine/types.js';

const folder = new URL('../traces/', import.meta.url);
const machineMessages: ReadonlySet<string> = new Set(connectWidgetMachine.events);

function readTrace(name: string): unknown[] {
  const trace: unknown = JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8'));
  return Array.isArray(trace) ? trace : assert.fail(`${name} is no list of messages`);
}

/** Takes one recorded message the way the element takes it: frame, decoder, machine. */
function deliver(stage: Stage, data: unknown, isFirst: boolean): void {
  const decoded = decodeMessage(data);
  assert.equal(decoded.status, 'ok');
  const { message } = decoded;
  if (isFirst) {
    const { user_guid, session_guid } = message.detail as { user_guid?: string; session_guid?: string };
    stage.frame.send({ type: 'frame.session', userGuid: user_guid, sessionGuid: session_guid });
    stage.frame.send({ type: 'frame.ready' });
  }
  if (message.type === 'mx/connect/oauthRequested') {
    const request = describePopout(message.detail, []);
    stage.send({ type: 'popout.requested', request: request ?? assert.fail('not safe to open') });
    stage.popouts.send({ type: 'popout.opened', by: 'widget' });
  } else if (machineMessages.has(message.type)) {
    stage.send(message);
  }
  if (isActivity(message.type)) stage.touch();
}

interface Expectation {
  /** The public state after each message, in their order. */
  readonly states: readonly WidgetState[];
  readonly outcome?: PopoutOutcome;
  readonly reason?: string;
  /** What a reconnect would come back to at the end. */
  readonly memberGuid: string | undefined;
}

const active = (count: number): WidgetState[] => Array.from({ length: count }, () => 'active');

/** By hand, from what the user of each recording did. */
const recordings: Readonly<Record<string, Expectation>> = {
  'challenged-member': { states: active(3), memberGuid: undefined },
  // Ends with the way back to the search.
  connect: { states: active(15), memberGuid: undefined },
  denied: { states: active(9), memberGuid: 'MBR-1' },
  'denied-member': { states: active(4), memberGuid: 'MBR-1' },
  'locked-member': { states: active(4), memberGuid: 'MBR-1' },
  mfa: { states: active(16), memberGuid: undefined },
  nav: { states: active(7), memberGuid: undefined },
  oauth: {
    states: [...active(3), 'popout', ...active(5)],
    outcome: 'completed',
    memberGuid: 'MBR-1',
  },
  // Recorded up to the request: with APP it is the host's turn.
  'oauth-app': { states: [...active(3), 'popout'], memberGuid: 'MBR-1' },
  'oauth-deny': {
    states: [...active(3), 'popout', 'active', 'active'],
    outcome: 'denied',
    reason: 'CANCELLED',
    memberGuid: 'MBR-1',
  },
};

describe('replaying the recordings of the real widget UI', () => {
  it('knows them all', () => {
    const names = readdirSync(folder).map((file) => file.replace(/\.json$/, ''));
    assert.deepEqual(names.sort(), Object.keys(recordings).sort());
  });

  for (const [name, expected] of Object.entries(recordings)) {
    it(`${name}: every message is believed and leads to the state it should`, async () => {
      const stage = new Stage();
      stage.send({ type: 'load' });
      await stage.answer();
      const states = readTrace(name).map((data, index) => {
        deliver(stage, data, index === 0);
        return stage.state;
      });
      assert.deepEqual(states, expected.states);
      assert.equal(stage.context.memberGuid, expected.memberGuid);
      assert.equal(stage.context.userGuid, 'USR-11141024-90b3-1bce-cac9-c06ced52ab4c');
      assert.equal(stage.context.sessionGuid, 'SES-1');

      const settled = stage.emitted().filter(({ type }) => type === 'connect-popout-settled');
      const { outcome, reason } = expected;
      const end = {
        type: 'connect-popout-settled',
        url: 'http://127.0.0.1:7801/oauth.html?member=MBR-1',
        kind: 'oauth',
        memberGuid: 'MBR-1',
        outcome,
        ...(reason === undefined ? {} : { reason }),
      };
      assert.deepEqual(settled, outcome === undefined ? [] : [end]);
    });
  }
});
