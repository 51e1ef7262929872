import type { Reporter, TestSession, TestSuiteResult } from '@web/test-runner';
import { relative } from 'node:path';
import {
  add,
  noCounts,
  oneFailed,
  onePassed,
  oneSkipped,
  oneUnfinished,
  writeCounts,
  type Counts,
} from '../counts.js';

/** Leaves the counts for test/tools/run-browser-tests.ts. */
export function countsReporter(): Reporter {
  return {
    onTestRunFinished: ({ sessions }) => writeCounts(sessions.map(countsOf).reduce(add, noCounts)),
  };
}

/** How @web/test-runner and WebDriver report that the browser is gone. */
const browserGone = /browser disconnected|invalid session id|ECONNREFUSED/;

/**
 * A file that broke down, or that has no tests, is one failure. One that a dead browser left is unfinished, unless one of its tests
 * had failed before.
 */
export function countsOf(session: TestSession): Counts {
  const file = relative('.', session.testFile);
  const counts = session.testResults ? countsOfSuite(session.testResults, file) : noCounts;
  const isBrowserGone = session.errors.some(({ message }) => browserGone.test(message));
  if (isBrowserGone && counts.failed === 0) return oneUnfinished(file);
  const brokeDown = session.errors.length > 0 || (session.passed !== true && counts.failed === 0);
  const empty = counts.passed + counts.failed + counts.skipped === 0;
  if (!brokeDown && !empty) return counts;
  // What happens to a file after @web/test-runner has printed its results is told here alone.
  const reasons = session.errors.map(({ name, message }) => firstLine(message || name || 'Unknown error'));
  return add(counts, oneFailed([file, ...reasons].join(': ')));
}

const firstLine = (text: string) => text.split('\n', 1).join();

function countsOfSuite({ name, suites, tests }: TestSuiteResult, parent: string): Counts {
  const path = name === '' ? parent : `${parent} › ${name}`;
  const own = tests.map((test) =>
    test.skipped ? oneSkipped : test.passed ? onePassed : oneFailed(`${path} › ${test.name}`),
  );
  return [...own, ...suites.map((suite) => countsOfSuite(suite, path))].reduce(add, noCounts);
}
