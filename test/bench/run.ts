import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { ensureChromium } from '../tools/chromium.js';
import { measureDecoding } from './measures/decode.js';
import { measureFirstLoad } from './measures/first-load.js';
import type { Row } from './measures/measure.js';
import { measureMessages } from './measures/messages.js';
import { measureSizes } from './measures/size.js';
import { table } from './report.js';
import { startBenchServer } from './server.js';

const usage = `npm run bench -- [--rounds 15]

Measures the element beside its peers, in one run on this machine, and prints medians and ratios. It fails on nothing.`;

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '15' }, help: { type: 'boolean' } },
});
const rounds = Number(values.rounds);

if (values.help || !Number.isInteger(rounds) || rounds < 1) {
  console.log(usage);
  process.exitCode = values.help ? 0 : 1;
} else {
  console.log(table(await measureAll()));
}

async function measureAll(): Promise<Row[]> {
  const server = await startBenchServer();
  const browser = await chromium.launch({
    executablePath: await ensureChromium(),
    args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
  try {
    const bench = { browser, server, rounds };
    return [
      ...(await measureMessages(bench)),
      ...(await measureFirstLoad(bench)),
      ...(await measureDecoding(rounds)),
      ...(await measureSizes()),
    ];
  } finally {
    await browser.close();
    await server.close();
  }
}
