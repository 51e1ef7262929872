import { parseArgs } from 'node:util';
import { buildPages } from '../../demo/server/pages.js';
import { ensureChromium } from './chromium.js';
import { add, describeCounts, noCounts, type Counts } from './counts.js';
import { suites, testFiles, type Suite } from './suites.js';

const usage = `npm test -- [--suite node|browser|popouts|demo|sandbox|runtimes] [text …]

Runs the test files whose path contains one of the texts; without any, all but the suites popouts, sandbox and runtimes.
BROWSER=chromium|firefox|webkit chooses where the suites browser and popouts run (default chromium).`;

/** Runs the suites one after the other and prints how many tests passed and failed as the last line. */
export async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { suite: { type: 'string' }, help: { type: 'boolean' } },
  });
  if (values.help) {
    console.log(usage);
    return 0;
  }

  const planned = plan(values.suite, positionals);
  if (planned.length === 0) {
    console.error('No test file matches.');
    console.log(describeCounts({ ...noCounts, failed: 1 }));
    return 1;
  }
  await prepare(planned.map(({ suite }) => suite));

  let counts: Counts = noCounts;
  for (const { suite, files } of planned) counts = add(counts, await runSuite(suite, files));
  console.log(`\n${describeCounts(counts)}`);
  return counts.failed > 0 ? 1 : 0;
}

interface Planned {
  suite: Suite;
  files: string[];
}

function plan(only: string | undefined, texts: readonly string[]): Planned[] {
  const chosen =
    only === undefined
      ? suites.filter(({ onlyByName }) => !onlyByName)
      : suites.filter(({ name }) => name === only);
  if (chosen.length === 0) {
    throw new Error(`--suite must be ${suites.map(({ name }) => name).join(', ')}, not "${String(only)}".`);
  }
  const wanted = testFiles().filter(
    (file) => texts.length === 0 || texts.some((text) => file.includes(text)),
  );
  return chosen
    .map((suite) => ({ suite, files: wanted.filter((file) => suite.owns(file)) }))
    .filter(({ files }) => files.length > 0);
}

/** What the suites find ready: the built pages, and the path of a browser in CHROME_PATH. */
async function prepare(planned: readonly Suite[]): Promise<void> {
  // The sandbox serves the built pages in every suite; the suites in Node want no browser.
  await buildPages();
  if (planned.some(({ name }) => name !== 'node' && name !== 'runtimes'))
    process.env['CHROME_PATH'] = await ensureChromium();
}

async function runSuite({ title, run: runFiles }: Suite, files: string[]): Promise<Counts> {
  console.log(`\n${title}: ${files.length} ${files.length === 1 ? 'file' : 'files'}\n`);
  const counts = await runFiles(files);
  if (counts.passed + counts.failed > 0) return counts;
  console.error(`✖ ${title}: no test ran.`);
  return add(counts, { ...noCounts, failed: 1 });
}
