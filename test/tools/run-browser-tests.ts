import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { add, environmentFor, oneFailed, readCounts, type Counts } from './counts.js';

/** ms. A runner that hangs must not hang the whole run; the longest is the whole table of pop-outs. */
const longestRun = 45 * 60_000;

/**
 * Runs the files with @web/test-runner, in the browser that BROWSER names. WebKitGTK's browser dies now and then, once in some
 * thousand windows, and takes the runner with it before that has counted: unless `isOnce` is set, all files run once more then, which
 * is printed. A test that fails is never run again.
 */
export async function runBrowserTests(files: readonly string[], isOnce = false): Promise<Counts> {
  const brokeDown = oneFailed(`@web/test-runner broke down in ${process.env['BROWSER'] ?? 'chromium'}`);
  const counts = await attempt(files);
  if (counts || isOnce) return counts ?? brokeDown;
  console.error('✖ @web/test-runner broke down before it had counted; once more.');
  return (await attempt(files)) ?? brokeDown;
}

/** `undefined` when the runner ended without counts. */
async function attempt(files: readonly string[]): Promise<Counts | undefined> {
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
  if (!counts || code === 0 || counts.failed > 0) return counts;
  // A runner that broke down must not look like one that passed.
  return add(counts, oneFailed(`@web/test-runner ended with ${String(signal ?? code)}`));
}
