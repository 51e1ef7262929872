import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  add,
  environmentFor,
  noCounts,
  oneFailed,
  oneUnfinished,
  readCounts,
  type Counts,
} from './counts.js';

/** ms. A runner that hangs must not hang the whole run; the longest is the whole table of pop-outs. */
const longestRun = 45 * 60_000;

/**
 * Runs the files with @web/test-runner, in the browser that BROWSER names. WebKitGTK's browser dies now and then, once in some
 * thousand windows. Unless `isOnce` is set, the files that it did not finish run once more in a new one, which is printed; a test
 * that fails is never run again.
 */
export async function runBrowserTests(files: readonly string[], isOnce = false): Promise<Counts> {
  const counts = await attempt(files);
  if (isOnce || counts.unfinished.length === 0) return countAsFailed(counts);
  console.error(`\n✖ The browser or the runner ended early. Once more: ${counts.unfinished.join(', ')}`);
  return countAsFailed(add({ ...counts, unfinished: [] }, await attempt(counts.unfinished)));
}

function countAsFailed({ unfinished, ...counts }: Counts): Counts {
  return unfinished
    .map((file) => oneFailed(`${file}: the browser or the runner ended early`))
    .reduce(add, { ...counts, unfinished: [] });
}

/** A runner that ended before it had counted has finished no file. */
async function attempt(files: readonly string[]): Promise<Counts> {
  const directory = mkdtempSync(join(tmpdir(), 'connect-widget-tests-'));
  const countsFile = join(directory, 'counts.json');
  const runner = 'node_modules/@web/test-runner/dist/bin.js';
  const options = ['--config', '.config/web-test-runner.config.js', '--files', ...files];
  const child = spawn(process.execPath, [runner, ...options], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...environmentFor(countsFile) },
    timeout: longestRun,
  });
  const [code, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null];
  const counts = readCounts(countsFile);
  rmSync(directory, { recursive: true });
  if (!counts && child.killed)
    return oneFailed(`@web/test-runner ran longer than ${longestRun / 60_000} minutes`);
  if (!counts) return files.map(oneUnfinished).reduce(add, noCounts);
  if (code === 0 || counts.failed > 0 || counts.unfinished.length > 0) return counts;
  // A runner that broke down must not look like one that passed.
  return add(counts, oneFailed(`@web/test-runner ended with ${String(signal ?? code)}`));
}
