import { everybody, type Contender } from '../bundles.js';
import type { Visit } from '../page.js';
import { atMost, atMostTimes, interleave, medians, withFreshPage, type Bench, type Row } from './measure.js';

/** A network as Chromium's DevTools throttle it, and the device on it. */
interface Network {
  name: string;
  slowdown: number;
  /** ms until an answer begins. */
  latency: number;
  /** Bits a second in each direction; -1 for no limit. */
  download: number;
  upload: number;
}

const unlimited: Network = { name: 'no throttling', slowdown: 1, latency: 0, download: -1, upload: -1 };
const fast: Network = { name: '4G, CPU 4×', slowdown: 4, latency: 165, download: 8.1e6, upload: 1.35e6 };
const slow: Network = {
  name: 'slow 4G, CPU 4×',
  slowdown: 4,
  latency: 562.5,
  download: 1.44e6,
  upload: 675e3,
};

/**
 * From the beginning of the navigation to a page until that is told of the widget's first message, with a widget URL that the
 * backend has to ask for; and the tasks of 50 ms and more in that time.
 */
export async function measureVisit(bench: Bench): Promise<Row[]> {
  const rows: Row[] = [];
  for (const network of [unlimited, fast, slow]) {
    // Where the network takes most of the time, the machine's own noise is small, and a visit takes seconds.
    const rounds = Math.ceil(bench.rounds / (network.latency > 0 ? 2 : 1));
    const visits = await interleave(everybody, rounds, (name) => visit(bench, name, network));
    const times = medians(visits, ({ firstMessage }) => firstMessage);
    rows.push({
      what: `page to first message, ${network.name}`,
      unit: 'ms',
      values: times,
      goal: atMostTimes(1.03, 'MX’s SDK', times),
    });
    if (network === unlimited) continue;
    const count = medians(visits, ({ longTasks }) => longTasks.length);
    const total = medians(visits, ({ longTasks }) => longTasks.reduce((sum, duration) => sum + duration, 0));
    const what = `long tasks in that time, ${network.name}`;
    rows.push({ what: `${what}, number`, unit: '', values: count, goal: atMost(0, '') });
    rows.push({ what: `${what}, sum`, unit: 'ms', values: total });
  }
  return rows;
}

function visit(bench: Bench, name: Contender, network: Network): Promise<Visit> {
  return withFreshPage(bench, network.slowdown, async (page, protocol) => {
    const bytes = (bits: number) => (bits < 0 ? bits : bits / 8);
    await protocol.send('Network.enable');
    await protocol.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: network.latency,
      downloadThroughput: bytes(network.download),
      uploadThroughput: bytes(network.upload),
    });
    await page.goto(bench.server.visitOf(name), { waitUntil: 'commit' });
    return page.evaluate(() => window.bench.visit());
  });
}
