import { parseArgs } from 'node:util';
import { readMxCredentials } from './environment.js';
import { buildGuides, buildPages } from './pages.js';
import { startDemo, type Demo } from './start-demo.js';

const usage = `npm start -- [options]

  --port <number>     port of the demo page; the next free one when it is busy (default 4400)
  --same-site         serve the sandbox from localhost too, instead of *.localhost names
  --latency <ms>      how long one step of a sandbox job takes (default 600)
  --help              this text

MX_CLIENT_ID, MX_API_KEY and MX_ENVIRONMENT (integration or production) make the demo talk to MX itself.`;

const defaultPort = 4400;

/** Builds what is stale, starts the demo, prints where it is, and stops on Ctrl+C. */
export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      port: { type: 'string' },
      'same-site': { type: 'boolean', default: false },
      latency: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(usage);
    return;
  }

  const port = wholeNumber('--port', values.port, 65_535) ?? defaultPort;
  const latency = wholeNumber('--latency', values.latency, 60_000);
  const mx = readMxCredentials(process.env);
  await buildPages();
  // Nobody waits for the guides but their readers.
  const guides = buildGuides();
  guides.catch((error: unknown) => console.error(error));
  const demo = await startDemo({
    port,
    mx,
    guides,
    sandbox: {
      hostnames: values['same-site'] ? 'localhost' : 'auto',
      ...(latency === undefined ? {} : { latency }),
    },
  });
  announce(demo, mx?.environment);
  stopOnSignal(demo);
}

function announce({ url, sandbox }: Demo, environment: string | undefined): void {
  console.log(`\n  Demo     ${url}`);
  console.log(`  Guides   ${url}/guides/`);
  console.log(`  Backend  ${sandbox ? `sandbox, ${sandbox.apiUrl}` : `MX ${environment ?? ''}`}`);
  console.log('\n  Ctrl+C stops it.\n');
}

function stopOnSignal(demo: Demo): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      demo.close().then(
        () => process.exit(0),
        (error: unknown) => {
          console.error(error);
          process.exit(1);
        },
      );
    });
  }
}

function wholeNumber(flag: string, value: string | undefined, maximum: number): number | undefined {
  if (value === undefined) return undefined;
  const number = Number(value);
  if (value.trim() !== '' && Number.isInteger(number) && number >= 0 && number <= maximum) return number;
  throw new Error(`${flag} must be a whole number from 0 to ${String(maximum)}, not "${value}".`);
}
