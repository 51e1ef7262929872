import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { activeStage, bank, popoutStage } from '../../support/stage.js';
import { endpointConfig } from '../../support/configs.js';
import { invalidConfig } from '../../../src/errors/widget-error.js';
import { minute } from '../../support/simulated-time.js';
import type { PopoutMode, PopoutResult } from '../../../src/popout/types.js';
import type { Stage } from '../../support/stage.js';
import type { WidgetEvent } from '../../../src/machine/types.js';

const member_guid = bank.memberGuid;
const opened = { type: 'connect-popout-opened', ...bank };
const settledAs = (result: PopoutResult) => ({ type: 'connect-popout-settled', ...bank, ...result });

describe('a pop-out begins', () => {
  for (const mode of ['widget', 'popup', 'tab', 'manual'] satisfies PopoutMode[]) {
    it(`in the way of popout="${mode}"`, async () => {
      const stage = await activeStage(endpointConfig({ popout: mode }));
      stage.openPopout();
      assert.equal(stage.state, 'popout');
      assert.deepEqual(stage.popouts.calls, [`start ${mode} ${bank.url}`]);
      assert.equal(stage.context.memberGuid, bank.memberGuid);
      assert.deepEqual(stage.emitted(), []);
      const ours = mode === 'popup' || mode === 'tab';
      stage.popouts.send({ type: 'popout.opened', ours });
      assert.deepEqual(stage.emitted(), [opened]);
      assert.equal(stage.state, 'popout');
      assert.ok(stage.isIn(`connection.framed.popout.${ours ? 'waiting' : 'following'}`));
    });
  }

  it('knows the name of the bank that the user chose, as long as it is that bank', async () => {
    const stage = await activeStage();
    const chosen = { code: 'alder', guid: 'INS-1', name: 'Alder Bank', url: 'https://alder.example' };
    stage.message('mx/connect/selectedInstitution', chosen);
    stage.openPopout();
    assert.equal(stage.context.institution, 'Alder Bank');
    stage.message('mx/connect/backToSearch', {});
    assert.equal(stage.context.institution, undefined);
  });

  it('blocked: says so, waits for a gesture, and opens on it', async () => {
    const stage = await activeStage(endpointConfig({ popout: 'popup' }));
    stage.openPopout();
    stage.popouts.send({ type: 'popout.blocked' });
    assert.deepEqual(stage.emitted(), [settledAs({ outcome: 'blocked' })]);
    assert.equal(stage.state, 'popout');
    assert.ok(stage.isIn('connection.framed.popout.blocked'));

    stage.send({ type: 'popout.open' });
    assert.deepEqual(stage.popouts.calls.slice(1), ['settle blocked', 'open']);
    stage.popouts.send({ type: 'popout.opened', ours: true });
    assert.deepEqual(stage.emitted(), [opened]);
    assert.ok(stage.isIn('connection.framed.popout.waiting'));
  });

  for (const before of ['at once', 'later'] as const) {
    it(`blocked, as the page says ${before}: a gesture opens a window of our own`, async () => {
      const stage = await activeStage(endpointConfig({ popout: 'manual' }));
      const opens = { type: 'popout.opened', ours: false } as const;
      stage.openPopout();
      if (before === 'later') stage.popouts.send(opens);
      stage.emitted();
      stage.send({ type: 'popout.settled', result: { outcome: 'blocked' } });
      if (before === 'at once') stage.popouts.send(opens);
      assert.deepEqual(stage.emitted(), [settledAs({ outcome: 'blocked' })]);
      assert.ok(stage.isIn('connection.framed.popout.blocked'));

      stage.send({ type: 'popout.settled', result: { outcome: 'blocked' } });
      assert.deepEqual(stage.emitted(), [], 'it is told once');
      stage.send({ type: 'popout.open' });
      assert.deepEqual(stage.popouts.calls.slice(1), ['settle blocked', 'open']);
      stage.popouts.send({ type: 'popout.opened', ours: true });
      assert.deepEqual(stage.emitted(), [opened]);
      assert.ok(stage.isIn('connection.framed.popout.waiting'));
    });
  }

  it('is not blocked because the page says so, while our own window is out', async () => {
    const stage = await popoutStage(endpointConfig({ popout: 'popup' }));
    stage.send({ type: 'popout.settled', result: { outcome: 'blocked' } });
    assert.deepEqual(stage.emitted(), []);
    assert.ok(stage.isIn('connection.framed.popout.waiting'));
  });

  it('blocked in place of a severed one: says so, and waits for another gesture', async () => {
    const stage = await popoutStage(endpointConfig({ popout: 'popup' }));
    stage.popouts.send({ type: 'popout.settled', result: { outcome: 'severed' } });
    stage.send({ type: 'popout.open' });
    stage.emitted();
    stage.popouts.send({ type: 'popout.blocked' });
    assert.deepEqual(stage.emitted(), [settledAs({ outcome: 'blocked' })]);
    assert.ok(stage.isIn('connection.framed.popout.blocked'));
  });

  it('blocked, and given up by the user', async () => {
    const stage = await activeStage(endpointConfig({ popout: 'popup' }));
    stage.openPopout();
    stage.popouts.send({ type: 'popout.blocked' });
    stage.emitted();
    stage.send({ type: 'popout.cancel' });
    assert.equal(stage.state, 'active');
    assert.deepEqual(stage.emitted(), [settledAs({ outcome: 'closed' })]);
  });

  it('once more while one is out: the newer replaces the older', async () => {
    const stage = await popoutStage(endpointConfig({ popout: 'tab' }));
    const other = { ...bank, url: 'https://bank.example/again', memberGuid: 'MBR-2' };
    stage.openPopout(other);
    assert.deepEqual(stage.emitted(), [settledAs({ outcome: 'closed' })]);
    assert.ok(stage.isIn('connection.framed.popout.opening'));
    assert.deepEqual(stage.popouts.calls.at(-1), 'start tab https://bank.example/again');
    assert.equal(stage.context.popout, other);
    assert.equal(stage.context.memberGuid, 'MBR-2');
  });

  it('can be brought to the front while it is out', async () => {
    const stage = await popoutStage();
    stage.send({ type: 'popout.show' });
    assert.equal(stage.popouts.calls.at(-1), 'show');
    assert.equal(stage.state, 'popout');
  });
});

interface Ending {
  readonly what: string;
  readonly act: (stage: Stage) => void;
  readonly result: PopoutResult;
}

const endings: readonly Ending[] = [
  {
    what: 'the widget says memberConnected',
    act: (stage) => stage.message('mx/connect/memberConnected', { member_guid }),
    result: { outcome: 'completed' },
  },
  {
    what: 'the widget goes on to connecting',
    act: (stage) => stage.message('mx/connect/stepChange', { previous: 'enterCreds', current: 'connecting' }),
    result: { outcome: 'completed' },
  },
  {
    what: 'the widget goes on to connected',
    act: (stage) => stage.message('mx/connect/stepChange', { current: 'connected' }),
    result: { outcome: 'completed' },
  },
  {
    what: 'the widget says oauthError with a reason',
    act: (stage) => stage.message('mx/connect/oauthError', { member_guid, error_reason: 'CANCELLED' }),
    result: { outcome: 'denied', reason: 'CANCELLED' },
  },
  {
    what: 'the widget says oauthError without a reason',
    act: (stage) => stage.message('mx/connect/oauthError', {}),
    result: { outcome: 'denied' },
  },
  {
    what: 'the widget shows its OAuth error',
    act: (stage) => stage.message('mx/connect/stepChange', { current: 'oauthError' }),
    result: { outcome: 'denied' },
  },
  ...(['mfa', 'actionableError', 'existingMember', 'additionalProduct', 'verifyError', 'news'] as const).map(
    (current) => ({
      what: `the widget goes on to ${current}, for the bank has answered`,
      act: (stage: Stage) => stage.message('mx/connect/stepChange', { current }),
      result: { outcome: 'completed' } as const,
    }),
  ),
  ...(['search', 'enterCreds', 'consent', 'addManualAccount', 'microdeposits'] as const).map((current) => ({
    what: `the widget goes back to ${current}`,
    act: (stage: Stage) => stage.message('mx/connect/stepChange', { current }),
    result: { outcome: 'closed' } as const,
  })),
  {
    what: 'the user goes back to the search in the widget',
    act: (stage) => stage.message('mx/connect/backToSearch', {}),
    result: { outcome: 'closed' },
  },
  {
    what: 'the user goes back in the widget',
    act: (stage) => stage.message('mx/connect/backButtonClicked', {}),
    result: { outcome: 'closed' },
  },
  {
    what: 'the user cancels here',
    act: (stage) => stage.send({ type: 'popout.cancel' }),
    result: { outcome: 'closed' },
  },
];

describe('a pop-out ends, and its end is told', () => {
  // The session's clock is off, for waiting 15 minutes without activity would end it first.
  const config = endpointConfig({ sessionTimeout: 0 });

  for (const { what, act, result } of endings) {
    it(`${result.outcome}, when ${what}`, async () => {
      const stage = await popoutStage(config);
      act(stage);
      assert.equal(stage.state, 'active');
      assert.deepEqual(stage.emitted(), [settledAs(result)]);
      assert.equal(stage.popouts.calls.at(-1), `settle ${result.outcome}`);
      // Only of what the widget can not know itself.
      assert.deepEqual(stage.frame.commands, what === 'the user cancels here' ? [{ type: 'ping' }] : []);
      assert.equal(stage.time.pendingTimers, 0);
    });
  }

  const heard: readonly PopoutResult[] = [
    { outcome: 'completed' },
    { outcome: 'denied' },
    { outcome: 'denied', reason: 'IMPEDED' },
    { outcome: 'closed' },
    { outcome: 'timed-out' },
  ];
  for (const result of heard) {
    it(`${Object.values(result).join(' ')}, when our own window says so`, async () => {
      const stage = await popoutStage(config);
      stage.popouts.send({ type: 'popout.settled', result });
      assert.equal(stage.state, 'active');
      assert.deepEqual(stage.emitted(), [settledAs(result)]);
      // The widget hears of facts, never of guesses, and that its user is back.
      const isFact = result.outcome === 'completed' || result.outcome === 'denied';
      const fact = { type: 'oauth-complete', result: { ...result, memberGuid: bank.memberGuid } };
      const isBack = result.outcome !== 'timed-out';
      assert.deepEqual(stage.frame.commands, [
        ...(isFact ? [fact] : []),
        ...(isBack ? [{ type: 'ping' }] : []),
      ]);
    });
  }

  it('severed ends nothing: the user is told where to go on, and may open a new window', async () => {
    const stage = await popoutStage(config);
    stage.popouts.send({ type: 'popout.settled', result: { outcome: 'severed' } });
    assert.deepEqual(stage.emitted(), [settledAs({ outcome: 'severed' })]);
    assert.equal(stage.state, 'popout');
    assert.ok(stage.isIn('connection.framed.popout.severed'));
    assert.deepEqual(stage.frame.commands, []);
    stage.send({ type: 'popout.open' });
    assert.equal(stage.popouts.calls.at(-1), 'open');
    stage.popouts.send({ type: 'popout.opened', ours: true });
    assert.deepEqual(stage.emitted(), [opened]);
    assert.ok(stage.isIn('connection.framed.popout.waiting'));
  });

  it('severed, as the page says of a window of its own, ends nothing either', async () => {
    const stage = await popoutStage(config, false);
    stage.send({ type: 'popout.settled', result: { outcome: 'severed' } });
    assert.deepEqual(stage.emitted(), [settledAs({ outcome: 'severed' })]);
    assert.ok(stage.isIn('connection.framed.popout.following'));
  });

  it('timed-out also out of a severed or blocked window', async () => {
    for (const event of [
      { type: 'popout.settled', result: { outcome: 'severed' } },
      { type: 'popout.blocked' },
    ] as const) {
      const stage = await activeStage(config);
      stage.openPopout();
      if (event.type === 'popout.settled') stage.popouts.send({ type: 'popout.opened', ours: true });
      stage.popouts.send(event);
      stage.emitted();
      stage.popouts.send({ type: 'popout.settled', result: { outcome: 'timed-out' } });
      assert.deepEqual(stage.emitted(), [settledAs({ outcome: 'timed-out' })]);
      assert.equal(stage.state, 'active');
    }
  });

  it('not by the user who comes back for a look, which is activity', async () => {
    const stage = await popoutStage();
    stage.time.advance(10 * minute);
    stage.popouts.send({ type: 'popout.returned' });
    stage.time.advance(10 * minute);
    assert.deepEqual(stage.emitted(), []);
    assert.equal(stage.state, 'popout');
    assert.deepEqual(stage.frame.commands, [{ type: 'ping' }], 'the widget is told, for it can not see it');
  });

  const frameEnds: readonly WidgetEvent[] = [
    { type: 'reload' },
    { type: 'reconnect' },
    { type: 'close' },
    { type: 'frame.lost' },
    { type: 'session.expired' },
    { type: 'config', config: endpointConfig({ mode: 'verification' }) },
    { type: 'config.invalid', error: invalidConfig(['mode']) },
  ];
  for (const event of frameEnds) {
    it(`closed, when its frame ends by ${event.type}`, async () => {
      for (const guess of ['severed', undefined] as const) {
        const stage = await popoutStage(config);
        if (guess) stage.popouts.send({ type: 'popout.settled', result: { outcome: guess } });
        stage.emitted();
        stage.send(event);
        assert.deepEqual(stage.emitted()[0], settledAs({ outcome: 'closed' }));
        assert.equal(stage.popouts.stopped, true);
        assert.equal(stage.context.popout, undefined);
        assert.equal(stage.time.pendingTimers, 0);
      }
    });
  }

  it('once, though its frame ends later', async () => {
    const stage = await popoutStage(config);
    stage.send({ type: 'popout.cancel' });
    stage.emitted();
    stage.send({ type: 'close' });
    assert.deepEqual(stage.emitted(), []);
  });

  it('not by a late oauthError of an earlier trip', async () => {
    const stage = await popoutStage(config);
    stage.message('mx/connect/oauthError', { member_guid: 'MBR-2', error_reason: 'CANCELLED' });
    assert.equal(stage.state, 'popout');
    assert.deepEqual(stage.emitted(), []);
  });

  it('and progress of the member alone does not end it', async () => {
    const stage = await popoutStage(config);
    stage.message('mx/connect/memberStatusUpdate', { member_guid, connection_status: 19 });
    assert.equal(stage.state, 'popout');
    assert.deepEqual(stage.emitted(), []);
  });
});
