import type { Reporter, TestSession, TestSuiteResult } from '@web/test-runner';
import { add, noCounts, writeCounts, type Counts } from '../counts.js';

/** Leaves the counts for test/tools/run.ts. */
export function countsReporter(): Reporter {
  return {
    onTestRunFinished: ({ sessions }) => writeCounts(sessions.map(countsOf).reduce(add, noCounts)),
  };
}

/** A file that broke down, or that has no tests, is one failure. */
function countsOf(session: TestSession): Counts {
  const counts = session.testResults ? countsOfSuite(session.testResults) : noCounts;
  const brokeDown = session.errors.length > 0 || (session.passed !== true && counts.failed === 0);
  const empty = counts.passed + counts.failed + counts.skipped === 0;
  return brokeDown || empty ? add(counts, { ...noCounts, failed: 1 }) : counts;
}

function countsOfSuite({ suites, tests }: TestSuiteResult): Counts {
  const own = tests.map(({ passed, skipped }) => ({
    passed: !skipped && passed ? 1 : 0,
    failed: !skipped && !passed ? 1 : 0,
    skipped: skipped ? 1 : 0,
  }));
  return [...own, ...suites.map(countsOfSuite)].reduce(add, noCounts);
}
