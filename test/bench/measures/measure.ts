import type { Browser, CDPSession, Page } from 'playwright-core';
import { everybody, type Contender } from '../bundles.js';
import type { BenchServer } from '../server.js';

/** One line of the table: what was measured, and the median of each contender. */
export interface Row {
  what: string;
  unit: string;
  values: ReadonlyMap<string, number>;
  goal?: Goal | undefined;
}

/** What ours should not exceed. Told beside the row; nothing fails when it is missed. */
export interface Goal {
  words: string;
  /** In the unit of the row. */
  limit: number;
}

export interface Bench {
  browser: Browser;
  server: BenchServer;
  /** How often each measurement is repeated. */
  rounds: number;
}

/** A goal that is a number. */
export const atMost = (limit: number, unit: string): Goal => ({
  words: limit === 0 ? 'none' : `≤ ${limit} ${unit}`,
  limit,
});

/** A goal that is a multiple of a peer's median in the same row. */
export function atMostTimes<Name extends string>(
  factor: number,
  peer: Name,
  values: ReadonlyMap<Name, number>,
): Goal {
  return { words: `≤ ${factor} × ${peer}`, limit: factor * (values.get(peer) ?? NaN) };
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
 *
 * @returns each contender's results in the order of the rounds
 */
export async function interleave<Name extends string, Result>(
  names: readonly Name[],
  rounds: number,
  measure: (name: Name) => Promise<Result> | Result,
): Promise<Map<Name, Result[]>> {
  const results = new Map<Name, Result[]>(names.map((name) => [name, []]));
  for (let round = 0; round <= rounds; round++) {
    for (const name of names) {
      const result = await measure(name);
      if (round > 0) results.get(name)?.push(result);
    }
  }
  return results;
}

/** The median of each contender, of numbers that {@link interleave} has measured. */
export function medians<Name extends string, Result>(
  results: ReadonlyMap<Name, readonly Result[]>,
  read: (result: Result) => number,
): Map<Name, number> {
  return new Map([...results].map(([name, all]) => [name, median(all.map(read))]));
}

/** The medians of what is one number. */
export async function compare<Name extends string>(
  names: readonly Name[],
  rounds: number,
  measure: (name: Name) => Promise<number> | number,
): Promise<Map<Name, number>> {
  return medians(await interleave(names, rounds, measure), (value) => value);
}

/** Runs with a page in a browser profile of its own, so that nothing is cached or compiled; its CPU is so many times slower. */
export async function withFreshPage<Result>(
  { browser }: Bench,
  slowdown: number,
  use: (page: Page, protocol: CDPSession) => Promise<Result>,
): Promise<Result> {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    const protocol = await context.newCDPSession(page);
    await protocol.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
    return await use(page, protocol);
  } finally {
    await context.close();
  }
}

interface OpenPages {
  pageOf: (name: Contender) => Page;
  close: () => Promise<void>;
}

/**
 * Opens a page for each contender with so many widgets and one more frame of their origin, which is nobody's widget, and
 * waits until all have loaded. They are not rendered from then on: how often that happens depends on how busy the machine is.
 */
export async function openPages({ browser, server }: Bench, widgets: number): Promise<OpenPages> {
  const pages = new Map<Contender, Page>();
  for (const name of everybody) {
    const page = await browser.newPage();
    // Its frames are waited for below; the page’s own `load` waits for them, too.
    await page.goto(server.pageOf(name, widgets), { waitUntil: 'commit' });
    await untilLoaded(page, widgets);
    await page.evaluate(() => window.bench.addStranger());
    await untilLoaded(page, widgets + 1);
    await page.evaluate(() => (document.body.style.display = 'none'));
    pages.set(name, page);
  }
  return {
    pageOf: (name) => {
      const page = pages.get(name);
      if (!page) throw new Error(`No page was opened for ${name}.`);
      return page;
    },
    close: async () => {
      for (const page of pages.values()) await page.close();
    },
  };
}

async function untilLoaded(page: Page, frames: number): Promise<void> {
  await page.waitForFunction((count) => window.bench.loaded.length >= count, frames, { timeout: 300_000 });
}
