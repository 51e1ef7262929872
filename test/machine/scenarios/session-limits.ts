import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { activeStage } from '../../support/stage.js';
import { endpointConfig } from '../../support/configs.js';
import { minute, second } from '../../support/simulated-time.js';

const off = endpointConfig({ sessionTimeout: 0 });

describe('a session-timeout of 0', () => {
  it('has no clock, no timer and no end', async () => {
    const stage = await activeStage(off);
    assert.ok(stage.isIn('session.unlimited'));
    assert.equal(stage.effects.clocks.length, 0);
    assert.equal(stage.time.pendingTimers, 0);
    assert.equal(stage.time.wakeListeners, 0);
    stage.touch();
    stage.send({ type: 'continue' });
    stage.time.advance(24 * 60 * minute);
    assert.equal(stage.state, 'active');
  });

  it('set while a session runs takes its limit away, and does not end it', async () => {
    const stage = await activeStage();
    stage.time.advance(10 * minute);
    stage.send({ type: 'config', config: off });
    assert.equal(stage.state, 'active');
    assert.equal(stage.time.pendingTimers, 0);
    stage.time.advance(24 * 60 * minute);
    assert.equal(stage.state, 'active');
    assert.deepEqual(stage.emitted(), []);
  });

  it('set during the warning takes it away; nobody was active, so nobody is told so', async () => {
    const stage = await activeStage();
    stage.time.advance(14 * minute + 45 * second);
    stage.emitted();
    stage.send({ type: 'config', config: off });
    assert.equal(stage.state, 'active');
    assert.equal(stage.context.secondsLeft, undefined);
    assert.deepEqual(stage.emitted(), []);
    assert.deepEqual(stage.frame.commands, []);
  });

  it('ends with its frame, and the next session begins with the limits of then', async () => {
    const stage = await activeStage(off);
    stage.send({ type: 'reload' });
    assert.ok(stage.isIn('session.stopped'));
  });
});

describe('other limits than MX’s', () => {
  it('begin when they are set on a session without one, from then on', async () => {
    const stage = await activeStage(off);
    stage.time.advance(60 * minute);
    stage.send({ type: 'config', config: off });
    assert.ok(stage.isIn('session.unlimited'));
    stage.send({ type: 'config', config: endpointConfig() });
    assert.ok(stage.isIn('session.running.fresh'));
    stage.time.advance(14 * minute + 30 * second - 1);
    assert.equal(stage.state, 'active');
    stage.time.advance(1);
    assert.equal(stage.state, 'idle-warning');
  });

  it('count for the session that runs', async () => {
    const stage = await activeStage();
    stage.time.advance(4 * minute);
    stage.send({
      type: 'config',
      config: endpointConfig({ sessionTimeout: 5 * 60, sessionWarning: 20 }),
    });
    stage.time.advance(40 * second);
    assert.equal(stage.state, 'idle-warning');
    assert.deepEqual(stage.emitted(), [{ type: 'connect-idle-warning', secondsLeft: 20 }]);
  });

  it('that come later take the warning back without a word of activity, to the page or the widget', async () => {
    const stage = await activeStage();
    stage.time.advance(14 * minute + 45 * second);
    stage.emitted();
    stage.send({ type: 'config', config: endpointConfig({ sessionTimeout: 30 * 60 }) });
    assert.equal(stage.state, 'active');
    assert.deepEqual(stage.emitted(), []);
    assert.deepEqual(stage.frame.commands, [], 'a ping would extend the session on MX’s side');
    stage.time.advance(15 * minute + 15 * second);
    assert.equal(stage.state, 'expired');
  });
});
