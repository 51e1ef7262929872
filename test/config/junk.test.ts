import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { describeProblem } from '../../src/words/describe-problem.js';
import { parseConfig } from '../../src/config/parse-config.js';
import { optionDefinitions } from '../../src/config/options.js';

function problemsOf(raw: Record<string, unknown>) {
  const result = parseConfig(raw);
  return result.ok ? [] : result.problems;
}

describe('junk for options', () => {
  const names = [...Object.keys(optionDefinitions), 'widgetUrlProvider', 'widgetUrlEndpoint', 'widgetUrl'];

  it('never throws, and is described by name', () => {
    const junk = fc.dictionary(fc.constantFrom(...names), fc.anything({ withNullPrototype: true }));
    fc.assert(
      fc.property(junk, (raw) => {
        for (const problem of problemsOf(raw)) {
          assert.match(describeProblem(problem), /^[\w-]+=[^]+: expected /);
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('that throws when it is looked into is refused like any other', () => {
    const trap = new Proxy(
      {},
      {
        get: () => {
          throw new Error('trap');
        },
      },
    );
    const problems = problemsOf({ mode: trap, language: trap, sessionTimeout: trap, debug: trap });
    assert.equal(problems.map(describeProblem).length, 4);
  });
});
