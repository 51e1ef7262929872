import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/** How many tests ended how. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** What failed, as `file › suite › test`. A file that breaks down outside of its tests is named alone. */
  readonly failures: readonly string[];
  /** Test files that the browser did not finish because it died; they are in no other count. */
  readonly unfinished: readonly string[];
}

export const noCounts: Counts = { passed: 0, failed: 0, skipped: 0, failures: [], unfinished: [] };

export const onePassed: Counts = { ...noCounts, passed: 1 };
export const oneSkipped: Counts = { ...noCounts, skipped: 1 };
export const oneFailed = (name: string): Counts => ({ ...noCounts, failed: 1, failures: [name] });
export const oneUnfinished = (file: string): Counts => ({ ...noCounts, unfinished: [file] });

export function add(a: Counts, b: Counts): Counts {
  return {
    passed: a.passed + b.passed,
    failed: a.failed + b.failed,
    skipped: a.skipped + b.skipped,
    failures: [...a.failures, ...b.failures],
    unfinished: [...a.unfinished, ...b.unfinished],
  };
}

/** `12 passed, 0 failed`, the form of every closing line; skipped tests are counted only when there are any. */
export function describeCounts({ passed, failed, skipped }: Counts): string {
  const all = `${passed} passed, ${failed} failed`;
  return skipped > 0 ? `${all}, ${skipped} skipped` : all;
}

/** Where a process that runs tests leaves its counts for the one that started it, which names the file in this variable. */
const countsFile = 'TEST_COUNTS_FILE';

export function writeCounts(counts: Counts): void {
  const path = process.env[countsFile];
  if (path) writeFileSync(path, JSON.stringify(counts));
}

export function environmentFor(path: string): Record<string, string> {
  return { [countsFile]: path };
}

/** Undefined when the process ended without writing any. */
export function readCounts(path: string): Counts | undefined {
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Counts) : undefined;
}
