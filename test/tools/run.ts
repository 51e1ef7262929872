import { parseArgs } from 'node:util';
import { buildPages } from '../../demo/server/pages.js';
import { ensureChromium } from './chromium.js';
import { add, describeCounts, noCounts, oneFailed, writeCounts, type Counts } from './counts.js';
import { runInProcess } from './run-in-process.js';
import { lanes, suites, testFiles, type Suite } from './suites.js';

const usage = `npm test -- [--suite node|browser|tables|demo|frameworks|more|pages|runtimes] [--repeat times] [--full] [text …]

Runs the test files whose path contains one of the texts; without a suite, those of node, browser and demo.
--repeat    runs the selection so many times, begins nothing again, and names each test that failed with how often it did
--full      the whole tables of pop-outs and forgeries (TABLES=full) and 500 fault journeys (JOURNEYS=500), as npm run nightly does
BROWSER=chromium|firefox|webkit chooses where the suites browser and tables run (default chromium).`;

interface Planned {
  suite: Suite;
  files: string[];
}

/** Runs the suites and prints how many tests passed and failed as the last line. @returns the exit code */
export async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      suite: { type: 'string' },
      repeat: { type: 'string' },
      full: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  });
  if (values.help) {
    console.log(usage);
    return 0;
  }
  if (values.full) Object.assign(process.env, { TABLES: 'full', JOURNEYS: process.env['JOURNEYS'] ?? '500' });
  const times = timesOf(values.repeat);
  const planned = plan(values.suite, positionals);
  if (planned.length === 0) return finish(oneFailed('No test file matches.'));
  await prepare(planned.map(({ suite }) => suite));

  let counts = noCounts;
  for (let time = 1; time <= times; time++) {
    if (times > 1) console.log(`\n── ${time} of ${times}`);
    counts = add(counts, await runLanes(planned, positionals, values.repeat !== undefined));
  }
  return finish(counts);
}

/** @throws RangeError if it is no number of times */
function timesOf(repeat = '1'): number {
  const times = Number(repeat);
  if (!Number.isInteger(times) || times < 1)
    throw new RangeError(`--repeat must be 1 or more, not "${repeat}".`);
  return times;
}

function plan(only: string | undefined, texts: readonly string[]): Planned[] {
  const names = only === undefined ? lanes.flat() : [only];
  const chosen = suites.filter(({ name }) => names.includes(name));
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

/** The suites of a lane one after the other, the lanes beside each other; one suite alone prints as it goes. */
async function runLanes(
  planned: readonly Planned[],
  texts: readonly string[],
  isOnce: boolean,
): Promise<Counts> {
  const [first, ...others] = planned;
  if (first && others.length === 0) return runSuite(first, isOnce);
  const results = lanes.map(async (lane) => {
    let counts = noCounts;
    for (const { suite } of planned.filter(({ suite: { name } }) => lane.includes(name))) {
      const args = [`--suite=${suite.name}`, ...(isOnce ? ['--repeat=1'] : []), ...texts];
      counts = add(counts, await runInProcess(suite.title, args));
    }
    return counts;
  });
  return (await Promise.all(results)).reduce(add, noCounts);
}

async function runSuite(
  { suite: { title, run: runFiles }, files }: Planned,
  isOnce: boolean,
): Promise<Counts> {
  console.log(`\n${title}: ${files.length} ${files.length === 1 ? 'file' : 'files'}\n`);
  const counts = await runFiles(files, isOnce);
  return counts.passed + counts.failed > 0 ? counts : add(counts, oneFailed(`${title}: no test ran`));
}

function finish(counts: Counts): number {
  writeCounts(counts);
  const times = new Map<string, number>();
  for (const name of counts.failures) times.set(name, (times.get(name) ?? 0) + 1);
  for (const [name, count] of times) console.log(`✖ ${count === 1 ? '' : `${count} × `}${name}`);
  console.log(`\n${describeCounts(counts)}`);
  return counts.failed > 0 ? 1 : 0;
}
