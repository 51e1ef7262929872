import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { attributeOf, optionDefinitions } from '../../src/config/options.js';
import { describeProblem } from '../../src/words/describe-problem.js';
import { parseConfig } from '../../src/config/parse-config.js';

function problemsOf(raw: Parameters<typeof parseConfig>[0]) {
  const result = parseConfig(raw);
  return result.ok ? [] : result.problems;
}

describe('what a framework writes for a value that is not set, or for an object', () => {
  const sources = ['widgetUrlEndpoint', 'widgetUrl'];
  const names = [...Object.keys(optionDefinitions), ...sources];

  for (const [value, cause] of [
    ['undefined', /written a value that is not set: leave the attribute out/],
    ['null', /written a value that is not set: leave the attribute out/],
    ['[object Object]', /written an object: write text, or set the property/],
  ] as const) {
    for (const name of names) {
      it(`${attributeOf(name)}="${value}" is named`, () => {
        const [problem, ...others] = problemsOf({ [name]: value });
        assert.ok(problem);
        assert.equal(others.length, 0);
        const told = describeProblem(problem);
        assert.ok(told.startsWith(`${attributeOf(name)}="${value}": expected `), told);
        assert.match(told, cause);
      });
    }
  }

  it('may be a part of a value', () => {
    for (const name of ['iframeTitle', 'currentInstitutionCode', 'widgetUrlEndpoint']) {
      for (const value of ['null island', 'undefined_bank', '/api/null', 'Null'])
        assert.deepEqual(problemsOf({ [name]: value }), []);
    }
  });
});
