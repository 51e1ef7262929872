import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { describeProblem } from '../../src/words/describe-problem.js';

describe('a problem, described', () => {
  for (const [value, shown] of [
    ['pink', '"pink"'],
    ['a "b"', '"a \\"b\\""'],
    [-1, '-1'],
    [true, '"true"'],
    [['a', 'b'], '"a b"'],
    [{ secret: 1 }, '(object)'],
    [[{}], '(object)'],
    [() => 1, '(function)'],
  ] as const) {
    it(`shows ${shown}`, () => {
      assert.equal(describeProblem({ option: 'mode', value, rule: 'text' }), `mode=${shown}: expected text`);
    });
  }
});
