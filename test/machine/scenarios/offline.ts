import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { failure } from '../../support/widget-errors.js';
import { activeStage, settled, Stage } from '../../support/stage.js';
import { endpointConfig } from '../../support/configs.js';
import { second } from '../../support/simulated-time.js';

describe('the connection: offline', () => {
  const { error } = failure('offline', 'no network');

  async function offlineStage(): Promise<Stage> {
    const stage = new Stage();
    stage.effects.connectivity.go(false);
    stage.send({ type: 'load' });
    stage.request.answer({ ok: false, error });
    await settled();
    assert.ok(stage.isIn('connection.offline'));
    return stage;
  }

  it('is told as an error, and over by itself once there is a network', async () => {
    const stage = await offlineStage();
    assert.equal(stage.state, 'error');
    assert.equal(stage.context.error, error);
    assert.deepEqual(stage.emitted(), [{ type: 'connect-error', ...error }]);

    stage.effects.connectivity.go(true);
    assert.equal(stage.state, 'loading');
    assert.equal(stage.context.error, undefined);
    assert.deepEqual(stage.emitted(), [{ type: 'connect-reconnecting' }]);
    assert.equal(stage.effects.connectivity.listeners, 0);
    await stage.answer();
    stage.ready();
    assert.equal(stage.state, 'active');
  });

  it('is over at once when the network came back before anybody listened', async () => {
    const stage = new Stage();
    stage.send({ type: 'load' });
    stage.request.answer({ ok: false, error });
    await settled();
    assert.deepEqual(stage.states, ['idle', 'loading', 'error', 'loading']);
    assert.equal(stage.effects.requests.length, 2);
  });

  it('comes back to the member', async () => {
    const stage = await activeStage();
    stage.message('mx/connect/memberConnected', { member_guid: 'MBR-1' });
    stage.effects.connectivity.go(false);
    stage.send({ type: 'reconnect' });
    stage.request.answer({ ok: false, error });
    await settled();
    stage.emitted();
    stage.effects.connectivity.go(true);
    assert.equal(stage.request.input.memberGuid, 'MBR-1');
    assert.deepEqual(stage.emitted(), [{ type: 'connect-reconnecting', memberGuid: 'MBR-1' }]);
  });

  it('does not keep the user from trying, nor the page from changing its mind', async () => {
    for (const event of [
      { type: 'reconnect' },
      { type: 'reload' },
      { type: 'config', config: endpointConfig({ mode: 'verification' }) },
    ] as const) {
      const stage = await offlineStage();
      stage.send(event);
      assert.equal(stage.state, 'loading', event.type);
      assert.equal(stage.effects.connectivity.listeners, 0);
    }
  });

  it('leaves nothing behind when it is closed or stopped', async () => {
    for (const end of [
      (stage: Stage) => stage.send({ type: 'close' }),
      (stage: Stage) => stage.actor.stop(),
    ]) {
      const stage = await offlineStage();
      end(stage);
      assert.equal(stage.effects.connectivity.listeners, 0);
    }
  });

  it('explains a frame that stays silent', async () => {
    const stage = new Stage(endpointConfig({ frameTimeout: 20 }));
    stage.send({ type: 'load' });
    await stage.answer();
    stage.effects.connectivity.go(false);
    stage.time.advance(20 * second);
    assert.ok(stage.isIn('connection.offline'));
    assert.equal(stage.frame.stopped, true);
    const [told] = stage.emitted();
    assert.deepEqual(told?.type === 'connect-error' && [told.code, told.recoverable], ['offline', true]);
    stage.effects.connectivity.go(true);
    assert.equal(stage.state, 'loading');
    assert.equal(stage.effects.requests.length, 2);
  });
});
