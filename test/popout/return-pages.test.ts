import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { beginPopouts, returned, success } from '../support/popout-stage.js';
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

  it('nothing, if it names no member or another while our window lives, nor by junk', () => {
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

  it('nothing, if such a one is another tab’s: it names another member as denied, or closes at another time', () => {
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
      assert.deepEqual(news(), []);
    }
  });
});
