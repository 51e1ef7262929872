import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { activeStage, popoutStage, Stage } from '../support/stage.js';
import { allNodes, allTransitions, missedStates, missedTransitions } from '../support/chart-coverage.js';
import { minute, second } from '../support/simulated-time.js';
// The scenarios of each part of the chart; together, in one process, they must take every transition of it.
import './scenarios/configuration.js';
import './scenarios/connection.js';
import './scenarios/failing-effects.js';
import './scenarios/late-results.js';
import './scenarios/members.js';
import './scenarios/offline.js';
import './scenarios/popout-ends.js';
import './scenarios/popouts.js';
import './scenarios/sessions.js';
import './scenarios/session-limits.js';
import './scenarios/session-popouts.js';
import './scenarios/session-time.js';
import './scenarios/visits.js';

describe('stopping the machine leaves nothing behind', () => {
  const stages: Readonly<Record<string, () => Stage | Promise<Stage>>> = {
    idle: () => new Stage(),
    loading: () => {
      const stage = new Stage();
      stage.send({ type: 'load' });
      return stage;
    },
    framing: async () => {
      const stage = new Stage();
      stage.send({ type: 'load' });
      await stage.answer();
      return stage;
    },
    active: () => activeStage(),
    popout: () => popoutStage(),
    'idle-warning': async () => {
      const stage = await activeStage();
      stage.time.advance(14 * minute + 45 * second);
      assert.equal(stage.state, 'idle-warning');
      return stage;
    },
    expired: async () => {
      const stage = await activeStage();
      stage.time.advance(15 * minute);
      return stage;
    },
  };

  for (const [name, begin] of Object.entries(stages)) {
    it(`in ${name}`, async () => {
      const { actor, effects, time } = await begin();
      actor.stop();
      assert.equal(time.pendingTimers, 0);
      assert.equal(time.wakeListeners, 0);
      assert.ok(effects.frames.every((frame) => frame.stopped));
      assert.ok(effects.popouts.every((popouts) => popouts.stopped));
      assert.ok(name !== 'loading' || effects.requests[0]?.signal.aborted);
    });
  }
});

describe('the scenarios, together', () => {
  it('see the whole chart', () => {
    assert.equal(new Set(allTransitions).size, allTransitions.length);
    assert.ok(allNodes.length > 20 && allTransitions.length > 60);
  });

  it('were in every state', () => {
    assert.deepEqual(missedStates(), []);
  });

  it('took every transition', () => {
    assert.deepEqual(missedTransitions(), []);
  });
});
