import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { assertOver, assertRenewed, timeout, types, warningTime } from '../../support/session.js';
import { popoutStage, type Stage } from '../../support/stage.js';
import { second } from '../../support/simulated-time.js';

describe('a pop-out across the deadline', () => {
  it('does not stop the clock: it warns, and Continue leads back to waiting', async () => {
    const stage = await popoutStage();
    stage.time.advance(warningTime);
    assert.equal(stage.state, 'idle-warning');
    stage.send({ type: 'continue' });
    assert.equal(stage.state, 'popout');
  });

  it('is taken along by the end, and a success from it comes too late', async () => {
    const stage = await popoutStage();
    stage.time.advance(timeout);
    assert.equal(stage.popouts.stopped, true);
    stage.popouts.send({ type: 'popout.settled', result: { outcome: 'closed' } });
    stage.message('mx/connect/memberConnected', { member_guid: 'MBR-1' });
    assertOver(stage);
  });

  it('that the user comes back from is activity, also during the warning', async () => {
    for (const at of [warningTime - 1, warningTime, timeout - 1]) {
      const seen = await popoutStage();
      seen.time.advance(at);
      seen.popouts.send({ type: 'popout.settled', result: { outcome: 'closed' } });
      assertRenewed(seen);
      const reported = await popoutStage(undefined, 'page');
      reported.time.advance(at);
      reported.send({ type: 'popout.reported', result: { outcome: 'completed' } });
      assertRenewed(reported);
      const returned = await popoutStage();
      returned.time.advance(at);
      returned.popouts.send({ type: 'popout.returned' });
      assertRenewed(returned, 'popout');
    }
  });

  const progress = {
    memberConnected: (stage: Stage) => stage.message('mx/connect/memberConnected', { member_guid: 'MBR-1' }),
    stepChange: (stage: Stage) => stage.message('mx/connect/stepChange', { current: 'connected' }),
    oauthError: (stage: Stage) => stage.message('mx/connect/oauthError', { member_guid: 'MBR-1' }),
  };
  for (const [type, tell] of Object.entries(progress)) {
    for (const begin of ['is out', 'gave up'] as const) {
      it(`whose end only the widget tells, by ${type}, renews nothing for a user who ${begin}`, async () => {
        const stage = await popoutStage();
        if (begin === 'gave up')
          stage.popouts.send({ type: 'popout.settled', result: { outcome: 'timed-out' } });
        stage.time.advance(warningTime);
        const { length } = stage.frame.commands;
        tell(stage);
        assert.equal(stage.state, 'idle-warning');
        assert.equal(stage.frame.commands.length, length);
        stage.time.advance(30 * second);
        assert.equal(stage.state, 'expired');
      });
    }
  }

  it('that the user does something about here, is activity, and the widget is told', async () => {
    for (const type of ['popout.open', 'popout.cancel'] as const) {
      const stage = await popoutStage();
      stage.time.advance(warningTime - 1);
      stage.send({ type });
      assert.deepEqual(stage.frame.commands, [{ type: 'ping' }]);
      stage.time.advance(warningTime - 1);
      assert.ok(stage.isIn('session.running.fresh'));
    }
  });

  for (const outcome of ['severed', 'timed-out', 'blocked'] as const) {
    it(`that is taken for ${outcome} brought nobody back, and renews nothing`, async () => {
      const stage = await popoutStage(undefined, 'page');
      stage.time.advance(warningTime);
      stage.emitted();
      stage.send({ type: 'popout.reported', result: { outcome } });
      assert.equal(stage.state, 'idle-warning');
      assert.deepEqual(types(stage), ['connect-popout-settled']);
      stage.time.advance(30 * second);
      assertOver(stage);
    });
  }
});
