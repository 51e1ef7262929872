import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { releaseProblems, type Release } from '../tools/release-problems.js';

const ready: Release = {
  version: '1.2.3',
  told: '1.2.3',
  changelog: '# Changelog\n\n## 1.2.3 — unreleased\n\n## 1.2.2 — 2026-01-31\n',
  changes: '',
};
const dated = ready.changelog.replace('unreleased', '2026-02-01');

describe('a release', () => {
  it('is packed as it stands in the repository', () => assert.deepEqual(releaseProblems(ready), []));

  it('is published for its tag, with a date', () => {
    assert.deepEqual(releaseProblems({ ...ready, changelog: dated, tag: 'v1.2.3' }), []);
  });

  for (const [name, change, problem] of [
    ['a version that the widget is not told', { told: '1.2.2' }, /src\/version\.ts says 1\.2\.2/],
    [
      'a version that the changelog does not begin with',
      { changelog: '## 1.2.2 — x' },
      /begins with 1\.2\.2/,
    ],
    ['an empty changelog', { changelog: '' }, /begins with no version/],
    ['files that are not committed', { changes: ' M README.md\n' }, /not committed:\n M README\.md$/],
    ['no date', { tag: 'v1.2.3' }, /no date for 1\.2\.3/],
    ['another tag', { changelog: dated, tag: 'main' }, /started for "main"/],
  ] as const) {
    it(`is refused with ${name}`, () => {
      const [first, ...others] = releaseProblems({ ...ready, ...change });
      assert.match(first ?? '', problem);
      assert.deepEqual(others, []);
    });
  }
});
