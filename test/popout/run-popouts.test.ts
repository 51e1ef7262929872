import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { bank } from '../support/stage.js';
import { beginPopouts, denial, returned, success } from '../support/popout-stage.js';
import { fakePopup } from '../support/fake-window.js';
import { minute, second } from '../support/simulated-time.js';
import type { PopoutMode } from '../../src/popout/types.js';

/** What is held of a trip without a window of our own: the timer is our patience. */
const listening = ['channel', 'wake', 'blur', 'timer'];

describe('who opens the window', () => {
  for (const mode of ['popup', 'tab'] satisfies PopoutMode[]) {
    it(`with ${mode}, this element, at once, after the page was told`, () => {
      const { handle, news } = beginPopouts();
      handle.start(bank, mode);
      assert.deepEqual(news(), [`announced ${bank.url}`, `opened ${mode} ${bank.url}`, 'opened by us']);
    });
  }

  for (const [mode, options] of [
    ['widget', {}],
    ['manual', {}],
    ['popup', { taken: true }],
    ['tab', { taken: true }],
    ['widget', { taken: true }],
  ] as const) {
    it(`with ${mode}${'taken' in options ? ', the event canceled' : ''}, another; no window is watched`, () => {
      const { handle, news, held } = beginPopouts(options);
      handle.start(bank, mode);
      assert.deepEqual(news(), [`announced ${bank.url}`, 'opened by another']);
      assert.deepEqual(held(), listening);
    });
  }

  it('tells a blocked window, and opens on the next gesture', () => {
    const { handle, news, here, held } = beginPopouts({ blocked: true });
    handle.start(bank, 'popup');
    assert.equal(news().at(-1), 'popout.blocked');
    handle.settle('blocked');
    assert.deepEqual(held(), ['channel', 'wake', 'blur']);
    here.blocked = false;
    handle.open();
    assert.deepEqual(news(), [`opened popup ${bank.url}`, 'opened by us']);
  });

  it('opens nothing when nothing was asked for', () => {
    const { handle, news, held } = beginPopouts();
    handle.open();
    handle.show();
    handle.settle('closed');
    handle.stop();
    assert.deepEqual([news(), held()], [[], []]);
  });
});

describe('how a window ended', () => {
  for (const [data, told] of [
    [success, 'completed'],
    [denial, 'denied DENIED'],
  ] as const) {
    it(`${told}, by MX's result page`, () => {
      const { page, popup, news, out } = beginPopouts();
      out();
      page.post(popup, data);
      assert.deepEqual(news(), [told]);
    });
  }

  it('completed, with the member whom our own window names, for MX may go on with an earlier one', () => {
    const { page, popup, news, out } = beginPopouts();
    out();
    page.post(popup, { ...success, metadata: { member_guid: 'MBR-2' } });
    assert.deepEqual(news(), ['completed MBR-2']);
  });

  it('not by a result from another origin, which is rejected, nor by other chatter, nor of another member’s denial', () => {
    const { page, popup, news, out } = beginPopouts();
    out();
    page.post(popup, success, 'https://bank.example');
    page.post(popup, 'chatter', 'https://bank.example');
    page.post(popup, { type: 'chatter' });
    page.post(popup, { ...denial, metadata: { member_guid: 'MBR-2' } });
    page.post(fakePopup().popup, success);
    assert.deepEqual(news(), ['rejected wrong-origin']);
  });

  it('closed, when the user who closed it is back', () => {
    const { time, state, here, news, out } = beginPopouts();
    out();
    time.advance(5 * second);
    state.closed = true;
    here.present = true;
    time.wake();
    assert.deepEqual(news(), ['popout.returned']);
    time.advance(2 * second);
    assert.deepEqual(news(), ['closed']);
    assert.equal(time.pendingTimers, 1, 'the window is looked at no more');
  });

  it('severed, when nobody comes back; the rest is still listened for', () => {
    const { time, state, handle, news, out, held } = beginPopouts();
    out();
    state.closed = true;
    time.advance(2 * second);
    assert.deepEqual(news(), ['severed']);
    handle.settle('severed');
    assert.deepEqual(held(), ['listener', ...listening]);
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
        assert.deepEqual(news(), ['popout.returned', 'closed']);
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
        assert.deepEqual(news(), ['popout.returned']);
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
    const { time, state, here, handle, news, out, page } = beginPopouts();
    out();
    state.closed = true;
    time.advance(2 * second);
    handle.settle('severed');
    handle.open();
    state.closed = false;
    assert.deepEqual(news(), ['severed', `opened popup ${bank.url}`, 'opened by us']);
    assert.equal(page.listeners.size, 1);
    time.advance(5 * second);
    state.closed = true;
    here.present = true;
    time.advance(2 * second);
    assert.deepEqual(news(), ['popout.returned', 'closed']);
  });

  it('by its answer, when it closes itself right after it', () => {
    const { time, page, popup, state, handle, news, out, held } = beginPopouts();
    out();
    time.advance(5 * second);
    state.closed = true;
    time.advance(second);
    page.post(popup, success);
    handle.settle('completed');
    time.advance(10 * second);
    assert.deepEqual(news(), ['completed']);
    assert.deepEqual(held(), []);
  });

  it('is looked for once a second, not more', () => {
    const { time, out } = beginPopouts();
    out();
    assert.equal(time.advance(60 * second), 60);
  });
});

describe('after the end', () => {
  for (const outcome of ['closed', 'timed-out', 'denied'] as const) {
    it(`by ${outcome}, a better answer is still heard, for as long as one can come`, () => {
      const { page, popup, state, handle, news, out, time, broadcast, held } = beginPopouts();
      out();
      handle.settle(outcome);
      assert.equal(state.closed, outcome === 'closed');
      assert.deepEqual(held(), ['listener', ...listening]);
      page.post(popup, success);
      broadcast(returned('status=success&member_guid=MBR-1'));
      assert.deepEqual(news(), ['completed', 'completed']);
      time.advance(10 * minute);
      time.sleep(5 * minute);
      time.wake();
      assert.deepEqual(news(), ['popout.over']);
      assert.deepEqual(held(), []);
      assert.equal(state.closed, true);
    });
  }

  it('by completed, our window may say so too for a second, and is closed', () => {
    const { page, popup, state, handle, news, out, time, held } = beginPopouts();
    out();
    handle.settle('completed');
    assert.equal(state.closed, false);
    page.post(popup, success);
    assert.deepEqual(news(), ['completed']);
    time.advance(second);
    assert.equal(state.closed, true);
    assert.deepEqual(held(), []);
  });

  for (const [what, leave] of [
    ['blocked', { blocked: true }],
    ['out', {}],
    ['taken over by the page', { taken: true }],
  ] as const) {
    it(`stop leaves nothing of a window that is ${what}`, () => {
      const { state, handle, held, popup, page, news } = beginPopouts(leave);
      handle.start(bank, 'popup');
      handle.stop();
      assert.equal(state.closed, what === 'out');
      assert.deepEqual(held(), []);
      news();
      page.post(popup, success);
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

  it('a second request replaces the first, its window closed', () => {
    const { state, handle, out, held } = beginPopouts();
    out();
    handle.start(bank, 'widget');
    assert.equal(state.closed, true);
    assert.deepEqual(held(), listening);
  });

  it('a new window that is blocked leaves the one before, and what it may say', () => {
    const { page, popup, state, here, handle, news, out } = beginPopouts();
    out();
    handle.settle('severed');
    here.blocked = true;
    handle.open();
    assert.deepEqual(news(), [`opened popup ${bank.url}`, 'popout.blocked']);
    assert.equal(state.closed, false);
    page.post(popup, success);
    assert.deepEqual(news(), ['completed']);
  });

  it('a new window takes the place of one that was only said to be severed', () => {
    const { state, handle, out } = beginPopouts();
    out();
    handle.settle('severed');
    handle.open();
    assert.equal(state.closed, true);
  });

  it('show brings the window to the front', () => {
    const { state, handle, out } = beginPopouts();
    out();
    handle.show();
    assert.equal(state.focused, 1);
  });
});
