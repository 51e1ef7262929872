import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Counts } from './counts.js';
import { runBrowserTests } from './run-browser-tests.js';
import { runNodeTests } from './run-node-tests.js';

/** One test runner and the files that are its own. */
export interface Suite {
  name: 'node' | 'browser' | 'popouts' | 'demo' | 'sandbox' | 'runtimes';
  title: string;
  /** Whether this suite runs the test file at this path, relative to the root, with forward slashes. */
  owns: (file: string) => boolean;
  run: (files: string[]) => Promise<Counts>;
  /** Left out of a plain `npm test`, which has to stay short; CI runs it too. */
  onlyByName?: true;
}

const inBrowser = (file: string) => file.startsWith('test/browser/');
const onPopouts = (file: string) => file.startsWith('test/browser/popouts/');
const onDemo = (file: string) => /^test\/(demo|frameworks)\//.test(file);
const inRuntimes = (file: string) => file.startsWith('test/runtimes/');
const onSandboxPages = (file: string) => file.startsWith('test/demo/sandbox-');

export const suites: readonly Suite[] = [
  {
    name: 'node',
    title: 'Node',
    owns: (file) => !inBrowser(file) && !onDemo(file) && !inRuntimes(file),
    run: (files) => runNodeTests(files, { concurrency: 2, timeout: 60_000 }),
  },
  {
    name: 'browser',
    title: 'Browser',
    owns: (file) => inBrowser(file) && !onPopouts(file),
    run: (files) => runBrowserTests(files),
  },
  {
    name: 'popouts',
    title: 'Pop-outs, by mode, bank and opener policies',
    owns: onPopouts,
    onlyByName: true,
    run: (files) => runBrowserTests(files),
  },
  {
    name: 'demo',
    title: 'End to end',
    owns: (file) => onDemo(file) && !onSandboxPages(file),
    // Each file starts a browser and servers of its own, so two fit on two cores; the limit is for a whole file, also on a
    // machine that is busy with something else.
    run: (files) => runNodeTests(files, { concurrency: 2, timeout: 300_000 }),
  },
  {
    name: 'sandbox',
    title: 'Sandbox pages',
    owns: onSandboxPages,
    onlyByName: true,
    run: (files) => runNodeTests(files, { concurrency: 2, timeout: 300_000 }),
  },
  {
    name: 'runtimes',
    title: 'Other runtimes',
    owns: inRuntimes,
    onlyByName: true,
    // The first run installs the runtimes.
    run: (files) => runNodeTests(files, { concurrency: 1, timeout: 300_000 }),
  },
];

/** Every test file, relative to the root, with forward slashes. */
export function testFiles(): string[] {
  return readdirSync('test', { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.test.ts'))
    .map((path) => join('test', path).replaceAll('\\', '/'))
    .sort();
}
