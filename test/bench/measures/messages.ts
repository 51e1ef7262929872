import type { CDPSession, Page } from 'playwright-core';
import type { Contender } from '../bundles.js';
import { compare, type Bench, type Row } from './measure.js';

const names: readonly Contender[] = ['ours', 'MX’s SDK', 'a listener each', 'raw iframe'];

const session = { user_guid: 'USR-1', session_guid: 'SES-1' };
const stepChange = {
  mx: true,
  type: 'mx/connect/stepChange',
  metadata: { ...session, previous: 'search', current: 'enterCreds' },
};
/** Another product's frame on the same page says something to its own script. */
const foreign = { type: 'theirs', height: 480 };

const times = 2000;

/** What a message costs the page's main thread, with 1, 10 and 200 widgets on it. */
export async function measureMessages(bench: Bench): Promise<Row[]> {
  const rows: Row[] = [];
  for (const widgets of [1, 10, 200]) {
    const pages = new Map<Contender, Page>();
    for (const name of names) pages.set(name, await openPage(bench, name, widgets));
    const cost = (message: object, fromStranger: boolean) =>
      compare(names, bench.rounds, (name) => drain(pages.get(name), message, fromStranger));
    rows.push({ what: `a message, ${countOf(widgets)}`, unit: 'µs', values: await cost(stepChange, false) });
    rows.push({ what: `a stranger’s, ${countOf(widgets)}`, unit: 'µs', values: await cost(foreign, true) });
    for (const page of pages.values()) await page.close();
  }
  return rows;
}

const countOf = (widgets: number) => `${widgets} widget${widgets === 1 ? '' : 's'}`;

/** A page whose widgets have all loaded, with one more frame of that origin that is nobody's widget. */
async function openPage({ browser, server }: Bench, name: Contender, widgets: number): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(server.pageOf(name, widgets));
  await untilLoaded(page, widgets);
  await page.evaluate((url) => window.bench.addStranger(url), server.frameUrl);
  await untilLoaded(page, widgets + 1);
  return page;
}

async function untilLoaded(page: Page, frames: number): Promise<void> {
  await page.waitForFunction((count) => window.bench.loaded.length >= count, frames, { timeout: 60_000 });
}

async function drain(page: Page | undefined, message: object, fromStranger: boolean): Promise<number> {
  if (!page) throw new Error('The page was not opened.');
  const before = await page.evaluate(() => window.bench.delivered);
  const protocol = await page.context().newCDPSession(page);
  await protocol.send('Performance.enable');
  const began = await busy(protocol);
  await page.evaluate((flood) => window.bench.drain(flood), { message, times, fromStranger });
  const cost = ((await busy(protocol)) - began) / times;
  await protocol.detach();
  const delivered = (await page.evaluate(() => window.bench.delivered)) - before;
  if (fromStranger ? delivered > 0 : delivered < times) {
    throw new Error(`Of ${times} messages, ${delivered} were delivered.`);
  }
  return cost;
}

/** µs that the page's main thread has worked so far; the frames are of another site and work elsewhere. */
async function busy(protocol: CDPSession): Promise<number> {
  const { metrics } = await protocol.send('Performance.getMetrics');
  const seconds = metrics.find(({ name }) => name === 'TaskDuration')?.value;
  if (seconds === undefined) throw new Error('The browser does not tell how long it has worked.');
  return seconds * 1e6;
}
