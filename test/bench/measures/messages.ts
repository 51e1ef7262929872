import type { Page } from 'playwright-core';
import { everybody } from '../bundles.js';
import { cpuOf } from './cpu.js';
import { atMostTimes, compare, openPages, type Bench, type Goal, type Row } from './measure.js';

const session = { user_guid: 'USR-1', session_guid: 'SES-1' };
const stepChange = {
  mx: true,
  type: 'mx/connect/stepChange',
  metadata: { ...session, previous: 'search', current: 'enterCreds' },
};
/** Another product's frame on the same page says something to its own script. */
const foreign = { type: 'theirs', height: 480 };

const times = 1000;

/** What a message costs the page's main thread, with 1 and 200 widgets on it. */
export async function measureMessages(bench: Bench): Promise<Row[]> {
  const one = await measureWith(bench, 1);
  const many = await measureWith(bench, 200);
  const growth: Goal = {
    words: '≤ 1.15 × with 1 widget',
    limit: 1.15 * (one.message.get('ours') ?? NaN),
  };
  return [
    {
      what: 'a message, 1 widget, CPU',
      unit: 'µs',
      values: one.message,
      goal: atMostTimes(1.4, 'raw iframe', one.message),
    },
    { what: 'a message, 200 widgets, CPU', unit: 'µs', values: many.message, goal: growth },
    { what: 'a message of another frame, 1 widget, CPU', unit: 'µs', values: one.foreign },
    { what: 'a message of another frame, 200 widgets, CPU', unit: 'µs', values: many.foreign },
  ];
}

/** The medians of each contender, in µs. */
async function measureWith(bench: Bench, widgets: number) {
  const { pageOf, close } = await openPages(bench, widgets);
  const cost = (message: object, fromStranger: boolean) =>
    compare(everybody, bench.rounds, (name) => drain(pageOf(name), message, fromStranger));
  const costs = { message: await cost(stepChange, false), foreign: await cost(foreign, true) };
  await close();
  return costs;
}

async function drain(page: Page, message: object, fromStranger: boolean): Promise<number> {
  const before = await page.evaluate(() => window.bench.steps);
  const cost = await cpuOf(page, () =>
    page.evaluate((flood) => window.bench.drain(flood), { message, times, fromStranger }),
  );
  const delivered = (await page.evaluate(() => window.bench.steps)) - before;
  if (fromStranger ? delivered > 0 : delivered < times) {
    throw new Error(`Of ${times} messages, ${delivered} were delivered.`);
  }
  return cost / times;
}
