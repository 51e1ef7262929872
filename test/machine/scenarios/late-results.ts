import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { bank, popoutStage } from '../../support/stage.js';
import { endpointConfig } from '../../support/configs.js';
import type { PopoutOutcome, ReportedResult } from '../../../src/popout/types.js';
import type { Stage } from '../../support/stage.js';

const member_guid = bank.memberGuid;
const settledAs = (result: ReportedResult) => ({ type: 'connect-popout-settled', ...bank, ...result });

describe('a success that comes late', () => {
  const config = endpointConfig({ sessionTimeout: 0 });
  const guesses: readonly (readonly [PopoutOutcome, (stage: Stage) => void])[] = [
    ['closed', (stage) => stage.send({ type: 'popout.cancel' })],
    ['closed', (stage) => stage.popouts.send({ type: 'popout.settled', result: { outcome: 'closed' } })],
    ['severed', (stage) => stage.popouts.send({ type: 'popout.settled', result: { outcome: 'severed' } })],
    [
      'blocked',
      (stage) => {
        stage.openPopout();
        stage.popouts.send({ type: 'popout.blocked' });
      },
    ],
    [
      'timed-out',
      (stage) => stage.popouts.send({ type: 'popout.settled', result: { outcome: 'timed-out' } }),
    ],
    ['denied', (stage) => stage.message('mx/connect/oauthError', { member_guid, error_reason: 'DENIED' })],
  ];

  for (const [outcome, guess] of guesses) {
    it(`after ${outcome} wins, told by the widget`, async () => {
      const stage = await popoutStage(config);
      guess(stage);
      stage.emitted();
      stage.message('mx/connect/memberConnected', { member_guid });
      assert.deepEqual(stage.emitted(), [settledAs({ outcome: 'completed' })]);
      assert.equal(stage.context.memberGuid, member_guid);
      stage.message('mx/connect/memberConnected', { member_guid });
      assert.deepEqual(stage.emitted(), [], 'and is told once');
    });
  }

  const reports: readonly (readonly [PopoutOutcome, (stage: Stage) => void])[] = [
    ['closed', (stage) => stage.send({ type: 'popout.cancel' })],
    ['closed', (stage) => stage.send({ type: 'popout.reported', result: { outcome: 'closed' } })],
    ['severed', (stage) => stage.send({ type: 'popout.reported', result: { outcome: 'severed' } })],
    [
      'timed-out',
      (stage) => stage.popouts.send({ type: 'popout.settled', result: { outcome: 'timed-out' } }),
    ],
    ['denied', (stage) => stage.send({ type: 'popout.reported', result: { outcome: 'denied' } })],
  ];
  for (const [outcome, guess] of reports) {
    it(`after ${outcome} wins, reported by the page of its own window`, async () => {
      const stage = await popoutStage(config, 'page');
      guess(stage);
      stage.emitted();
      stage.send({ type: 'popout.reported', result: { outcome: 'completed' } });
      assert.deepEqual(stage.emitted(), [settledAs({ outcome: 'completed' })]);
      stage.send({ type: 'popout.reported', result: { outcome: 'completed' } });
      assert.deepEqual(stage.emitted(), [], 'and is told once');
    });
  }

  it('is none when the page reports it of a window that it did not open', async () => {
    for (const by of ['element', 'widget'] as const) {
      const stage = await popoutStage(config, by);
      stage.send({ type: 'popout.cancel' });
      stage.emitted();
      stage.send({ type: 'popout.reported', result: { outcome: 'completed' } });
      assert.deepEqual(stage.emitted(), []);
    }
  });

  it('of another member is none', async () => {
    const stage = await popoutStage(config);
    stage.send({ type: 'popout.cancel' });
    stage.emitted();
    stage.message('mx/connect/backToSearch', {});
    stage.message('mx/connect/stepChange', { current: 'connecting' });
    stage.message('mx/connect/memberConnected', { member_guid: 'MBR-2' });
    assert.deepEqual(stage.emitted(), []);
    assert.equal(stage.context.memberGuid, 'MBR-2');
  });

  it('of a member that MX has found in its place is one, unless the user has gone on to something else', async () => {
    const stage = await popoutStage(config);
    stage.send({ type: 'popout.cancel' });
    stage.emitted();
    stage.message('mx/connect/memberConnected', { member_guid: 'MBR-2' });
    assert.deepEqual(stage.emitted(), [settledAs({ outcome: 'completed', memberGuid: 'MBR-2' })]);
    assert.equal(stage.context.memberGuid, 'MBR-2');
  });

  it('is told once, when the widget goes on to connecting and then says so', async () => {
    const stage = await popoutStage(config);
    stage.send({ type: 'popout.cancel' });
    stage.emitted();
    stage.message('mx/connect/stepChange', { current: 'search' });
    assert.deepEqual(stage.emitted(), []);
    stage.message('mx/connect/stepChange', { current: 'connecting' });
    stage.message('mx/connect/memberConnected', { member_guid: 'MBR-2' });
    assert.deepEqual(stage.emitted(), [settledAs({ outcome: 'completed' })]);
  });

  it('after a success is told no more', async () => {
    const stage = await popoutStage(config);
    stage.message('mx/connect/stepChange', { current: 'connecting' });
    stage.emitted();
    stage.message('mx/connect/memberConnected', { member_guid });
    stage.send({ type: 'popout.reported', result: { outcome: 'completed' } });
    assert.deepEqual(stage.emitted(), []);
  });
});

describe('a denial that comes late', () => {
  const denied = settledAs({ outcome: 'denied', reason: 'IMPEDED' });
  const news: Readonly<Record<string, (stage: Stage) => void>> = {
    'the widget': (stage) => stage.message('mx/connect/oauthError', { member_guid, error_reason: 'IMPEDED' }),
    'the page': (stage) =>
      stage.send({ type: 'popout.reported', result: { outcome: 'denied', reason: 'IMPEDED' } }),
  };

  for (const [who, tell] of Object.entries(news)) {
    it(`after a guess is told, by ${who}, once`, async () => {
      const stage = await popoutStage(endpointConfig(), 'page');
      stage.send({ type: 'popout.cancel' });
      stage.emitted();
      tell(stage);
      assert.deepEqual(stage.emitted(), [denied]);
      for (const again of Object.values(news)) again(stage);
      assert.deepEqual(stage.emitted(), []);
    });
  }

  it('is none when it is another member’s, nor is a guess that follows a guess', async () => {
    const stage = await popoutStage(endpointConfig());
    stage.send({ type: 'popout.cancel' });
    stage.emitted();
    stage.message('mx/connect/oauthError', { member_guid: 'MBR-2' });
    stage.popouts.send({ type: 'popout.settled', result: { outcome: 'severed' } });
    assert.deepEqual(stage.emitted(), []);
  });
});
