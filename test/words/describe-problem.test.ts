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

  it('hides an address, which may hold a key, but not what a framework has written in its place', () => {
    const endpoint = { option: 'widgetUrlEndpoint', rule: 'endpoint' } as const;
    assert.match(
      describeProblem({ ...endpoint, value: '//key@a.example' }),
      /^widget-url-endpoint=\(string\)/,
    );
    assert.match(describeProblem({ ...endpoint, value: 'undefined' }), /^widget-url-endpoint="undefined": /);
  });
});
