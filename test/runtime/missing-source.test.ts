import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { SimulatedTime } from '../support/simulated-time.js';
import { watchForSource } from '../../src/runtime/missing-source.js';

/** What the page is told, once `seconds` have passed. */
async function adviceAfter(seconds: number, isMissing: () => boolean, isRemoved = false): Promise<string[]> {
  const time = new SimulatedTime();
  const advice: string[] = [];
  const stop = watchForSource(isMissing, { time, warnOnce: (line) => advice.push(line) });
  if (isRemoved) stop();
  time.advance(seconds * 1000);
  assert.equal(time.pendingTimers, seconds < 3 && !isRemoved ? 1 : 0);
  // The sentences are a module of their own, which is loaded now at the latest.
  await import('../../src/words/explain.js');
  await setImmediate();
  return advice;
}

describe('a widget without a source of widget URLs', () => {
  it('is reported after three seconds, with a way to try it', async () => {
    const [advice, ...more] = await adviceAfter(3, () => true);
    assert.match(advice ?? '', /widget-url-endpoint, widget-url or the property widgetUrlProvider/);
    assert.match(advice ?? '', /npx connect-widget-sandbox/);
    assert.deepEqual(more, []);
  });

  it('is not reported before, for a framework may set a property late', async () => {
    assert.deepEqual(await adviceAfter(2.9, () => true), []);
  });

  it('is not reported once it has one, or has left the page', async () => {
    assert.deepEqual(await adviceAfter(3, () => false), []);
    assert.deepEqual(await adviceAfter(3, () => true, true), []);
  });
});
