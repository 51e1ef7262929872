import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { bank, settled } from '../support/stage.js';
import { beginPopouts, returned, success } from '../support/popout-stage.js';
import { FakeLocks } from '../support/fake-locks.js';
import { second } from '../support/simulated-time.js';
import type { PopoutMode } from '../../src/popout/types.js';

describe('how a trip ended, by a return page', () => {
  for (const [query, told] of [
    ['status=success&member_guid=MBR-1', 'completed'],
    ['status=error&member_guid=MBR-1&error_reason=DENIED', 'denied DENIED'],
  ] as const) {
    for (const mode of ['widget', 'popup', 'manual'] satisfies PopoutMode[]) {
      it(`${told}, with ${mode}`, () => {
        const { news, out, broadcast } = beginPopouts();
        out(mode);
        broadcast(returned(query));
        assert.deepEqual(news(), [told]);
      });
    }
  }

  it('nothing, if it names no member or another while our window lives, nor by junk', async () => {
    const { news, out, broadcast, time } = beginPopouts();
    out();
    for (const data of [
      returned('status=success&member_guid=MBR-2'),
      returned('status=success'),
      returned('status=error'),
      returned('status=error&member_guid=MBR-2'),
      success,
      null,
      '',
    ]) {
      broadcast(data);
      time.advance(3 * second);
      await settled();
    }
    assert.deepEqual(news(), []);
  });

  for (const [query, told] of [
    ['status=success&member_guid=MBR-2', 'completed MBR-2'],
    ['status=success', 'completed'],
    ['status=error&error_reason=CANCELLED', 'denied CANCELLED'],
  ] as const) {
    for (const gap of [0, 900]) {
      it(`${told}, if it names no member or an earlier one, and closes ${gap} ms later`, () => {
        const { news, out, broadcast, state, here, time } = beginPopouts();
        out();
        broadcast(returned(query));
        time.advance(gap);
        state.closed = true;
        here.present = true;
        time.advance(3 * second);
        assert.deepEqual(news(), ['popout.returned', told]);
      });
    }

    it(`${told}, if such a one is heard when its window is gone already`, () => {
      const { news, out, broadcast, state, here, time } = beginPopouts();
      out();
      state.closed = true;
      here.present = true;
      time.wake();
      time.advance(1500);
      broadcast(returned(query));
      assert.deepEqual(news(), ['popout.returned', 'closed', told]);
    });
  }

  it('nothing, if such a one is another tab’s: it names another member as denied, or closes at another time', async () => {
    for (const query of ['status=error&member_guid=MBR-2', 'status=success']) {
      const { news, out, broadcast, state, here, time } = beginPopouts();
      out();
      broadcast(returned(query));
      time.advance(query.includes('MBR-2') ? 0 : 4 * second);
      state.closed = true;
      here.present = true;
      time.advance(3 * second);
      assert.deepEqual(news(), ['popout.returned', 'closed']);
      time.advance(3 * second);
      broadcast(returned(query));
      await settled();
      assert.deepEqual(news(), []);
    }
  });
});

/** What a return page may say without the name of our member, and what that means. */
const nameless = [
  ['status=error&error_reason=CANCELLED', 'denied CANCELLED'],
  ['status=success', 'completed'],
  ['status=success&member_guid=MBR-2', 'completed MBR-2'],
] as const;

/** A trip whose window nobody can look at, a while later. */
function beginUnseen(mode: PopoutMode, locks?: FakeLocks) {
  const stage = beginPopouts({ locks });
  const { handle, state, out, time, news } = stage;
  out(mode);
  state.closed = true;
  time.advance(60 * second);
  const isSevered = mode === 'popup' || mode === 'tab';
  assert.deepEqual(news(), isSevered ? ['severed'] : []);
  if (isSevered) handle.settle('severed');
  return stage;
}

describe('how a trip out of our sight ended, by a return page that does not name our member', () => {
  for (const [query, told] of nameless) {
    for (const mode of ['popup', 'tab', 'manual', 'widget'] satisfies PopoutMode[]) {
      it(`${told}, with ${mode}, if no other trip can be meant`, async () => {
        const { news, broadcast } = beginUnseen(mode);
        broadcast(returned(query));
        await settled();
        assert.deepEqual(news(), [told]);
      });
    }

    it(`nothing, by ${query}, while another tab is out too`, async () => {
      const locks = new FakeLocks();
      const tabs = [beginUnseen('popup', locks), beginUnseen('manual', locks)] as const;
      const hear = async () => {
        for (const { broadcast } of tabs) broadcast(returned(query));
        await settled();
        return tabs.map(({ news }) => news());
      };
      assert.deepEqual(await hear(), [[], []]);
      // Its window may still come back, though nobody waits for it.
      tabs[0].handle.settle('timed-out');
      assert.deepEqual(await hear(), [[], []]);
      tabs[0].handle.stop();
      await settled();
      assert.deepEqual(await hear(), [[], [told]]);
    });
  }

  it('a denial of another member is not ours all the same', async () => {
    const { news, broadcast } = beginUnseen('manual');
    broadcast(returned('status=error&member_guid=MBR-2'));
    await settled();
    assert.deepEqual(news(), []);
  });

  it('nothing, while the user has yet to go', async () => {
    const { handle, news, broadcast } = beginPopouts({ blocked: true });
    handle.start(bank, 'popup');
    handle.settle('blocked');
    news();
    broadcast(returned('status=error'));
    await settled();
    assert.deepEqual(news(), []);
  });

  it('nothing, once a new window in our sight has taken the place of the severed one', async () => {
    const { handle, state, news, broadcast } = beginUnseen('popup');
    // The question is still out when the user asks for another window.
    broadcast(returned('status=error'));
    handle.open();
    state.closed = false;
    news();
    broadcast(returned('status=error'));
    await settled();
    assert.deepEqual(news(), []);
  });

  it('nothing, when it is over before it is known who else is out', async () => {
    const { handle, news, broadcast } = beginUnseen('manual');
    broadcast(returned('status=success'));
    handle.stop();
    await settled();
    assert.deepEqual(news(), []);
  });

  it('nothing, where the browser does not tell who else is out', async () => {
    const locks = new FakeLocks();
    const { news, broadcast } = beginUnseen('manual', locks);
    locks.query = () => Promise.reject(new DOMException('The operation is insecure.', 'SecurityError'));
    broadcast(returned('status=error'));
    await settled();
    assert.deepEqual(news(), []);
  });

  it('holds its lock once, and until it is over', async () => {
    const locks = new FakeLocks();
    const { handle, state } = beginUnseen('popup', locks);
    const count = async () => (await locks.query()).held?.length;
    state.closed = false;
    handle.open();
    assert.equal(await count(), 1);
    handle.settle('closed');
    assert.equal(await count(), 1);
    handle.stop();
    await settled();
    assert.equal(await count(), 0);
  });
});
