import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { activeStage, bank, popoutStage } from '../../support/stage.js';
import { endpointConfig } from '../../support/configs.js';
import { invalidConfig } from '../../support/widget-errors.js';
import { minute } from '../../support/simulated-time.js';
import type { PopoutResult } from '../../../src/popout/types.js';
import type { Stage } from '../../support/stage.js';
import type { WidgetEvent } from '../../../src/machine/types.js';

const member_guid = bank.memberGuid;
const opened = { type: 'connect-popout-opened', ...bank };
const settledAs = (result: PopoutResult) => ({ type: 'connect-popout-settled', ...bank, ...result });

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

  const reported: readonly PopoutResult[] = [
    { outcome: 'completed' },
    { outcome: 'denied' },
    { outcome: 'denied', reason: 'IMPEDED' },
    { outcome: 'closed' },
    { outcome: 'timed-out' },
  ];
  for (const result of reported) {
    it(`${Object.values(result).join(' ')}, when the page says so of its own window`, async () => {
      const stage = await popoutStage(config, 'page');
      stage.send({ type: 'popout.reported', result });
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

    it(`not by ${Object.values(result).join(' ')} that the page says of another's window`, async () => {
      for (const by of ['element', 'widget'] as const) {
        const stage = await popoutStage(config, by);
        stage.send({ type: 'popout.reported', result });
        assert.equal(stage.state, 'popout');
        assert.deepEqual(stage.emitted(), []);
        assert.deepEqual(stage.frame.commands, []);
      }
    });
  }

  it('closed, when the page gives up before a window is open; more it cannot know by then', async () => {
    for (const outcome of ['completed', 'denied', 'closed'] as const) {
      const stage = await activeStage(config);
      stage.openPopout();
      stage.send({ type: 'popout.reported', result: { outcome } });
      assert.deepEqual(stage.emitted(), outcome === 'closed' ? [settledAs({ outcome })] : []);
    }
  });

  for (const outcome of ['closed', 'timed-out'] as const) {
    it(`${outcome}, by what can be seen of the window`, async () => {
      const stage = await popoutStage(config);
      stage.popouts.send({ type: 'popout.settled', result: { outcome } });
      assert.equal(stage.state, 'active');
      assert.deepEqual(stage.emitted(), [settledAs({ outcome })]);
      assert.deepEqual(stage.frame.commands, outcome === 'closed' ? [{ type: 'ping' }] : []);
    });
  }

  it('severed ends nothing: the user may open a new window', async () => {
    const stage = await popoutStage(config);
    stage.popouts.send({ type: 'popout.settled', result: { outcome: 'severed' } });
    assert.deepEqual(stage.emitted(), [settledAs({ outcome: 'severed' })]);
    assert.equal(stage.state, 'popout');
    assert.equal(stage.context.outcome, 'severed');
    assert.deepEqual(stage.frame.commands, []);
    stage.send({ type: 'popout.open' });
    assert.equal(stage.popouts.calls.at(-1), 'open');
    stage.popouts.send({ type: 'popout.opened', by: 'element' });
    assert.deepEqual(stage.emitted(), [opened]);
    assert.ok(stage.isIn('connection.framed.popout.waiting'));
    assert.equal(stage.context.outcome, undefined);
  });

  it('severed, as the page says of a window of its own, ends nothing either', async () => {
    const stage = await popoutStage(config, 'page');
    stage.send({ type: 'popout.reported', result: { outcome: 'severed' } });
    assert.deepEqual(stage.emitted(), [settledAs({ outcome: 'severed' })]);
    assert.ok(stage.isIn('connection.framed.popout.following'));
  });

  it('not by the return page: the user is back, and the widget, uncovered, says how it ended', async () => {
    for (const by of ['element', 'widget', 'page'] as const) {
      for (const isSevered of by === 'element' ? [false, true] : [false]) {
        const stage = await popoutStage(config, by);
        if (isSevered) stage.popouts.send({ type: 'popout.settled', result: { outcome: 'severed' } });
        stage.emitted();
        stage.popouts.send({ type: 'popout.returned' });
        assert.deepEqual(stage.emitted(), []);
        assert.ok(stage.isIn('connection.framed.popout.following'));
        assert.deepEqual(stage.frame.commands, [{ type: 'ping' }]);
        assert.equal(stage.context.memberGuid, bank.memberGuid);
        stage.message('mx/connect/memberConnected', { member_guid });
        assert.deepEqual(stage.emitted(), [settledAs({ outcome: 'completed' })]);
      }
    }
  });

  it('timed-out also out of a severed or blocked window', async () => {
    for (const event of [
      { type: 'popout.settled', result: { outcome: 'severed' } },
      { type: 'popout.blocked' },
    ] as const) {
      const stage = await activeStage(config);
      stage.openPopout();
      if (event.type === 'popout.settled') stage.popouts.send({ type: 'popout.opened', by: 'element' });
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
    stage.popouts.send({ type: 'activity' });
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
    assert.deepEqual(
      stage.emitted().map(({ type }) => type),
      ['connect-finished'],
    );
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
