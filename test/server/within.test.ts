import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import { describe, it } from 'node:test';
import { within } from '../../src/server/within.js';

const never = () => new Promise<never>(() => undefined);

describe('a piece of work within a time', () => {
  it('passes on its value or error, and leaves no listener', async () => {
    const { signal } = new AbortController();
    const error = new Error('no');
    assert.deepEqual(await within(1000, signal, () => Promise.resolve(1)), { kind: 'done', value: 1 });
    assert.deepEqual(await within(1000, signal, () => Promise.reject(error)), { kind: 'failed', error });
    assert.equal(getEventListeners(signal, 'abort').length, 0);
  });

  it('ends at the time limit, and its signal aborts', async () => {
    let told: AbortSignal | undefined;
    const ended = await within(5, undefined, (signal) => ((told = signal), never()));
    assert.deepEqual([ended, told?.aborted], [{ kind: 'timeout' }, true]);
  });

  it('ends when the parent signal aborts, and its signal aborts too', async () => {
    const controller = new AbortController();
    let told: AbortSignal | undefined;
    const ended = within(60_000, controller.signal, (signal) => ((told = signal), never()));
    controller.abort();
    assert.deepEqual([await ended, told?.aborted], [{ kind: 'gone' }, true]);
    assert.equal(getEventListeners(controller.signal, 'abort').length, 0);
  });

  it('does not begin if the parent signal is aborted', async () => {
    const ended = await within(1000, AbortSignal.abort(), () => assert.fail('it began'));
    assert.deepEqual(ended, { kind: 'gone' });
  });
});
