import { readFile, writeFile } from 'node:fs/promises';
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { chromium, type Browser } from 'playwright-core';
import { ensureChromium } from '../tools/chromium.js';
import { fill } from '../tools/fill.js';
import { measureBytes } from './measures/bytes.js';
import { measureDecoding } from './measures/decode.js';
import type { Bench, Row } from './measures/measure.js';
import { measureMessages } from './measures/messages.js';
import { measureMounts } from './measures/mounts.js';
import { measureStart } from './measures/start.js';
import { measureVisit } from './measures/visit.js';
import { markdownTable, table } from './report.js';
import { startBenchServer } from './server.js';

const measures: Record<string, (bench: Bench) => Promise<Row[]>> = {
  start: measureStart,
  visit: measureVisit,
  messages: measureMessages,
  mounts: measureMounts,
  bytes: measureBytes,
  decoding: ({ rounds }) => measureDecoding(rounds),
};

const usage = `npm run bench -- [--rounds 11] [--only start,bytes] [--write]

Measures the element beside its peers, in one run on this machine, and prints medians, ratios and goals. It fails on no time.
  --rounds  how often each measurement is repeated; slow networks have half as many
  --only    some of ${Object.keys(measures).join(', ')}
  --write   also writes the table into demo/guides/performance.md`;

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '11' },
    only: { type: 'string', default: Object.keys(measures).join() },
    write: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
const rounds = Number(values.rounds);
const chosen = values.only.split(',');

if (
  values.help ||
  !Number.isInteger(rounds) ||
  rounds < 1 ||
  !chosen.every((name) => Object.hasOwn(measures, name))
) {
  console.log(usage);
  process.exitCode = values.help ? 0 : 1;
} else {
  await run();
}

async function run(): Promise<void> {
  warnOfLoad();
  const server = await startBenchServer();
  const browser = await chromium.launch({
    executablePath: await ensureChromium(),
    args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
  try {
    const rows: Row[] = [];
    for (const name of chosen) {
      const began = performance.now();
      rows.push(...((await measures[name]?.({ browser, server, rounds })) ?? []));
      console.warn(`${name}: measured in ${((performance.now() - began) / 1000).toFixed(0)} s`);
    }
    console.log(`${circumstances(browser)}\n\n${table(rows)}`);
    if (values.write) await writeGuide(`${circumstances(browser)}\n\n${markdownTable(rows)}`);
  } finally {
    await browser.close();
    await server.close();
  }
}

/** Says it if others use the machine already: then even ratios say little. */
function warnOfLoad(): void {
  const [load = 0] = loadavg();
  if (load > cpus().length / 2) {
    console.warn(`The machine is busy: a load of ${load.toFixed(1)} on ${cpus().length} cores.`);
  }
}

function circumstances(browser: Browser): string {
  return `Medians of ${rounds} rounds; in brackets, our value divided by the peer's. Chromium ${browser.version()}, Node ${process.version}, ${cpus().length} cores.`;
}

async function writeGuide(content: string): Promise<void> {
  const file = new URL('../../demo/guides/performance.md', import.meta.url);
  await writeFile(file, fill(await readFile(file, 'utf8'), 'bench', content));
}
