import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { activeStage, popoutStage } from '../../support/stage.js';
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

  it('has no clock with a limit of 0, and never ends', async () => {
    const stage = await activeStage(endpointConfig({ sessionTimeout: 0 }));
    stage.time.advance(24 * 60 * minute);
    assert.equal(stage.state, 'active');
    assert.equal(stage.effects.clocks.length, 0);
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
    assert.deepEqual(stage.emitted(), [{ type: 'connect-session-expired' }]);
    assert.equal(stage.frame.stopped, true);
    assert.equal(stage.popouts.stopped, true);
    assert.equal(stage.time.pendingTimers, 0);
    assert.equal(stage.time.wakeListeners, 0);
  });

  it('is kept fresh by activity', async () => {
    const stage = await activeStage();
    for (let times = 0; times < 5; times++) {
      stage.time.advance(warningTime - 1);
      stage.send({ type: 'activity' });
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

  it('that fell asleep at 10:00 and woke at 20:00 is over before anybody touches it', async () => {
    const stage = await activeStage();
    stage.time.advance(10 * minute);
    stage.time.sleep(10 * minute);
    stage.time.wake();
    assert.equal(stage.state, 'expired');
    stage.send({ type: 'activity' });
    stage.send({ type: 'continue' });
    assert.equal(stage.state, 'expired');
    assert.deepEqual(stage.emitted(), [{ type: 'connect-session-expired' }]);
  });

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

describe('the session during a pop-out', () => {
  it('goes on: it warns, and Continue leads back to waiting', async () => {
    const stage = await popoutStage();
    stage.time.advance(warningTime);
    assert.equal(stage.state, 'idle-warning');
    stage.send({ type: 'continue' });
    assert.equal(stage.state, 'popout');
  });

  it('expires and takes the pop-out along', async () => {
    const stage = await popoutStage();
    stage.time.advance(timeout);
    assert.equal(stage.state, 'expired');
    assert.equal(stage.popouts.stopped, true);
    assert.equal(stage.time.pendingTimers, 0);
  });

  it('takes coming back from it for activity, even during the warning', async () => {
    const stage = await popoutStage();
    stage.time.advance(warningTime);
    stage.emitted();
    stage.popouts.send({ type: 'popout.settled', result: { outcome: 'completed' } });
    assert.equal(stage.state, 'active');
    assert.deepEqual(
      stage.emitted().map(({ type }) => type),
      ['connect-popout-settled', 'connect-session-continued'],
    );
  });
});
