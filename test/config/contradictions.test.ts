import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { optionDefinitions } from '../../src/config/options.js';
import { readOptions } from '../../src/config/read-options.js';
import { parseConfig } from '../../src/config/parse-config.js';
import { describeProblem } from '../../src/words/describe-problem.js';
import type { ConnectWidgetOptions } from '../../src/config/options-element.js';

function problemsOf(raw: Parameters<typeof parseConfig>[0]) {
  const result = parseConfig(raw);
  return result.ok ? [] : result.problems;
}

describe('contradictions', () => {
  it('no search needs somewhere to open', () => {
    const [problem] = problemsOf({ disableInstitutionSearch: true });
    assert.equal(problem?.option, 'disableInstitutionSearch');
    for (const name of ['currentMemberGuid', 'currentInstitutionCode', 'currentInstitutionGuid']) {
      assert.deepEqual(problemsOf({ disableInstitutionSearch: true, [name]: 'x' }), []);
    }
  });

  it('a microdeposit needs verification', () => {
    for (const beside of [{}, { mode: 'aggregation' }] as const) {
      const [problem] = problemsOf({ currentMicrodepositGuid: 'MIC-1', ...beside });
      assert.equal(problem?.option, 'currentMicrodepositGuid');
      assert.match(
        describeProblem(problem),
        /^current-microdeposit-guid="MIC-1": expected mode="verification"/,
      );
    }
    assert.deepEqual(problemsOf({ currentMicrodepositGuid: 'MIC-1', mode: 'verification' }), []);
  });

  it('the warning comes before the end', () => {
    const [problem] = problemsOf({ sessionTimeout: 60, sessionWarning: 60 });
    assert.equal(problem?.option, 'sessionWarning');
    assert.match(describeProblem(problem), /: expected fewer seconds than session-timeout \(60\)$/);
    assert.equal(problemsOf({ sessionWarning: 900 }).length, 1);
    assert.deepEqual(problemsOf({ sessionTimeout: 60, sessionWarning: 59 }), []);
    assert.deepEqual(problemsOf({ sessionTimeout: 0, sessionWarning: 60 }), []);
  });

  it('are told together with every other problem', () => {
    const problems = problemsOf({ disableInstitutionSearch: true, mode: 'x', colorScheme: 'pink' });
    assert.deepEqual(problems.map(({ option }) => option).sort(), [
      'colorScheme',
      'disableInstitutionSearch',
      'mode',
    ]);
  });
});

describe('a list of any length', () => {
  it('is one problem, however many of its items do not hold', () => {
    const allowedOrigins = Array.from({ length: 200_000 }, (_, index) => `bad ${index}`);
    const problems = problemsOf({ allowedOrigins });
    assert.deepEqual(problems, [{ option: 'allowedOrigins', value: 'bad 0', rule: 'origin' }]);
  });

  it('is quoted to 200 characters, as every value is', () => {
    const [problem] = problemsOf({ useCases: Array.from({ length: 100_000 }, () => 'PFMS') });
    assert.ok(problem);
    assert.ok(describeProblem(problem).length < 300, describeProblem(problem));
    const long = 'x'.repeat(1_000_000);
    for (const option of ['mode', 'language', 'currentMicrodepositGuid'] as const) {
      const [found] = problemsOf({ [option]: `${long} ` });
      assert.ok(found, option);
      assert.ok(describeProblem(found).length < 400, option);
    }
  });
});

describe('what a script of the page has put on Object.prototype', () => {
  const prototype = Object.prototype as Record<string, unknown>;
  const set = { mode: 'verification', currentMemberGuid: 'MBR-1', popout: 'popup', resume: true } as const;
  const options = [...Object.keys(optionDefinitions), 'widgetUrl', 'widgetUrlEndpoint', 'widgetUrlProvider'];
  const internals = ['target', 'values', 'kind', 'attribute', 'limit', 'oauth_referral_source', 'products'];

  for (const name of [...options, ...internals]) {
    it(`is no ${name}, and hides none`, () => {
      for (const given of [{}, set]) {
        const element = Object.assign(Object.create(null) as ConnectWidgetOptions, given);
        const before = [readOptions(element), parseConfig(readOptions(element))];
        for (const polluted of ['polluted', ['polluted'], {}]) {
          Object.defineProperty(prototype, name, { value: polluted, configurable: true, writable: true });
          try {
            const read = readOptions(element);
            assert.deepEqual([read, parseConfig(read)], before);
          } finally {
            Reflect.deleteProperty(prototype, name);
          }
        }
      }
    });
  }
});
