import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { activeStage, bank, popoutStage } from '../../support/stage.js';
import { endpointConfig } from '../../support/configs.js';
import type { PopoutMode, PopoutResult } from '../../../src/popout/types.js';

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
      const by = ({ widget: 'widget', manual: 'page', popup: 'element', tab: 'element' } as const)[mode];
      stage.popouts.send({ type: 'popout.opened', by });
      assert.deepEqual(stage.emitted(), [opened]);
      assert.equal(stage.state, 'popout');
      assert.ok(stage.isIn(`connection.framed.popout.${by === 'element' ? 'waiting' : 'following'}`));
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
    stage.popouts.send({ type: 'popout.opened', by: 'element' });
    assert.deepEqual(stage.emitted(), [opened]);
    assert.ok(stage.isIn('connection.framed.popout.waiting'));
  });

  for (const before of ['at once', 'later'] as const) {
    it(`blocked, as the page says ${before}: a gesture opens a window of our own`, async () => {
      const stage = await activeStage(endpointConfig({ popout: 'manual' }));
      const opens = { type: 'popout.opened', by: 'page' } as const;
      stage.openPopout();
      if (before === 'later') stage.popouts.send(opens);
      stage.emitted();
      stage.send({ type: 'popout.reported', result: { outcome: 'blocked' } });
      if (before === 'at once') stage.popouts.send(opens);
      assert.deepEqual(stage.emitted(), [settledAs({ outcome: 'blocked' })]);
      assert.ok(stage.isIn('connection.framed.popout.blocked'));

      stage.send({ type: 'popout.reported', result: { outcome: 'blocked' } });
      assert.deepEqual(stage.emitted(), [], 'it is reported once');
      stage.send({ type: 'popout.open' });
      assert.deepEqual(stage.popouts.calls.slice(1), ['settle blocked', 'open']);
      stage.popouts.send({ type: 'popout.opened', by: 'element' });
      assert.deepEqual(stage.emitted(), [opened]);
      assert.ok(stage.isIn('connection.framed.popout.waiting'));
    });
  }

  it('is not blocked because the page says so, while our own window is out', async () => {
    const stage = await popoutStage(endpointConfig({ popout: 'popup' }));
    stage.send({ type: 'popout.reported', result: { outcome: 'blocked' } });
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

  it('once more in another window, when its user cannot find the first', async () => {
    const stage = await popoutStage();
    stage.send({ type: 'popout.open' });
    assert.equal(stage.popouts.calls.at(-1), 'open');
    stage.popouts.send({ type: 'popout.opened', by: 'element' });
    assert.deepEqual(stage.emitted(), [opened]);
    assert.equal(stage.state, 'popout');
  });
});
