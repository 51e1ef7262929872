import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { failure, invalidConfig } from '../../support/widget-errors.js';
import { activeStage, settled, Stage } from '../../support/stage.js';
import { configOf, endpointConfig } from '../../support/configs.js';
import { minute, second } from '../../support/simulated-time.js';

const invalid = { type: 'config.invalid', error: invalidConfig(['mode="x": expected …']) } as const;

describe('configuration while a widget is shown', () => {
  it('that asks MX for the same keeps the widget', async () => {
    const stage = await activeStage();
    const config = endpointConfig({ debug: true });
    stage.send({ type: 'config', config });
    assert.equal(stage.state, 'active');
    assert.equal(stage.context.config, config);
    assert.equal(stage.effects.requests.length, 1);
  });

  it('that asks MX for something else loads a fresh widget, without the member of the last', async () => {
    const stage = await activeStage();
    stage.message('mx/connect/memberConnected', { member_guid: 'MBR-1' });
    const config = endpointConfig({ currentMemberGuid: 'MBR-2' });
    stage.send({ type: 'config', config });
    assert.equal(stage.state, 'loading');
    assert.equal(stage.frame.stopped, true);
    assert.deepEqual(stage.request.input, { effects: stage.effects, config, memberGuid: undefined });
  });

  it('that asks for something else while loading gives the request up', () => {
    const stage = new Stage();
    stage.send({ type: 'load' });
    const first = stage.request;
    stage.send({ type: 'config', config: endpointConfig({ language: 'es' }) });
    assert.equal(first.signal.aborted, true);
    assert.equal(stage.request.input.config.request.language, 'es');
  });

  for (const begun of ['requested', 'framing'] as const) {
    it(`that says more of a widget that comes back to a member keeps the member, while it is ${begun}`, async () => {
      const stage = new Stage();
      stage.send({ type: 'resume', memberGuid: 'MBR-1' });
      stage.send({ type: 'load' });
      if (begun === 'framing') await stage.answer();
      const config = endpointConfig({ language: 'es' });
      stage.send({ type: 'config', config });
      assert.equal(stage.effects.requests.length, 2);
      assert.deepEqual(stage.request.input, { effects: stage.effects, config, memberGuid: 'MBR-1' });
      await stage.answer();
      stage.ready();
      assert.deepEqual(stage.emitted(), [{ type: 'connect-resumed', memberGuid: 'MBR-1' }]);

      stage.send({ type: 'config', config: endpointConfig() });
      assert.equal(stage.request.input.memberGuid, undefined, 'it has come back already');
    });
  }

  it('that names another member than the one to come back to goes there', () => {
    const stage = new Stage();
    stage.send({ type: 'resume', memberGuid: 'MBR-1' });
    stage.send({ type: 'load' });
    stage.send({ type: 'config', config: endpointConfig({ currentMemberGuid: 'MBR-2' }) });
    assert.equal(stage.request.input.memberGuid, undefined);
  });

  it('without a source of URLs takes the widget away', async () => {
    const stage = await activeStage();
    stage.message('mx/connect/memberConnected', { member_guid: 'MBR-1' });
    stage.send({ type: 'config', config: configOf({}) });
    assert.equal(stage.state, 'idle');
    assert.equal(stage.frame.stopped, true);
    assert.equal(stage.time.pendingTimers, 0);
  });

  it('that finds a source again asks for its own widget, not for the last one’s member', async () => {
    const stage = await activeStage();
    stage.message('mx/connect/memberConnected', { member_guid: 'MBR-1' });
    stage.send({ type: 'config', config: configOf({}) });
    stage.send({ type: 'config', config: endpointConfig({ currentMemberGuid: 'MBR-2' }) });
    stage.send({ type: 'load' });
    assert.equal(stage.request.input.memberGuid, undefined);
  });

  it('that asks for other looks only waits, once the session is over, for its user; and nothing forgets the member', async () => {
    const config = endpointConfig({ language: 'es' });
    const begin = async () => {
      const stage = await activeStage();
      stage.message('mx/connect/memberConnected', { member_guid: 'MBR-1' });
      return stage;
    };
    const over = await begin();
    over.time.advance(15 * minute);
    over.send({ type: 'config', config });
    assert.equal(over.state, 'expired');
    over.send({ type: 'reconnect' });
    assert.deepEqual(over.request.input, { effects: over.effects, config, memberGuid: 'MBR-1' });

    const failed = await begin();
    failed.frame.send({ type: 'frame.failed', error: failure('frame-timeout', 'silent').error });
    failed.send({ type: 'config', config });
    assert.deepEqual(failed.request.input, { effects: failed.effects, config, memberGuid: 'MBR-1' });
  });

  it('that names another member to open begins a session, also when one is over', async () => {
    const stage = await activeStage();
    stage.message('mx/connect/memberConnected', { member_guid: 'MBR-1' });
    stage.time.advance(15 * minute);
    const config = endpointConfig({ currentMemberGuid: 'MBR-2' });
    stage.send({ type: 'config', config });
    assert.deepEqual(stage.request.input, { effects: stage.effects, config, memberGuid: undefined });
  });

  it('with other session limits reaches the running clock', async () => {
    const stage = await activeStage();
    stage.time.advance(minute);
    stage.send({ type: 'config', config: endpointConfig({ sessionTimeout: 100, sessionWarning: 10 }) });
    stage.time.advance(30 * second);
    assert.equal(stage.state, 'idle-warning');
  });
});

describe('a bad configuration', () => {
  it('is told, and takes the widget away', async () => {
    const stage = await activeStage();
    stage.send(invalid);
    assert.equal(stage.state, 'error');
    assert.deepEqual(stage.emitted(), [
      { type: 'connect-error', ...invalid.error },
      { type: 'connect-finished', memberGuids: [], reason: 'error' },
    ]);
    assert.equal(stage.frame.stopped, true);
    assert.ok(stage.isIn('session.stopped'));
  });

  it('that is mended loads, with the member that was being connected', async () => {
    const stage = await activeStage();
    stage.message('mx/connect/memberConnected', { member_guid: 'MBR-1' });
    stage.send(invalid);
    stage.send({ type: 'config', config: endpointConfig({ debug: true }) });
    assert.equal(stage.state, 'loading');
    assert.equal(stage.context.config.debug, true);
    assert.equal(stage.request.input.memberGuid, 'MBR-1');
  });

  it('that is mended into another request forgets that member', async () => {
    const stage = await activeStage();
    stage.message('mx/connect/memberConnected', { member_guid: 'MBR-1' });
    stage.send(invalid);
    stage.send({ type: 'config', config: endpointConfig({ currentMemberGuid: 'MBR-2' }) });
    assert.equal(stage.state, 'loading');
    assert.equal(stage.request.input.memberGuid, undefined);
  });

  it('that is mended comes back to a member from before a reload', async () => {
    const stage = new Stage(configOf({}));
    stage.send(invalid);
    stage.send({ type: 'resume', memberGuid: 'MBR-1' });
    stage.send({ type: 'config', config: endpointConfig({ resume: true }) });
    assert.equal(stage.state, 'loading');
    assert.equal(stage.request.input.memberGuid, 'MBR-1');
    await stage.answer();
    stage.emitted();
    stage.ready();
    assert.deepEqual(stage.emitted(), [{ type: 'connect-resumed', memberGuid: 'MBR-1' }]);
  });

  it('that is mended, but names no source, leaves the element idle, whatever else it says', () => {
    for (const config of [configOf({}), configOf({ language: 'es' })]) {
      const stage = new Stage(configOf({}));
      stage.send(invalid);
      stage.send({ type: 'config', config });
      assert.equal(stage.state, 'idle');
      assert.equal(stage.effects.requests.length, 0);
    }
  });

  it('replaced by another bad one tells the new reason', () => {
    const stage = new Stage();
    stage.send(invalid);
    const other = invalidConfig(['popout="x": expected …']);
    stage.send({ type: 'config.invalid', error: other });
    assert.deepEqual(stage.emitted(), [
      { type: 'connect-error', ...invalid.error },
      { type: 'connect-finished', memberGuids: [], reason: 'error' },
      { type: 'connect-error', ...other },
    ]);
  });

  it('an error of another kind is not mended by an equal configuration', async () => {
    const stage = new Stage();
    stage.send({ type: 'load' });
    stage.request.answer(failure('url-request-failed', 'offline'));
    await settled();
    stage.send({ type: 'config', config: endpointConfig({ debug: true }) });
    assert.equal(stage.state, 'error');
    stage.send({ type: 'config', config: endpointConfig({ mode: 'verification' }) });
    assert.equal(stage.state, 'loading');
  });
});
