/**
 * Says what is missing for a release, and fails if anything is: `.ci/release` runs it. With `--publish` the version must
 * have a date in the changelog and be the tag that CI was started for.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { version as told } from '../../src/version.js';
import { releaseProblems } from './release-problems.js';

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
const publishes = process.argv.includes('--publish');

const problems = releaseProblems({
  version,
  told,
  changelog: readFileSync('CHANGELOG.md', 'utf8'),
  changes: execFileSync('git', ['status', '--porcelain'], { encoding: 'utf8' }),
  ...(publishes && { tag: process.env['GITHUB_REF_NAME'] ?? '' }),
});
for (const problem of problems) console.error(`✖ ${problem}`);
if (problems.length === 0) console.log(`${version} can be ${publishes ? 'published' : 'packed'}.`);
process.exitCode = problems.length === 0 ? 0 : 1;
