import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { environmentFor, oneFailed, readCounts, type Counts } from './counts.js';

/** Runs `npm test` with these arguments in a process of its own, and prints what that has printed once it has ended. */
export async function runInProcess(title: string, args: readonly string[]): Promise<Counts> {
  const directory = mkdtempSync(join(tmpdir(), 'connect-widget-tests-'));
  const countsFile = join(directory, 'counts.json');
  const began = performance.now();
  const child = spawn(process.execPath, ['test/run.js', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...environmentFor(countsFile) },
  });
  const [output, errors, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit') as Promise<[number | null]>,
  ]);
  process.stdout.write(`${output}${errors}`);
  console.log(`${title}: ${Math.round((performance.now() - began) / 1000)} s`);
  const counts = readCounts(countsFile);
  rmSync(directory, { recursive: true });
  return counts ?? oneFailed(`${title}: ended with ${String(code)} before it had counted`);
}
