import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import { describe, it } from 'node:test';
import { within } from '../../src/server/within.js';

const never = () => new Promise<never>(() => undefined);

describe('a piece of work within a time', () => {
  it('hands on what it came to, or failed with, and leaves no listener', async () => {
    const { signal } = new AbortController();
    const error = new Error('no');
    assert.deepEqual(await within(1000, signal, () => Promise.resolve(1)), { kind: 'done', value: 1 });
    assert.deepEqual(await within(1000, signal, () => Promise.reject(error)), { kind: 'failed', error });
    assert.equal(getEventListeners(signal, 'abort').length, 0);
  });

  it('is over when its time is, and is told', async () => {
    let told: AbortSignal | undefined;
    const ended = await within(5, undefined, (signal) => ((told = signal), never()));
    assert.deepEqual([ended, told?.aborted], [{ kind: 'timeout' }, true]);
  });

  it('is over when nobody wants it any more, and is told', async () => {
    const controller = new AbortController();
    let told: AbortSignal | undefined;
    const ended = within(60_000, controller.signal, (signal) => ((told = signal), never()));
    controller.abort();
    assert.deepEqual([await ended, told?.aborted], [{ kind: 'gone' }, true]);
    assert.equal(getEventListeners(controller.signal, 'abort').length, 0);
  });

  it('does not begin when nobody wants it', async () => {
    const ended = await within(1000, AbortSignal.abort(), () => assert.fail('it began'));
    assert.deepEqual(ended, { kind: 'gone' });
  });
});
