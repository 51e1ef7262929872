import { everybody, type Contender } from '../bundles.js';
import { atMost, atMostTimes, compare, withFreshPage, type Bench, type Row } from './measure.js';
import { processorTime } from './trace.js';

/** From the moment a script is appended until the frame's load begins: the only part of the wait that is the host's. */
export async function measureStart(bench: Bench): Promise<Row[]> {
  const rows: Row[] = [];
  for (const slowdown of [1, 4]) {
    const values = await compare(everybody, bench.rounds, (name) =>
      withFreshPage(bench, slowdown, async (page) => {
        await page.goto(bench.server.blankPage);
        const { appended, framed } = await page.evaluate(
          (script) => window.bench.start(script),
          bench.server.scriptOf(name),
        );
        return framed - appended;
      }),
    );
    rows.push({
      what: `script to frame${slowdown === 1 ? '' : `, CPU ${slowdown}× slower`}`,
      unit: 'ms',
      values,
      goal: atMostTimes(1.5, 'lit alone', values),
    });
  }
  return [...rows, await measureProcessorTime(bench)];
}

/** How long the page's main thread works until then, beyond what a raw iframe takes. */
async function measureProcessorTime(bench: Bench): Promise<Row> {
  const values = await compare(everybody, bench.rounds, (name) => processorTimeOfStart(bench, name));
  const floor = values.get('raw iframe') ?? NaN;
  const beyond = new Map([...values].map(([name, time]) => [name, time - floor]));
  beyond.delete('raw iframe');
  return {
    what: 'CPU until the frame, beyond a raw iframe',
    unit: 'ms',
    values: beyond,
    goal: atMost(4, 'ms'),
  };
}

async function processorTimeOfStart(bench: Bench, name: Contender): Promise<number> {
  return withFreshPage(bench, 1, async (page) => {
    await page.goto(bench.server.blankPage);
    const [{ appended, framed }, time] = await processorTime(page, 'script appended', () =>
      page.evaluate((script) => window.bench.start(script), bench.server.scriptOf(name)),
    );
    return time(framed - appended);
  });
}
