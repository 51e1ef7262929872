import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { browserTime } from '../../src/time/browser-time.js';

/** An event target that keeps the books of its listeners. */
class CountingTarget extends EventTarget {
  readonly listeners: string[] = [];

  override addEventListener(...parameters: Parameters<EventTarget['addEventListener']>): void {
    this.listeners.push(parameters[0]);
    super.addEventListener(...parameters);
  }

  override removeEventListener(...parameters: Parameters<EventTarget['removeEventListener']>): void {
    this.listeners.splice(this.listeners.indexOf(parameters[0]), 1);
    super.removeEventListener(...parameters);
  }
}

function page() {
  const window = new CountingTarget();
  return { window, time: browserTime(window as unknown as Window & typeof globalThis) };
}

const wakes = ['visibilitychange', 'resume', 'focus', 'pageshow', 'online'];

describe('the wakes of a page', () => {
  for (const type of wakes) {
    it(`include ${type}`, () => {
      const { time, window } = page();
      const woken: string[] = [];
      const stop = time.onWake((wake) => woken.push(wake));
      window.dispatchEvent(new Event(type));
      assert.deepEqual(woken, [type === 'online' ? 'network' : 'user']);
      stop();
      window.dispatchEvent(new Event(type));
      assert.equal(woken.length, 1);
    });
  }

  it('cost one listener each, however many sessions there are, and none when there are none', () => {
    const { window, time } = page();
    assert.deepEqual(window.listeners, []);
    let woken = 0;
    const stops = Array.from({ length: 10 }, () => time.onWake(() => woken++));
    assert.equal(window.listeners.length, wakes.length);
    window.dispatchEvent(new Event('focus'));
    assert.equal(woken, 10);
    for (const stop of stops) stop();
    assert.deepEqual(window.listeners, []);
  });

  it('reach those that are left when one of them stops meanwhile', () => {
    const { window, time } = page();
    const seen: string[] = [];
    const stopFirst = time.onWake(() => {
      seen.push('first');
      stopFirst();
      stopSecond();
    });
    const stopSecond = time.onWake(() => seen.push('second'));
    time.onWake(() => seen.push('third'));
    window.dispatchEvent(new Event('focus'));
    assert.deepEqual(seen, ['first', 'third']);
  });
});
