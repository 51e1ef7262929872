import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { bank } from '../../support/stage.js';
import { beginPopouts, popoutPage } from '../../support/popout-stage.js';
import { runPopouts } from '../../../src/popout/run-popouts.js';
import { second } from '../../support/simulated-time.js';

describe('the user', () => {
  it('who stays at the page has not come back', () => {
    const { time, here, handle, news, out } = beginPopouts();
    handle.start(bank, 'popup');
    news();
    // As the focus goes from the widget's frame to the button of our screen.
    time.wake();
    time.advance(second);
    time.wake();
    assert.deepEqual(news(), []);
    out();
    here.present = true;
    time.wake();
    time.wake();
    assert.deepEqual(news(), ['activity']);
  });

  it('who has not left does not come back, however the focus moves between page and widget', () => {
    const { time, here, blur, handle, news, held } = beginPopouts();
    handle.start(bank, 'manual');
    news();
    for (let times = 0; times < 3; times++) {
      here.present = false;
      blur();
      here.present = true;
      time.advance(second);
      time.wake();
    }
    blur();
    handle.stop();
    assert.deepEqual(held(), []);
    assert.deepEqual(news(), []);
  });

  it('is noticed on coming back from a window over the page, which hides nothing, once', () => {
    const { time, here, blur, handle, news } = beginPopouts();
    handle.start(bank, 'widget');
    news();
    here.present = false;
    blur();
    time.advance(second);
    here.present = true;
    time.wake();
    time.wake();
    assert.deepEqual(news(), ['activity']);
  });

  it('is noticed on coming back, not on leaving', () => {
    const { time, here, news, out } = beginPopouts();
    out('manual');
    time.wake();
    assert.deepEqual(news(), []);
    here.present = true;
    time.wake();
    assert.deepEqual(news(), ['activity']);
  });

  it('may come back too late for all of it', () => {
    const { ports, here, held, time } = popoutPage();
    const handle = runPopouts(ports, ({ type }) => {
      if (type === 'activity') handle.stop();
    });
    handle.start(bank, 'popup');
    here.present = false;
    time.advance(second);
    here.present = true;
    time.wake();
    assert.deepEqual(held(), []);
  });

  it('is not who brings the network back, however often', () => {
    for (const mode of ['widget', 'manual'] as const) {
      const { time, here, news, out } = beginPopouts();
      out(mode);
      here.present = true;
      time.wake('network');
      time.wake('network');
      assert.deepEqual(news(), []);
    }
  });
});
