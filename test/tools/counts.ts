import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/** How many tests ended how. */
export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

export const noCounts: Readonly<Counts> = { passed: 0, failed: 0, skipped: 0 };

export function add(a: Counts, b: Counts): Counts {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped };
}

/** `12 passed, 0 failed`, the form of every closing line; skipped tests are told only when there are any. */
export function describeCounts({ passed, failed, skipped }: Counts): string {
  const all = `${passed} passed, ${failed} failed`;
  return skipped > 0 ? `${all}, ${skipped} skipped` : all;
}

/** Where a test runner's reporter leaves its counts for test/tools/run.ts, which names the file in this variable. */
const countsFile = 'TEST_COUNTS_FILE';

export function writeCounts(counts: Counts): void {
  const path = process.env[countsFile];
  if (path) writeFileSync(path, JSON.stringify(counts));
}

export function environmentFor(path: string): Record<string, string> {
  return { [countsFile]: path };
}

/** Undefined when the runner ended without writing any. */
export function readCounts(path: string): Counts | undefined {
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Counts) : undefined;
}
