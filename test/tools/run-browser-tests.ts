import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { add, environmentFor, noCounts, readCounts, type Counts } from './counts.js';

/** A runner that hangs must not hang the whole run. */
const longestRun = 10 * 60_000;

/**
 * Runs the files with @web/test-runner, in the browser that BROWSER names, with these environment variables besides. WebKitGTK's
 * browser dies now and then, once in some thousand windows, and takes the runner with it before that has counted: then all of them
 * run once more. A test that fails does not.
 */
export async function runBrowserTests(
  files: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<Counts> {
  const counts = await attempt(files, environment);
  if (counts) return counts;
  console.error('✖ @web/test-runner broke down; once more.');
  return (await attempt(files, environment)) ?? { ...noCounts, failed: 1 };
}

/** `undefined` when the runner ended without counts. */
async function attempt(
  files: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<Counts | undefined> {
  const directory = mkdtempSync(join(tmpdir(), 'connect-widget-tests-'));
  const countsFile = join(directory, 'counts.json');
  const runner = 'node_modules/@web/test-runner/dist/bin.js';
  const options = ['--config', '.config/web-test-runner.config.js', '--files', ...files];
  const child = spawn(process.execPath, [runner, ...options], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...environment, ...environmentFor(countsFile) },
    timeout: longestRun,
  });
  const [code, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null];
  const counts = readCounts(countsFile);
  rmSync(directory, { recursive: true });
  if (!counts || code === 0 || counts.failed > 0) return counts;
  // A runner that broke down must not look like one that passed.
  console.error(`✖ @web/test-runner ended with ${String(signal ?? code)}.`);
  return add(counts, { ...noCounts, failed: 1 });
}
