import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { bank } from '../../support/stage.js';
import { beginPopouts, returnMessages } from '../../support/popout-stage.js';
import { hostOrigin } from '../../support/fake-window.js';
import { listenForReturn } from '../../../src/popout/return-channel.js';
import { second } from '../../support/simulated-time.js';
import type { PopoutMode } from '../../../src/popout/types.js';

const own = ['popup', 'tab'] as const satisfies PopoutMode[];
const others = ['widget', 'manual'] as const satisfies PopoutMode[];

describe('a return page, whatever it posts,', () => {
  for (const mode of own) {
    it(`in our own window (${mode}) says that the user is back, and nothing else; the window is closed`, () => {
      for (const data of returnMessages) {
        const { news, out, broadcast, state, time } = beginPopouts();
        out(mode);
        state.url = `${hostOrigin}/return?status=success&member_guid=MBR-EVIL`;
        broadcast(data);
        assert.deepEqual(news(), ['popout.returned']);
        assert.equal(state.closed, true);
        time.advance(60 * second);
        assert.deepEqual(news(), [], 'the closed window is evidence of nothing more');
      }
    });

    it(`that has closed its window (${mode}) before it was heard says the same`, () => {
      const { news, out, broadcast, state, here, time } = beginPopouts();
      out(mode);
      state.closed = true;
      here.present = true;
      time.wake();
      broadcast();
      time.advance(60 * second);
      assert.deepEqual(news(), ['activity', 'popout.returned']);
    });

    it(`of another tab, or opened by any website, changes nothing while our window (${mode}) is at the bank`, () => {
      for (const data of returnMessages) {
        const { news, out, broadcast, state } = beginPopouts();
        out(mode);
        broadcast(data);
        assert.deepEqual(news(), []);
        assert.equal(state.closed, false);
      }
    });

    it(`says that the user is back from a window (${mode}) that is severed`, () => {
      const { news, out, broadcast, state, time, handle } = beginPopouts();
      out(mode);
      state.closed = true;
      time.advance(2 * second);
      handle.settle('severed');
      news();
      broadcast();
      assert.deepEqual(news(), ['popout.returned']);
    });

    it(`is no return to a window (${mode}) that has yet to open`, () => {
      const { news, broadcast, handle } = beginPopouts({ blocked: true });
      handle.start(bank, mode);
      handle.settle('blocked');
      news();
      broadcast();
      assert.deepEqual(news(), []);
    });
  }

  for (const mode of others) {
    it(`says that the user is back, and nothing else, with ${mode}`, () => {
      for (const data of returnMessages) {
        const { news, out, broadcast } = beginPopouts();
        out(mode);
        broadcast(data);
        assert.deepEqual(news(), ['popout.returned']);
      }
    });
  }

  it('counts once in a trip: what follows it could be of any website’s making', () => {
    const { news, out, broadcast } = beginPopouts();
    out('manual');
    for (let times = 0; times < 3; times++) broadcast();
    assert.deepEqual(news(), ['popout.returned']);
  });

  it('is not heard before the first trip, nor after the end of one', () => {
    const { news, out, broadcast, handle } = beginPopouts();
    broadcast();
    for (const outcome of ['completed', 'denied', 'closed', 'timed-out'] as const) {
      out();
      handle.settle(outcome);
      broadcast();
    }
    assert.deepEqual(news(), []);
  });

  it('is not heard where the browser allows no channel, and the trip goes on', () => {
    const stage = beginPopouts();
    const forbid = () => {
      throw new DOMException('The operation is insecure.', 'SecurityError');
    };
    Object.assign(stage.ports, {
      onReturn: (callback: () => void) => listenForReturn(forbid, callback),
    });
    stage.handle.start(bank, 'manual');
    assert.deepEqual(stage.news(), [`announced ${bank.url}`, 'opened by page']);
    stage.handle.stop();
    assert.deepEqual(stage.held(), []);
  });
});
