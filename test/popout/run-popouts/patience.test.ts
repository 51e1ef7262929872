import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { bank } from '../../support/stage.js';
import { beginPopouts } from '../../support/popout-stage.js';
import { minute, second } from '../../support/simulated-time.js';

describe('our patience', () => {
  const short = { patience: minute };

  it('ends a trip of which nothing is heard', () => {
    for (const mode of ['popup', 'widget'] as const) {
      const { time, news, out } = beginPopouts(short);
      out(mode);
      time.advance(minute - second - 1);
      assert.deepEqual(news(), []);
      time.advance(1);
      assert.deepEqual(news(), ['timed-out']);
    }
  });

  it('is endless where the page says 0', () => {
    const { time, news, out } = beginPopouts({ patience: 0 });
    out('widget');
    time.advance(24 * 60 * minute);
    assert.deepEqual(news(), []);
  });

  it('counts the sleep of a laptop, as soon as it wakes', () => {
    for (const wake of ['user', 'network'] as const) {
      const { time, news, out } = beginPopouts(short);
      out('manual');
      time.advance(30 * second);
      time.sleep(120 * minute);
      time.wake(wake);
      assert.deepEqual(news(), ['timed-out']);
    }
  });

  it('begins when a blocked window is open at last: until then nobody is out', () => {
    const { time, handle, news, here, held } = beginPopouts({ ...short, blocked: true });
    handle.start(bank, 'popup');
    handle.settle('blocked');
    news();
    time.advance(60 * minute);
    time.wake();
    assert.deepEqual(news(), []);
    assert.ok(!held().includes('timer'));
    here.blocked = false;
    handle.open();
    news();
    time.advance(59 * second);
    assert.deepEqual(news(), []);
    time.advance(second);
    assert.deepEqual(news(), ['timed-out']);
  });

  it('ends when the page says that its own window was blocked, or a new one is in place of a severed one', () => {
    for (const mode of ['manual', 'popup'] as const) {
      const { time, handle, news, here, out } = beginPopouts(short);
      out(mode);
      if (mode === 'popup') {
        handle.settle('severed');
        here.blocked = true;
        handle.open();
      }
      handle.settle('blocked');
      news();
      time.advance(60 * minute);
      assert.deepEqual(news(), []);
    }
  });
});
