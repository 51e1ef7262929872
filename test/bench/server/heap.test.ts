import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { growthAllowed, growthPerRequest } from './heap.js';
import { createRandom } from '../../../demo/sandbox/store/random.js';

/** Thirty seconds of 1,050 requests, looked at every other second, with up to 200 kB more or less in each look. */
function samplesOf(bytesPerRequest: number, seed: number, noise = 200_000) {
  const random = createRandom('heap', seed);
  return Array.from({ length: 16 }, (_, index) => {
    const requests = index * 2100;
    const heapUsed = 12_000_000 + bytesPerRequest * requests + random.integer(-noise, noise);
    return { requests, heapUsed };
  });
}

describe('the bench’s judgement of a heap', () => {
  for (const seed of [1, 2, 3, 4, 5]) {
    it(`finds a leak of 50 bytes a request under noise ${seed}, and none in noise alone`, () => {
      assert.ok(growthPerRequest(samplesOf(50, seed)) > growthAllowed);
      assert.ok(growthPerRequest(samplesOf(0, seed)) <= growthAllowed);
    });
  }

  it('tells bytes for each request', () => {
    assert.equal(growthPerRequest(samplesOf(50, 1, 0)), 50);
    assert.equal(growthPerRequest(samplesOf(-3, 1, 0)), -3);
  });

  it('is not moved by one sample that was taken before its collection', () => {
    const samples = samplesOf(0, 1, 0);
    const early = { requests: 16 * 2100, heapUsed: 17_000_000 };
    assert.equal(growthPerRequest([...samples, early]), 0);
  });

  it('finds no flatness where there is nothing to compare', () =>
    assert.ok(!(growthPerRequest([]) <= growthAllowed)));
});
