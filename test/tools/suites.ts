import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { openProject, packPackage } from './consumer-project.js';
import { runBrowserTests } from './run-browser-tests.js';
import { runNodeTests, runNodeTestsTogether } from './run-node-tests.js';
import type { Counts } from './counts.js';

export type SuiteName = 'node' | 'browser' | 'tables' | 'demo' | 'frameworks' | 'more' | 'pages' | 'runtimes';

/** One test runner and the files that are its own. */
export interface Suite {
  name: SuiteName;
  title: string;
  /** Whether this suite runs the test file at this path, relative to the root, with forward slashes. */
  owns: (file: string) => boolean;
  /** `isOnce` forbids to begin again when a browser dies. */
  run: (files: string[], isOnce: boolean) => Promise<Counts>;
}

/** A plain `npm test`: two lanes beside each other, the suites of each one after the other. The browser tests mostly wait. */
export const lanes: readonly (readonly SuiteName[])[] = [['browser'], ['node', 'demo']];

/** A suite has the test files of its folders. */
const isIn =
  (...folders: readonly string[]) =>
  (file: string) =>
    folders.some((folder) => file.startsWith(`test/${folder}/`));
const inTables = isIn('browser/popouts', 'browser/modals', 'browser/more');
const inMore = isIn('conformance', 'drift', 'guides', 'demo/more');
const inPages = isIn('demo/pages');
const inFrameworks = isIn('frameworks');
const inRuntimes = isIn('runtimes');
const inBrowser = (file: string) => isIn('browser')(file) && !inTables(file);
const inDemo = (file: string) => isIn('demo')(file) && !inMore(file) && !inPages(file);
const elsewhere = [inTables, inMore, inPages, inFrameworks, inRuntimes, inBrowser, inDemo];

/** These give the whole process a DOM of their own, or a clock that stands still also for Node's own `fetch`. */
const replacesGlobals = (file: string) =>
  isIn('dom')(file) ||
  /^test\/(page\/activity|replay\/record-session|server\/upstream)\.test\.ts$/.test(file);

/**
 * Browser tests with nothing that one engine does otherwise: random walks through faults that the test plays itself, recordings
 * played again, tables of messages, options and texts; media features that only it can pretend. Chromium runs them for all.
 */
const sameInEveryEngine =
  /^test\/browser\/(framework-properties|reduced-motion|more\/(faults|languages|messages|replay))\.test\.ts$/;
/** What an engine could do otherwise, and has not yet. Chromium at each change, all of them nightly. */
const seldomOtherwise =
  /^test\/browser\/(commands|host-page|network|resume|server-rendered|session|sources|visits)\.test\.ts$/;
function inThisBrowser(file: string): boolean {
  if ((process.env['BROWSER'] ?? 'chromium') === 'chromium') return true;
  if (sameInEveryEngine.test(file)) return false;
  return process.env['TABLES'] === 'full' || !seldomOtherwise.test(file);
}

export const suites: readonly Suite[] = [
  {
    name: 'node',
    title: 'Node',
    owns: (file) => !elsewhere.some((owns) => owns(file)),
    run: (files) => runNodeTestsTogether(files, replacesGlobals, { concurrency: 2, timeout: 240_000 }),
  },
  {
    name: 'browser',
    title: 'Browser',
    owns: (file) => inBrowser(file) && inThisBrowser(file),
    run: runBrowserTests,
  },
  {
    name: 'tables',
    title: 'Tables: pop-outs, modals of UI libraries, odd and hostile pages, faults, languages, recordings',
    owns: (file) => inTables(file) && inThisBrowser(file),
    run: runBrowserTests,
  },
  {
    name: 'demo',
    title: 'End to end',
    owns: inDemo,
    // Each file starts a browser and servers of its own, so two fit on two cores; the limit is for a whole file, also on a
    // machine that is busy with something else.
    run: (files) => runNodeTests(files, { concurrency: 2, timeout: 300_000 }),
  },
  {
    name: 'frameworks',
    title: 'Apps of each framework, from the archive',
    owns: inFrameworks,
    // Each installs a framework and builds with it, around one archive.
    run: async (files) => {
      using project = openProject();
      process.env['PACKED_ARCHIVE'] = packPackage(project.directory);
      return await runNodeTests(files, { concurrency: 2, timeout: 600_000 });
    },
  },
  {
    name: 'more',
    title: 'What npm test leaves out to stay short',
    owns: inMore,
    run: (files) => runNodeTests(files, { concurrency: 2, timeout: 300_000 }),
  },
  {
    name: 'pages',
    title: 'The pages of the sandbox and the guides',
    owns: inPages,
    run: (files) => runNodeTests(files, { concurrency: 2, timeout: 600_000 }),
  },
  {
    name: 'runtimes',
    title: 'Other runtimes',
    owns: inRuntimes,
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
