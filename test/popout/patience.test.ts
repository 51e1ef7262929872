import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { bank } from '../support/stage.js';
import { beginPopouts } from '../support/popout-stage.js';
import { minute, second } from '../support/simulated-time.js';

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

  it('begins anew when a blocked window is open at last, and ends also before', () => {
    const { time, handle, news, here } = beginPopouts({ ...short, blocked: true });
    handle.start(bank, 'popup');
    time.advance(50 * second);
    here.blocked = false;
    handle.open();
    news();
    time.advance(59 * second);
    assert.deepEqual(news(), []);
    time.advance(second);
    assert.deepEqual(news(), ['timed-out']);

    const never = beginPopouts({ ...short, blocked: true });
    never.handle.start(bank, 'popup');
    never.handle.settle('blocked');
    never.news();
    never.time.advance(minute);
    assert.deepEqual(never.news(), ['timed-out']);
  });
});
