import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { failure, invalidConfig, unsupportedBrowser } from '../../support/widget-errors.js';
import { activeStage, popoutStage, settled, Stage, widgetUrl } from '../../support/stage.js';
import { configOf, endpointConfig } from '../../support/configs.js';
import { second } from '../../support/simulated-time.js';
import type { WidgetEvent } from '../../../src/machine/types.js';

describe('the connection: from idle to active', () => {
  it('is idle at first: nothing is asked, nothing waits', () => {
    const stage = new Stage();
    assert.equal(stage.state, 'idle');
    assert.equal(stage.effects.requests.length, 0);
    assert.equal(stage.time.pendingTimers, 0);
  });

  it('stays idle on load without a source of URLs', () => {
    const stage = new Stage(configOf({}));
    stage.send({ type: 'load' });
    assert.equal(stage.state, 'idle');
    assert.equal(stage.effects.requests.length, 0);
  });

  it('takes a configuration over while idle and asks by it', () => {
    const stage = new Stage(configOf({}));
    const config = endpointConfig({ mode: 'verification' });
    stage.send({ type: 'config', config });
    assert.equal(stage.state, 'idle');
    stage.send({ type: 'load' });
    assert.equal(stage.state, 'loading');
    assert.deepEqual(stage.request.input, { effects: stage.effects, config, memberGuid: undefined });
  });

  it('loads the URL that was answered, and is active at the first message of the frame', async () => {
    const stage = new Stage();
    stage.send({ type: 'load' });
    await stage.answer();
    assert.equal(stage.state, 'loading');
    assert.equal(stage.frame.input.url, widgetUrl);
    stage.frame.send({ type: 'frame.ready' });
    assert.equal(stage.state, 'active');
    stage.frame.send({ type: 'frame.session', userGuid: 'USR-1', sessionGuid: 'SES-1' });
    assert.equal(stage.context.userGuid, 'USR-1');
    assert.equal(stage.context.sessionGuid, 'SES-1');
    assert.deepEqual(stage.states, ['idle', 'loading', 'active']);
    assert.deepEqual(stage.emitted(), []);
  });

  it('resumes a member from before a reload, and says so once its widget is there', async () => {
    const stage = new Stage();
    stage.send({ type: 'resume', memberGuid: 'MBR-7' });
    stage.send({ type: 'load' });
    assert.equal(stage.request.input.memberGuid, 'MBR-7');
    await stage.answer();
    assert.deepEqual(stage.emitted(), []);
    stage.ready();
    assert.deepEqual(stage.emitted(), [{ type: 'connect-resumed', memberGuid: 'MBR-7' }]);
    stage.send({ type: 'reconnect' });
    await stage.answer();
    stage.ready();
    assert.deepEqual(stage.emitted(), [{ type: 'connect-reconnecting', memberGuid: 'MBR-7' }]);
  });
});

describe('the connection: a member from before a reload that MX refuses', () => {
  const refused = failure('url-request-rejected', 'answered 404', { status: 404, refused: true });
  const begin = () => {
    const stage = new Stage();
    stage.send({ type: 'resume', memberGuid: 'MBR-7' });
    stage.send({ type: 'load' });
    return stage;
  };

  it('is forgotten, and the widget loads without it and without an error', async () => {
    const stage = begin();
    stage.request.answer(refused);
    await settled();
    assert.equal(stage.state, 'loading');
    assert.deepEqual(
      stage.effects.requests.map(({ input }) => input.memberGuid),
      ['MBR-7', undefined],
    );
    await stage.answer();
    stage.ready();
    assert.equal(stage.state, 'active');
    assert.deepEqual(stage.emitted(), []);
  });

  it('is an error when its widget is refused without it, too', async () => {
    const stage = begin();
    for (let times = 0; times < 2; times++) {
      stage.request.answer(refused);
      await settled();
    }
    assert.equal(stage.state, 'error');
    assert.deepEqual(stage.emitted(), [{ type: 'connect-error', ...refused.error }]);
    stage.send({ type: 'reconnect' });
    assert.equal(stage.request.input.memberGuid, undefined);
  });

  for (const [what, answer] of [
    ['a failure', failure('url-request-failed', 'answered 503', { status: 503 })],
    ['a user who is signed in no more', failure('url-request-rejected', 'answered 401', { status: 401 })],
  ] as const) {
    it(`stays when the answer is no word on it but ${what}`, async () => {
      const stage = begin();
      stage.request.answer(answer);
      await settled();
      assert.equal(stage.state, 'error');
      assert.deepEqual(stage.emitted(), [{ type: 'connect-error', ...answer.error }]);
      stage.send({ type: 'reconnect' });
      assert.equal(stage.request.input.memberGuid, 'MBR-7');
      await stage.answer();
      stage.emitted();
      stage.ready();
      assert.deepEqual(stage.emitted(), [{ type: 'connect-resumed', memberGuid: 'MBR-7' }]);
    });
  }
});

describe('the connection: errors', () => {
  it('tells why no URL came, and Reconnect asks again', async () => {
    const stage = new Stage();
    stage.send({ type: 'load' });
    const { error } = failure('url-request-rejected', 'answered 401', { status: 401 });
    stage.request.answer({ ok: false, error });
    await settled();
    assert.equal(stage.state, 'error');
    assert.deepEqual(stage.emitted(), [{ type: 'connect-error', ...error }]);
    assert.equal(stage.context.error, error);

    stage.send({ type: 'reconnect' });
    assert.equal(stage.state, 'loading');
    assert.equal(stage.context.error, undefined);
    assert.deepEqual(stage.emitted(), [{ type: 'connect-reconnecting' }]);
    await stage.answer();
    stage.ready();
    assert.equal(stage.state, 'active');
  });

  it('survives a request that rejects against its contract', async () => {
    const stage = new Stage();
    stage.send({ type: 'load' });
    stage.request.reject(new Error('a defect'));
    await settled();
    assert.equal(stage.state, 'error');
    const [told] = stage.emitted();
    assert.deepEqual(told?.type === 'connect-error' && [told.code, told.recoverable], [
      'internal-error',
      true,
    ]);
    // What the screen shows, with its Reconnect.
    assert.deepEqual({ type: 'connect-error', ...stage.context.error }, told);
  });

  it('gives a silent frame up after its limit, not before, and takes it away', async () => {
    const stage = new Stage(endpointConfig({ frameTimeout: 20 }));
    stage.send({ type: 'load' });
    await stage.answer();
    stage.time.advance(20 * second - 1);
    assert.equal(stage.state, 'loading');
    stage.time.advance(1);
    assert.equal(stage.state, 'error');
    assert.equal(stage.context.error?.code, 'frame-timeout');
    assert.match(stage.context.error.message, /20 s/);
    assert.equal(stage.frame.stopped, true);
    assert.equal(stage.time.pendingTimers, 0);
  });

  for (const frameTimeout of [0, 2_147_483]) {
    it(`waits on with a frame timeout of ${frameTimeout} s`, async () => {
      const stage = new Stage(endpointConfig({ frameTimeout }));
      stage.send({ type: 'load' });
      await stage.answer();
      stage.time.advance(3600 * second);
      assert.equal(stage.state, 'loading');
    });
  }

  it('tells that the browser refused the frame', async () => {
    const stage = new Stage();
    stage.send({ type: 'load' });
    await stage.answer();
    const { error } = failure('frame-blocked', 'frame-src');
    stage.frame.send({ type: 'frame.failed', error });
    assert.equal(stage.state, 'error');
    assert.deepEqual(stage.emitted(), [{ type: 'connect-error', ...error }]);
    assert.equal(stage.frame.stopped, true);
  });

  it('asks for a fresh URL when the browser threw the frame away', async () => {
    const stage = await activeStage();
    stage.message('mx/connect/memberStatusUpdate', { member_guid: 'MBR-1', connection_status: 6 });
    stage.frame.send({ type: 'frame.lost' });
    assert.equal(stage.state, 'loading');
    assert.equal(stage.effects.requests.length, 2);
    assert.equal(stage.request.input.memberGuid, 'MBR-1');
    assert.ok(stage.isIn('session.stopped'));
  });
});

describe('the connection: reload, reconnect and close', () => {
  it('reload starts over without the member, reconnect comes back to it', async () => {
    const stage = await activeStage();
    stage.message('mx/connect/memberConnected', { member_guid: 'MBR-1' });
    stage.send({ type: 'reconnect' });
    assert.equal(stage.request.input.memberGuid, 'MBR-1');
    assert.deepEqual(stage.emitted(), [{ type: 'connect-reconnecting', memberGuid: 'MBR-1' }]);
    await stage.answer();
    stage.ready();
    stage.send({ type: 'reload' });
    assert.equal(stage.request.input.memberGuid, undefined);
    assert.deepEqual(stage.emitted(), []);
  });

  it('reload while loading gives the first request up; its answer no longer counts', async () => {
    const stage = new Stage();
    stage.send({ type: 'load' });
    const first = stage.request;
    stage.send({ type: 'reload' });
    assert.equal(first.signal.aborted, true);
    assert.equal(stage.request.signal.aborted, false);
    first.answer({ ok: true, value: 'https://widget.example/stale' });
    await settled();
    assert.equal(stage.effects.frames.length, 0);
    await stage.answer();
    assert.equal(stage.frame.input.url, widgetUrl);
  });

  it('close aborts the request', () => {
    const stage = new Stage();
    stage.send({ type: 'load' });
    stage.send({ type: 'close' });
    assert.equal(stage.state, 'closed');
    assert.equal(stage.request.signal.aborted, true);
  });

  it('close takes the frame, the pop-outs, the session and every timer away', async () => {
    const stage = await popoutStage();
    stage.send({ type: 'close' });
    assert.equal(stage.state, 'closed');
    assert.equal(stage.frame.stopped, true);
    assert.equal(stage.popouts.stopped, true);
    assert.equal(stage.context.memberGuid, undefined);
    assert.ok(stage.isIn('session.stopped'));
    assert.equal(stage.time.pendingTimers, 0);
    assert.equal(stage.time.wakeListeners, 0);
  });

  it('closed stays closed whatever is configured, until reload', () => {
    const stage = new Stage();
    stage.send({ type: 'close' });
    stage.emitted();
    const config = endpointConfig({ mode: 'verification' });
    stage.send({ type: 'config.invalid', error: invalidConfig(['mode']) });
    stage.send({ type: 'config', config });
    stage.send({ type: 'load' });
    assert.equal(stage.state, 'closed');
    assert.deepEqual(stage.emitted(), [{ type: 'connect-error', ...invalidConfig(['mode']) }]);
    stage.send({ type: 'reload' });
    assert.equal(stage.state, 'loading');
    assert.equal(stage.request.input.config, config);
  });
});

describe('the connection: options that are bad', () => {
  const error = invalidConfig(['mode']);

  for (const begin of ['close', undefined] as const) {
    it(`are told, and load nothing, until they are mended${begin ? ', also when it was closed' : ''}`, async () => {
      const stage = await activeStage();
      if (begin) stage.send({ type: begin });
      stage.send({ type: 'config.invalid', error });
      for (const type of ['reload', 'reconnect'] as const) {
        stage.send({ type });
        assert.equal(stage.state, 'error');
      }
      assert.deepEqual(
        stage.emitted().filter(({ type }) => type !== 'connect-finished'),
        Array.from({ length: 3 }, () => ({ type: 'connect-error', ...error })),
      );
      assert.equal(stage.effects.requests.length, 1);
      stage.send({ type: 'config', config: endpointConfig() });
      assert.equal(stage.state, 'loading');
      assert.equal(stage.effects.requests.length, 2);
    });
  }
});

describe('the connection: an unsupported browser', () => {
  const error = unsupportedBrowser('quirks mode');
  const anything: readonly WidgetEvent[] = [
    { type: 'config', config: endpointConfig({ mode: 'verification' }) },
    { type: 'config', config: configOf({}) },
    { type: 'config.invalid', error: invalidConfig(['mode']) },
    { type: 'load' },
    { type: 'resume', memberGuid: 'MBR-1' },
    { type: 'reload' },
    { type: 'reconnect' },
    { type: 'close' },
  ];

  it('is told once, and nothing changes it', () => {
    const stage = new Stage();
    stage.send({ type: 'unsupported', error });
    assert.equal(stage.state, 'unsupported');
    assert.deepEqual(stage.emitted(), [
      { type: 'connect-error', ...error },
      { type: 'connect-finished', memberGuids: [], reason: 'error' },
    ]);
    for (const event of anything) {
      stage.send(event);
      assert.equal(stage.state, 'unsupported', event.type);
    }
    assert.deepEqual(stage.emitted(), []);
    assert.equal(stage.effects.requests.length, 0);
  });

  it('leaves nothing of a session behind, should it be found out late', async () => {
    const stage = await activeStage();
    stage.send({ type: 'unsupported', error });
    assert.ok(stage.isIn('session.stopped'));
    assert.equal(stage.time.pendingTimers, 0);
    assert.equal(stage.frame.stopped, true);
  });
});
