import type { Browser } from 'playwright-core';
import type { BenchServer } from '../server.js';

/** One line of the table: what was measured, and the median of each contender. */
export interface Row {
  what: string;
  unit: string;
  values: ReadonlyMap<string, number>;
}

export interface Bench {
  browser: Browser;
  server: BenchServer;
  /** How often each measurement is repeated. */
  rounds: number;
}

/** The middle of the sorted numbers. */
export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((left, right) => left - right);
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (middle === undefined) throw new Error('A median needs numbers.');
  return middle;
}

/**
 * Measures everybody in turn, round after round, so that whatever else the machine does falls upon all of them alike.
 * The first round warms up and does not count.
 */
export async function compare<Name extends string>(
  names: readonly Name[],
  rounds: number,
  measure: (name: Name) => Promise<number> | number,
): Promise<Map<Name, number>> {
  const results = new Map<Name, number[]>(names.map((name) => [name, []]));
  for (let round = 0; round <= rounds; round++) {
    for (const name of names) {
      const value = await measure(name);
      if (round > 0) results.get(name)?.push(value);
    }
  }
  return new Map([...results].map(([name, values]) => [name, median(values)]));
}
