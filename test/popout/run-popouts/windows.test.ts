import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { bank } from '../../support/stage.js';
import { beginPopouts } from '../../support/popout-stage.js';
import { hostOrigin } from '../../support/fake-window.js';
import { second } from '../../support/simulated-time.js';
import type { PopoutMode } from '../../../src/popout/types.js';

/** What is held of a trip without a window of our own: the timer is our patience. */
const listening = ['channel', 'wake', 'blur', 'timer'];

describe('who opens the window', () => {
  for (const mode of ['popup', 'tab'] satisfies PopoutMode[]) {
    it(`with ${mode}, this element, at once, after the page was told`, () => {
      const { handle, news } = beginPopouts();
      handle.start(bank, mode);
      assert.deepEqual(news(), [`announced ${bank.url}`, `opened ${mode} ${bank.url}`, 'opened by element']);
    });
  }

  for (const [mode, options, by] of [
    ['widget', {}, 'widget'],
    ['manual', {}, 'page'],
    ['popup', { taken: true }, 'page'],
    ['tab', { taken: true }, 'page'],
    ['widget', { taken: true }, 'page'],
    ['manual', { taken: true }, 'page'],
  ] as const) {
    it(`with ${mode}${'taken' in options ? ', the event canceled' : ''}, the ${by}; no window is watched`, () => {
      const { handle, news, held } = beginPopouts(options);
      handle.start(bank, mode);
      assert.deepEqual(news(), [`announced ${bank.url}`, `opened by ${by}`]);
      assert.deepEqual(held(), listening);
    });
  }

  it('reports a blocked window, and opens on the next gesture', () => {
    const { handle, news, here, held } = beginPopouts({ blocked: true });
    handle.start(bank, 'popup');
    assert.equal(news().at(-1), 'popout.blocked');
    handle.settle('blocked');
    assert.deepEqual(held(), ['channel', 'wake', 'blur']);
    here.blocked = false;
    handle.open();
    assert.deepEqual(news(), [`opened popup ${bank.url}`, 'opened by element']);
  });

  it('opens nothing when nothing was asked for', () => {
    const { handle, news, held } = beginPopouts();
    handle.open();
    handle.settle('closed');
    handle.stop();
    assert.deepEqual([news(), held()], [[], []]);
  });
});

describe('how our own window ended', () => {
  it('closed, when the user who closed it is back', () => {
    const { time, state, here, news, out } = beginPopouts();
    out();
    time.advance(5 * second);
    state.closed = true;
    here.present = true;
    time.wake();
    assert.deepEqual(news(), ['activity']);
    time.advance(2 * second);
    assert.deepEqual(news(), ['closed']);
    assert.equal(time.pendingTimers, 1, 'the window is looked at no more');
  });

  it('severed, when nobody comes back; the rest is still listened for', () => {
    const { time, state, handle, news, out, held } = beginPopouts();
    out();
    state.closed = true;
    time.advance(6 * second);
    assert.deepEqual(news(), ['severed']);
    handle.settle('severed');
    assert.deepEqual(held(), listening);
  });

  describe('before the first look is due', () => {
    /** A window over the page takes the focus as it opens; nothing else happens until the user comes back. */
    const open = () => {
      const stage = beginPopouts();
      stage.handle.start(bank, 'popup');
      stage.here.present = false;
      stage.blur();
      stage.news();
      return stage;
    };

    for (const after of [150, 300, 700, 950]) {
      it(`closed, when its user has closed it after ${after} ms`, () => {
        const { time, state, here, news } = open();
        time.advance(after);
        state.closed = true;
        here.present = true;
        time.wake();
        time.advance(2 * second);
        assert.deepEqual(news(), ['activity', 'closed']);
      });
    }

    for (const after of [0, 50, 150, 500, 950]) {
      it(`severed, when an opener policy has cut it after ${after} ms, also if the user comes back later`, () => {
        const { time, state, here, news } = open();
        time.advance(after);
        state.closed = true;
        time.advance(3 * second - after);
        assert.deepEqual(news(), ['severed']);
        here.present = true;
        time.wake();
        time.advance(2 * second);
        assert.deepEqual(news(), ['activity']);
      });
    }
  });

  it('severed, when it never showed the bank', () => {
    const { time, state, handle, news } = beginPopouts();
    handle.start(bank, 'tab');
    news();
    state.closed = true;
    time.advance(3 * second);
    assert.deepEqual(news(), ['severed']);
  });

  it('once more, for a new window in place of a severed one', () => {
    const { time, state, here, handle, news, out } = beginPopouts();
    out();
    state.closed = true;
    time.advance(6 * second);
    handle.settle('severed');
    handle.open();
    state.closed = false;
    assert.deepEqual(news(), ['severed', `opened popup ${bank.url}`, 'opened by element']);
    time.advance(5 * second);
    state.closed = true;
    here.present = true;
    time.advance(2 * second);
    assert.deepEqual(news(), ['activity', 'closed']);
  });

  it('is looked for once a second, not more', () => {
    const { time, out } = beginPopouts();
    out();
    assert.equal(time.advance(60 * second), 60);
  });
});

describe('after the end', () => {
  for (const outcome of ['completed', 'denied', 'closed'] as const) {
    it(`by ${outcome}, nothing is held, and a window that shows a page of ours is closed`, () => {
      for (const url of [bank.url, `${hostOrigin}/return`]) {
        const { state, handle, out, held } = beginPopouts();
        out();
        state.url = url;
        handle.settle(outcome);
        assert.deepEqual(held(), []);
        assert.equal(state.closed, url !== bank.url);
      }
    });
  }

  it('by timed-out, the window stays, for its user may be in the midst of signing in; nothing else is held', () => {
    const { state, handle, out, news, held } = beginPopouts();
    out();
    state.url = `${hostOrigin}/return`;
    handle.settle('timed-out');
    assert.deepEqual(held(), []);
    assert.equal(state.closed, false);
    handle.stop();
    assert.equal(state.closed, true);
    assert.deepEqual(news(), []);
  });

  for (const [what, leave] of [
    ['blocked', { blocked: true }],
    ['out', {}],
    ['taken over by the page', { taken: true }],
  ] as const) {
    it(`stop leaves nothing of a window that is ${what}`, () => {
      const { state, handle, held, broadcast, news } = beginPopouts(leave);
      handle.start(bank, 'popup');
      handle.stop();
      assert.equal(state.closed, false);
      assert.deepEqual(held(), []);
      news();
      broadcast();
      assert.deepEqual(news(), []);
    });
  }

  for (const outcome of ['completed', 'denied', 'closed', 'blocked', 'severed', 'timed-out'] as const) {
    it(`by ${outcome}, stop leaves nothing`, () => {
      const { handle, out, held } = beginPopouts();
      out();
      handle.settle(outcome);
      handle.stop();
      assert.deepEqual(held(), []);
    });
  }

  it('a second request replaces the first', () => {
    const { handle, held } = beginPopouts();
    handle.start(bank, 'popup');
    handle.start(bank, 'widget');
    assert.deepEqual(held(), listening);
  });

  it('a new window that is blocked leaves the one before', () => {
    const { state, here, handle, news } = beginPopouts();
    handle.start(bank, 'popup');
    news();
    here.blocked = true;
    handle.open();
    assert.deepEqual(news(), [`opened popup ${bank.url}`, 'popout.blocked']);
    assert.equal(state.closed, false);
  });

  it('a new window is watched in place of the one before', () => {
    const { handle, time, news, state } = beginPopouts();
    handle.start(bank, 'popup');
    handle.open();
    news();
    state.closed = true;
    time.advance(3 * second);
    assert.deepEqual(news(), ['severed']);
  });
});
