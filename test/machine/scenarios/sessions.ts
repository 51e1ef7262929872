import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { activeStage } from '../../support/stage.js';
import { endpointConfig } from '../../support/configs.js';
import { minute, second } from '../../support/simulated-time.js';

const timeout = 15 * minute;
const warningTime = timeout - 30 * second;

describe('the session', () => {
  it('begins with the first message of the frame, with the times configured', async () => {
    const stage = await activeStage(endpointConfig({ sessionTimeout: 60, sessionWarning: 6 }));
    assert.ok(stage.isIn('session.running.fresh'));
    const [times] = stage.effects.clocks;
    assert.deepEqual([times?.timeout, times?.warning], [minute, 6 * second]);
    assert.equal(stage.time.pendingTimers, 1);
  });

  it('warns at 14:30, counts down, and ends at 15:00 with the frame taken away', async () => {
    const stage = await activeStage();
    stage.time.advance(warningTime - 1);
    assert.equal(stage.state, 'active');
    stage.time.advance(1);
    assert.equal(stage.state, 'idle-warning');
    assert.deepEqual(stage.emitted(), [{ type: 'connect-idle-warning', secondsLeft: 30 }]);
    stage.time.advance(10 * second);
    assert.equal(stage.context.secondsLeft, 20);
    assert.deepEqual(stage.emitted(), [], 'one warning, not one a second');
    stage.time.advance(20 * second - 1);
    assert.equal(stage.state, 'idle-warning');
    stage.time.advance(1);
    assert.equal(stage.state, 'expired');
    assert.deepEqual(stage.emitted(), [
      { type: 'connect-session-expired' },
      { type: 'connect-finished', memberGuids: [], reason: 'expired' },
    ]);
    assert.equal(stage.frame.stopped, true);
    assert.equal(stage.popouts.stopped, true);
    assert.equal(stage.time.pendingTimers, 0);
    assert.equal(stage.time.wakeListeners, 0);
  });

  it('is kept fresh by activity', async () => {
    const stage = await activeStage();
    for (let times = 0; times < 5; times++) {
      stage.time.advance(warningTime - 1);
      stage.touch();
    }
    assert.equal(stage.state, 'active');
    assert.deepEqual(stage.emitted(), []);
  });

  it('is not kept fresh by progress', async () => {
    const stage = await activeStage();
    stage.time.advance(warningTime - 1);
    stage.message('mx/connect/memberStatusUpdate', { member_guid: 'MBR-1', connection_status: 6 });
    stage.message('mx/connect/memberConnected', { member_guid: 'MBR-1' });
    stage.message('mx/connect/stepChange', { current: 'connected' });
    stage.time.advance(1);
    assert.equal(stage.state, 'idle-warning');
  });

  for (const type of ['continue', 'activity'] as const) {
    it(`goes on at 14:59.9 on ${type}; the page and the widget hear of it`, async () => {
      const stage = await activeStage();
      stage.time.advance(timeout - 100);
      stage.emitted();
      stage.send({ type });
      assert.equal(stage.state, 'active');
      assert.equal(stage.context.secondsLeft, undefined);
      assert.deepEqual(stage.emitted(), [{ type: 'connect-session-continued' }]);
      assert.deepEqual(stage.frame.commands, [{ type: 'ping' }]);
      stage.time.advance(warningTime - 1);
      assert.equal(stage.state, 'active');
      stage.time.advance(1);
      assert.equal(stage.state, 'idle-warning');
    });
  }

  it('that is over begins anew on reconnect, with the same member', async () => {
    const stage = await activeStage();
    stage.message('mx/connect/memberConnected', { member_guid: 'MBR-1' });
    stage.time.advance(timeout);
    stage.emitted();
    stage.send({ type: 'reconnect' });
    assert.equal(stage.state, 'loading');
    assert.equal(stage.request.input.memberGuid, 'MBR-1');
    assert.deepEqual(stage.emitted(), [{ type: 'connect-reconnecting', memberGuid: 'MBR-1' }]);
    await stage.answer();
    stage.ready();
    assert.equal(stage.state, 'active');
    assert.ok(stage.isIn('session.running.fresh'));
  });

  it('ends with its frame, whatever ends that', async () => {
    const stage = await activeStage();
    stage.send({ type: 'reload' });
    assert.ok(stage.isIn('session.stopped'));
    assert.equal(stage.time.pendingTimers, 0);
  });
});
