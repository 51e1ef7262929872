import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { describe, it } from 'node:test';
import type { TestSession } from '@web/test-runner';
import { noCounts, oneFailed, onePassed, oneUnfinished, type Counts } from '../counts.js';
import { countsOf } from './counts-reporter.js';

const file = 'test/browser/example.test.ts';

function countsOfFile(ended: Partial<TestSession>): Counts {
  return countsOf({ testFile: resolve(file), errors: [], passed: true, ...ended } as unknown as TestSession);
}

const brokeDown = (message: string, ended: Partial<TestSession> = {}): Counts =>
  countsOfFile({ ...ended, errors: [{ name: 'Error', message }], passed: false });

const oneTest = (passed: boolean) => ({
  name: '',
  suites: [],
  tests: [{ name: 'holds', passed, skipped: false }],
});

describe('the counts of a file in the browser', () => {
  // As @web/test-runner reported them when the browser was killed in the middle of a file.
  for (const message of [
    'Tests were interrupted because the browser disconnected.',
    'invalid session id: WebDriverError: invalid session id when running "execute/sync" with method "POST"',
    'connect ECONNREFUSED 127.0.0.1:4444',
  ]) {
    it(`have it unfinished, neither passed nor failed, after “${message.slice(0, 58)}…”`, () => {
      assert.deepEqual(brokeDown(message), oneUnfinished(file));
      assert.deepEqual(brokeDown(message, { testResults: oneTest(true) }), oneUnfinished(file));
    });

    it(`keep a test that had failed before “${message.slice(0, 58)}…”`, () => {
      const { failures, unfinished } = brokeDown(message, { testResults: oneTest(false) });
      assert.deepEqual([failures[0], unfinished], [`${file} › holds`, []]);
    });
  }

  for (const message of [
    'Tests were interrupted because the page was reloaded.',
    'Could not import your test module.',
  ]) {
    it(`have it as a failure after “${message}”, and say so`, () => {
      const expected = oneFailed(`${file}: ${message}`);
      assert.deepEqual(brokeDown(message), expected);
      assert.deepEqual(brokeDown(`${message}\nat line 7`), expected);
    });
  }

  it('have each of its tests, and itself as a failure if it has none', () => {
    assert.deepEqual(
      countsOfFile({ testResults: oneTest(false), passed: false }),
      oneFailed(`${file} › holds`),
    );
    assert.deepEqual(countsOfFile({ testResults: oneTest(true) }), onePassed);
    assert.deepEqual(countsOfFile({ testResults: { ...oneTest(true), tests: [] } }), oneFailed(file));
    assert.notDeepEqual(countsOfFile({}), noCounts);
  });
});
