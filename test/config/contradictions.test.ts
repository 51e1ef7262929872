import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseConfig } from '../../src/config/parse-config.js';
import { describeProblem } from '../../src/words/describe-problem.js';

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

  it('a micro-deposit needs verification', () => {
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
