import { everybody } from '../bundles.js';
import { cpuOf } from './cpu.js';
import { atMostTimes, compare, openPages, type Bench, type Row } from './measure.js';

const cycles = 20;

/** What it costs the page's main thread to show a widget, to wait until it has loaded, and to take it out again. */
export async function measureMounts(bench: Bench): Promise<Row[]> {
  const { pageOf, close } = await openPages(bench, 0);
  const values = await compare(everybody, bench.rounds, async (name) => {
    const page = pageOf(name);
    const cost = await cpuOf(page, () => page.evaluate((times) => window.bench.cycle(times), cycles));
    return cost / 1000 / cycles;
  });
  await close();
  return [{ what: 'mount and unmount, CPU', unit: 'ms', values, goal: atMostTimes(2, 'raw iframe', values) }];
}
