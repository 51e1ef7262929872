import type { Contender } from '../bundles.js';
import { compare, type Bench, type Row } from './measure.js';

const names: readonly Contender[] = ['ours', 'MX’s SDK', 'lit alone', 'raw iframe'];

/** From the arrival of the script to the beginning of the frame's load: the only part of the wait that is the host's. */
export async function measureFirstLoad(bench: Bench): Promise<Row[]> {
  const rows: Row[] = [];
  for (const slowdown of [1, 4]) {
    const values = await compare(names, bench.rounds, (name) => firstLoad(bench, name, slowdown));
    const device = slowdown === 1 ? '' : `, CPU ${slowdown}× slower`;
    rows.push({ what: `script to frame${device}`, unit: 'ms', values });
  }
  return rows;
}

/** In a browser profile of its own, so that nothing is cached or compiled. */
async function firstLoad({ browser, server }: Bench, name: Contender, slowdown: number): Promise<number> {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    const protocol = await context.newCDPSession(page);
    await protocol.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
    await page.goto(server.pageOf(name, 1));
    const found = await page.waitForFunction(() => {
      const entries = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
      const script = entries.find(({ initiatorType }) => initiatorType === 'script');
      const frame = entries.find(({ initiatorType }) => initiatorType === 'iframe');
      return script && frame ? { cost: frame.startTime - script.responseEnd } : undefined;
    });
    const result = await found.jsonValue();
    if (!result) throw new Error('The page loaded no frame.');
    return result.cost;
  } finally {
    await context.close();
  }
}
