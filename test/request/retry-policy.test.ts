import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { minute, second } from '../support/simulated-time.js';
import { readRetryAfter, retryDelay, retryLimit } from '../../src/request/retry-policy.js';

const never = () => 0;
const nearlyOne = () => 1 - Number.EPSILON;

describe('how long to wait before asking again', () => {
  for (const [retry, earliest, latest] of [
    [1, 250, 500],
    [2, 500, 1000],
    [3, 1000, 2000],
  ] as const) {
    it(`the ${retry}. time: ${earliest} to ${latest} ms`, () => {
      assert.equal(retryDelay(retry, never), earliest);
      assert.ok(Math.abs((retryDelay(retry, nearlyOne) ?? 0) - latest) < 1);
    });
  }

  it('there is no fourth time', () => {
    assert.equal(retryLimit, 3);
    assert.equal(retryDelay(4, never), undefined);
  });

  for (const [what, retry, retryAfter, expected] of [
    ['is never shorter than the backend asks for', 1, 7 * second, 7 * second],
    ['is not shortened by the backend', 3, 0, 1000],
    ['is as long as ten seconds at most', 1, 10 * second, 10 * second],
    ['is not waited for when it is longer than that', 1, 10 * second + 1, undefined],
  ] as const) {
    it(what, () => assert.equal(retryDelay(retry, never, retryAfter), expected));
  }

  it('spreads those whom the backend sent away for the same time', () => {
    assert.equal(
      retryDelay(1, () => 0.5, 7 * second),
      7 * second + 125,
    );
  });
});

describe('Retry-After', () => {
  const now = Date.UTC(2026, 0, 5, 12);
  const in90 = now + 90 * second;
  for (const [header, expected] of [
    [null, undefined],
    ['', undefined],
    ['0', 0],
    ['120', 2 * minute],
    [' 5 ', 5 * second],
    [new Date(in90).toUTCString(), 90 * second],
    ['Mon, 05 Jan 2026 12:01:30 GMT', 90 * second],
    // RFC 9110 obliges to understand the two older forms, too.
    ['Monday, 05-Jan-26 12:01:30 GMT', 90 * second],
    ['Mon, 05 Jan 2026 11:00:00 GMT', 0],
    ['-5', undefined],
    ['1.5', undefined],
    ['soon', undefined],
    ['Mon, soon', undefined],
    ['5 s', undefined],
    ['9'.repeat(400), Infinity],
  ] as const) {
    it(JSON.stringify(header), () => assert.equal(readRetryAfter(header, now), expected));
  }
});
