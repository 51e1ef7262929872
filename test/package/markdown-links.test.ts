import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { guides } from '../guides/support/guides.js';
import { linkProblems } from '../tools/markdown-links.js';

/** The problems of the first of these documents. */
function problemsIn(documents: Readonly<Record<string, string>>): string[] {
  const [first = ''] = Object.keys(documents);
  const paths = Object.keys(documents);
  return linkProblems(first, {
    has: (path) => paths.some((known) => known === path || known.startsWith(`${path}/`)),
    read: (path) => documents[path] ?? '',
  });
}

describe('the links of the package’s documents', () => {
  it('lead to headings, files and directories', () => {
    const text =
      '# It’s a `heading`!\n[here](#its-a-heading) [there](../b/c.md#two-words) ![dir](../b) [out](https://a.example/x)';
    assert.deepEqual(problemsIn({ 'a/a.md': text, 'b/c.md': '## Two words' }), []);
  });

  for (const [text, problem] of [
    ['[a](#nowhere)', 'a/a.md: #nowhere leads to no heading'],
    ['```\n# Code\n```\n[a](#code)', 'a/a.md: #code leads to no heading'],
    ['[a](b.md)', 'a/a.md: b.md is not in the package'],
    ['![a](../c.md#none)', 'a/a.md: ../c.md#none leads to no heading'],
    ['[a](/c.md)', 'a/a.md: /c.md begins at the root of a site, which the package has not'],
    ['<a href="d.md">', 'a/a.md: d.md is not in the package'],
    ['<<< ../d.ts [d]', 'a/a.md: ../d.ts is not in the package'],
    ['see `demo/x.ts`', 'a/a.md: demo/x.ts is named, but is not in the package'],
    ['see `CHANGELOG.md`', 'a/a.md: CHANGELOG.md is named, but is not in the package'],
  ] as const) {
    it(`are refused: ${JSON.stringify(text)}`, () => {
      assert.deepEqual(problemsIn({ 'a/a.md': text, 'c.md': '# C' }), [problem]);
    });
  }

  it('are no links in code', () => {
    assert.deepEqual(problemsIn({ 'a.md': '`[a](b.md)`\n```\n[a](b.md) `demo/x`\n```' }), []);
  });

  it('are not relative in the README, because the registry’s page has no such address', () => {
    const [problem, ...more] = problemsIn({
      'README.md': '[a](a.md) [b](#b) ![picture](a.png)\n# B',
      'a.md': '',
      'a.png': '',
    });
    assert.match(problem ?? '', /a\.md is relative/);
    assert.deepEqual(more, []);
  });

  it('lead to files that the package has', () => {
    const { files } = JSON.parse(readFileSync('package.json', 'utf8')) as { files: string[] };
    const needed = ['demo/guides/*.md', 'demo/guides/*.yaml', 'demo/guides/images', 'demo/native'];
    assert.deepEqual(
      needed.filter((pattern) => !files.includes(pattern)),
      [],
    );
  });

  it('hold in this repository, but for what is built', () => {
    const files = {
      has: (path: string) => path.startsWith('dist/') || existsSync(path),
      read: (path: string) => readFileSync(path, 'utf8'),
    };
    const documents = ['README.md', 'CHANGELOG.md', 'CONTRIBUTING.md', 'demo/native/README.md', ...guides];
    assert.deepEqual(
      documents.flatMap((document) => linkProblems(document, files)),
      [],
    );
  });
});
