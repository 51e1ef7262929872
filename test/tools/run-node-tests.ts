import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { run } from 'node:test';
import type { TestEvent } from 'node:test/reporters';
import { pathToFileURL } from 'node:url';
import { inspect } from 'node:util';
import { add, describeCounts, noCounts, oneFailed, onePassed, oneSkipped, type Counts } from './counts.js';

type Ended = Extract<TestEvent, { type: 'test:pass' | 'test:fail' }>;

/**
 * Runs the files as `runNodeTests` does, but shares a few processes among them: to start one with TypeScript in it takes longer than
 * most files do. A file that `isAlone` names still has its own.
 */
export async function runNodeTestsTogether(
  files: readonly string[],
  isAlone: (file: string) => boolean,
  options: { concurrency: number; timeout: number },
): Promise<Counts> {
  const directory = mkdtempSync(join(tmpdir(), 'connect-widget-tests-'));
  const shared = files.filter((file) => !isAlone(file));
  const count = Math.min(2 * options.concurrency, shared.length);
  const groups = Array.from({ length: count }, (_, group) => {
    const path = join(directory, `group-${group}.mjs`);
    const own = shared.filter((_, index) => index % count === group);
    writeFileSync(path, own.map((file) => `await import('${pathToFileURL(file).href}');\n`).join(''));
    return path;
  });
  const counts = await runNodeTests([...groups, ...files.filter(isAlone)], options, shared);
  rmSync(directory, { recursive: true });
  return counts;
}

/**
 * Runs the files with node:test, each in a process of its own; prints one line a file and every failure in full. Each of the
 * `imported` files, which these import, must have tests as well.
 */
export async function runNodeTests(
  files: string[],
  options: { concurrency: number; timeout: number },
  imported: readonly string[] = [],
): Promise<Counts> {
  // The processes of the files take it from here: they are TypeScript.
  process.env['NODE_OPTIONS'] = '--import tsx';
  const counts = new Map<string, Counts>();
  const path: string[] = [];
  let current: string | undefined;
  for await (const event of run({ files, ...options }) as AsyncIterable<TestEvent>) {
    if (event.type === 'test:stdout' || event.type === 'test:stderr')
      process.stdout.write(event.data.message);
    if (event.type === 'test:start') path.splice(event.data.nesting, Infinity, event.data.name);
    if (event.type !== 'test:pass' && event.type !== 'test:fail') continue;
    const file = event.data.file ?? 'unknown file';
    if (current !== undefined && current !== file) console.log(summary(current, counts.get(current)));
    current = file;
    const problem = problemOf(event, file);
    const name = [...path.slice(0, event.data.nesting), event.data.name].join(' › ');
    const ended = problem === undefined ? countsOf(event) : oneFailed(`${relative('.', file)} › ${name}`);
    counts.set(file, add(counts.get(file) ?? noCounts, ended));
    if (problem !== undefined) console.log(failure(name, problem));
  }
  if (current !== undefined) console.log(summary(current, counts.get(current)));
  const silent = imported.filter((path) => !counts.has(resolve(path)));
  return [...counts.values(), ...silent.map((path) => oneFailed(`${path}: no test ran`))].reduce(
    add,
    noCounts,
  );
}

/** Why this result counts as failed, if it does: a suite only on its own account, a file when it has no tests. */
function problemOf({ type, data }: Ended, file: string): unknown {
  if (type === 'test:pass') {
    return resolve(data.name) === resolve(file) ? 'This file contains no tests.' : undefined;
  }
  const error: { cause?: unknown; failureType?: string } = data.details.error;
  if (data.details.type === 'suite' && error.failureType === 'subtestsFailed') return undefined;
  return error.cause ?? error;
}

function countsOf({ data }: Ended): Counts {
  if (data.details.type === 'suite') return noCounts;
  return data.skip !== undefined || data.todo !== undefined ? oneSkipped : onePassed;
}

function failure(name: string, problem: unknown): string {
  const text = typeof problem === 'string' ? problem : inspect(problem, { depth: 6 });
  return `\n✖ ${name}\n${text.replace(/^/gm, '    ')}\n`;
}

function summary(file: string, counts: Counts = noCounts): string {
  return `${counts.failed > 0 ? '✖' : '✓'} ${relative('.', file)}: ${describeCounts(counts)}`;
}
