import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { bank } from '../support/stage.js';
import { FakeWindow, fakePopup } from '../support/fake-window.js';
import { MessageHub } from '../../src/frame/message-hub.js';
import { runPopouts } from '../../src/popout/run-popouts.js';
import { second, SimulatedTime } from '../support/simulated-time.js';
import type { PopoutMode } from '../../src/popout/types.js';

const origin = 'https://widget.example';
const success = { mx: true, type: 'oauthComplete/success', metadata: { member_guid: 'MBR-1' } };
const denial = { mx: true, type: 'oauthComplete/error', metadata: { error_reason: 'DENIED' } };

function begin(options: { blocked?: boolean; taken?: boolean } = {}) {
  const time = new SimulatedTime();
  const page = new FakeWindow();
  const { popup, state } = fakePopup();
  const log: string[] = [];
  const here = { focus: true, blocked: options.blocked ?? false };
  const handle = runPopouts(
    {
      hub: new MessageHub(page),
      time,
      resultOrigins: () => new Set([origin]),
      announce: ({ url }) => {
        log.push(`announced ${url}`);
        return !options.taken;
      },
      open: (url, mode) => {
        log.push(`opened ${mode} ${url}`);
        return here.blocked ? null : popup;
      },
      hasFocus: () => here.focus,
      reject: ({ reason }) => log.push(`rejected ${reason}`),
    },
    (event) => log.push(event.type === 'popout.settled' ? Object.values(event.result).join(' ') : event.type),
  );
  const news = () => log.splice(0);
  const out = () => {
    handle.start(bank, 'popup');
    news();
  };
  /** Nothing listens, nothing waits. */
  const isQuiet = () => page.listeners.size === 0 && time.pendingTimers === 0;
  return { time, page, popup, state, here, handle, news, out, isQuiet };
}

describe('who opens the window', () => {
  for (const mode of ['popup', 'tab'] satisfies PopoutMode[]) {
    it(`with ${mode}, this element, after the page was told`, () => {
      const { handle, news } = begin();
      handle.start(bank, mode);
      assert.deepEqual(news(), [`announced ${bank.url}`, `opened ${mode} ${bank.url}`, 'popout.opened']);
    });
  }

  it('with widget, the widget; the page is not asked, nothing is watched', () => {
    const { handle, news, isQuiet } = begin();
    handle.start(bank, 'widget');
    assert.deepEqual(news(), ['popout.opened']);
    assert.ok(isQuiet());
  });

  for (const [mode, options] of [
    ['manual', {}],
    ['popup', { taken: true }],
  ] as const) {
    it(`with ${mode}${mode === 'popup' ? ' and the event canceled' : ''}, the page`, () => {
      const { handle, news, isQuiet } = begin(options);
      handle.start(bank, mode);
      assert.deepEqual(news(), [`announced ${bank.url}`, 'popout.opened']);
      assert.ok(isQuiet());
    });
  }

  it('tells a blocked window, and opens on the next gesture', () => {
    const { handle, news, here, isQuiet } = begin({ blocked: true });
    handle.start(bank, 'popup');
    assert.equal(news().at(-1), 'popout.blocked');
    assert.ok(isQuiet());
    here.blocked = false;
    handle.open();
    assert.deepEqual(news(), [`opened popup ${bank.url}`, 'popout.opened']);
  });
});

describe('how a window ended', () => {
  for (const [data, told] of [
    [success, 'completed'],
    [denial, 'denied DENIED'],
  ] as const) {
    it(`${told}, by MX's result page`, () => {
      const { page, popup, news, out } = begin();
      out();
      page.post(popup, data);
      assert.deepEqual(news(), [told]);
    });
  }

  it('not by a result from another origin, which is rejected, nor by other chatter', () => {
    const { page, popup, news, out } = begin();
    out();
    page.post(popup, success, 'https://bank.example');
    page.post(popup, 'chatter', 'https://bank.example');
    page.post(popup, { type: 'chatter' });
    page.post(fakePopup().popup, success);
    assert.deepEqual(news(), ['rejected wrong-origin']);
  });

  it('closed, when it stayed closed for a second look with the user here', () => {
    const { time, state, news, out } = begin();
    out();
    time.advance(5 * second);
    state.closed = true;
    time.advance(second);
    assert.deepEqual(news(), []);
    time.advance(second);
    assert.deepEqual(news(), ['closed']);
    assert.equal(time.pendingTimers, 0);
  });

  it('by its answer, when it closes itself right after it', () => {
    const { time, page, popup, state, handle, news, out } = begin();
    out();
    time.advance(5 * second);
    state.closed = true;
    time.advance(second);
    page.post(popup, success);
    handle.settle('completed');
    time.advance(10 * second);
    assert.deepEqual(news(), ['completed']);
    assert.equal(time.pendingTimers, 0);
  });

  it('severed, when it seems to close at once, or while the user is elsewhere', () => {
    for (const [delay, focus] of [
      [0, true],
      [5 * second, false],
    ] as const) {
      const { time, state, here, news, out } = begin();
      out();
      time.advance(delay);
      state.closed = true;
      here.focus = focus;
      time.advance(2 * second);
      assert.deepEqual(news(), ['severed']);
    }
  });

  it('is looked for once a second, not more', () => {
    const { time, out } = begin();
    out();
    assert.equal(time.advance(60 * second), 60);
  });
});

describe('after the end', () => {
  for (const outcome of ['closed', 'severed', 'timed-out'] as const) {
    it(`by ${outcome}, a guess, a late result is still heard`, () => {
      const { page, popup, state, handle, news, out, time } = begin();
      out();
      handle.settle(outcome);
      assert.equal(time.pendingTimers, 0);
      assert.equal(state.closed, outcome === 'closed');
      page.post(popup, success);
      assert.deepEqual(news(), ['completed']);
    });
  }

  for (const outcome of ['completed', 'denied'] as const) {
    it(`by ${outcome}, told by the widget, our window stays, unwatched, and may say so too`, () => {
      const { page, popup, state, handle, news, out, time } = begin();
      out();
      handle.settle(outcome);
      assert.equal(time.pendingTimers, 0);
      assert.equal(state.closed, false);
      page.post(popup, success);
      assert.deepEqual(news(), ['completed']);
      page.post(fakePopup().popup, success);
      assert.deepEqual(news(), []);
    });
  }

  it('stop closes the window and leaves nothing', () => {
    const { state, handle, out, isQuiet } = begin();
    out();
    handle.stop();
    assert.equal(state.closed, true);
    assert.ok(isQuiet());
  });

  it('a second request replaces the first, its window closed', () => {
    const { state, page, time, handle, out } = begin();
    out();
    handle.start(bank, 'widget');
    assert.equal(state.closed, true);
    assert.equal(page.listeners.size + time.pendingTimers, 0);
  });

  it('show brings the window to the front', () => {
    const { state, handle, out } = begin();
    out();
    handle.show();
    assert.equal(state.focused, 1);
  });
});
