/**
 * Measures one instance of the widget-URL handler: `npm run bench:server`, or `npm run bench:server -- 60` for 60 s. Load
 * tool, handler and sandbox are three processes of this machine. The handler sends as demo/server/adapters/undici.ts does,
 * which the README names for busy servers; what it costs with Node's own fetch is told beside. Fails unless a rate of more
 * than 1,000 requests a second is held in every second to the end, but for {@link allowance}, without an error, and the
 * heap stays flat in the laps after it.
 */
import autocannon from 'autocannon';
import { cpus } from 'node:os';
import { growthAllowed, growthPerRequest, type HeapSample } from './heap.js';
import { cost, start, stopAll, type BenchProcess } from './processes.js';
import type { HandlerOptions, Listening, Sender, Upstream } from './messages.js';

/** Requests a second that are sent, a little above what has to be held. */
const rate = 1050;
const wanted = 1000;
const connections = 50;
const warmUp = 10;
const duration = Number(process.argv[2] ?? 30);
/** Between laps the load pauses for a look at the heap, of which what is under way would take more than a leak. */
const laps = 12;
const lap = 5;
/** How far one second may stay behind: the load tool counts by the clock, and shares its cores with what it measures. */
const allowance = 0.1;

/** A load, and the µs of processor time that each process took meanwhile. */
interface Measured {
  readonly result: autocannon.Result;
  readonly spent: Readonly<Record<string, number>>;
}

interface Run {
  readonly held: Measured;
  readonly byNode: Measured;
  readonly watched: readonly autocannon.Result[];
  readonly heap: readonly HeapSample[];
  readonly failures: Readonly<Record<string, number>>;
}

try {
  process.exitCode = report(await run()) ? 0 : 1;
} finally {
  stopAll();
}

async function run(): Promise<Run> {
  const [sandbox, upstream] = await start<Upstream>('sandbox.ts');
  const warmHandler = async (sender: Sender): Promise<[BenchProcess, string]> => {
    const options: HandlerOptions = { ...upstream, sender };
    const [handler, { url }] = await start<Listening>('handler.ts', options);
    await load(url, warmUp);
    return [handler, url];
  };

  const [other, otherUrl] = await warmHandler('node');
  const byNode = await measure(otherUrl, lap, { handler: other, sandbox });
  other.stop();

  const [handler, url] = await warmHandler('undici');
  const held = await measure(url, duration, { handler, sandbox });
  const heap = [await handler.ask('heap')];
  const watched: autocannon.Result[] = [];
  while (watched.length < laps) {
    watched.push(await load(url, lap));
    heap.push(await handler.ask('heap'));
  }
  return { held, byNode, watched, heap, failures: await handler.ask('failures') };
}

async function measure(
  url: string,
  seconds: number,
  processes: Readonly<Record<string, BenchProcess>>,
): Promise<Measured> {
  const costs = async () => ({
    'load tool': cost(),
    ...Object.fromEntries(
      await Promise.all(
        Object.entries(processes).map(async ([name, { ask }]) => [name, await ask('cost')] as const),
      ),
    ),
  });
  const before: Record<string, number> = await costs();
  const result = await load(url, seconds);
  const after = Object.entries(await costs());
  return { result, spent: Object.fromEntries(after.map(([name, µs]) => [name, µs - (before[name] ?? 0)])) };
}

function load(url: string, seconds: number): Promise<autocannon.Result> {
  return autocannon({
    url: `${url}/api/widget-url`,
    method: 'POST',
    connections,
    duration: seconds,
    overallRate: rate,
    headers: {
      'Content-Type': 'application/json',
      'Accept-Language': 'fr-CA,fr;q=0.9,en;q=0.8',
      Cookie: 'session=bench',
      Origin: url,
      'Sec-Fetch-Site': 'same-origin',
    },
    body: JSON.stringify({
      widget_url: { widget_type: 'connect_widget', ui_message_version: 4, mode: 'verification' },
    }),
  });
}

function report({ held, byNode, watched, heap, failures }: Run): boolean {
  const { requests, latency, duration: took } = held.result;
  const all = [held.result, ...watched];
  const errors = all.reduce((sum, one) => sum + one.errors + one.timeouts, 0);
  const refused = all.reduce((sum, { non2xx }) => sum + non2xx, 0);
  const growth = growthPerRequest(heap);
  const perSecond = requests.total / took;
  const slowestAllowed = wanted * (1 - allowance);
  const isHeld =
    perSecond >= wanted &&
    requests.min >= slowestAllowed &&
    errors + refused === 0 &&
    growth <= growthAllowed;
  const costs = Object.keys(held.spent).map((name) => `${name} ${each(held, name).toFixed(2)} ms`);
  console.log(`Node ${process.version}, ${cpus().length} cores shared by load tool, handler and sandbox
Sent       ${rate} requests/s over ${connections} connections for ${took.toFixed(0)} s, after ${warmUp} s to warm up
Answered   ${perSecond.toFixed(0)} requests/s, ${requests.total} in all; the slowest second ${requests.min}, of ${slowestAllowed} allowed
Latency    p50 ${latency.p50} ms, p99 ${latency.p99} ms, longest ${latency.max} ms
Errors     ${errors} errors and timeouts, ${refused} answers that are no 2xx; told to onError: ${JSON.stringify(failures)}
Heap       grows by ${growth.toFixed(1)} bytes a request, of ${growthAllowed} allowed; MB after collection, in ${laps} laps of ${lap} s more: ${heap.map(({ heapUsed }) => (heapUsed / 2 ** 20).toFixed(2)).join(' ')}
Cost       ${costs.join(', ')} of processor time a request
Node's own fetch: the handler costs ${(each(byNode, 'handler') / each(held, 'handler')).toFixed(2)} times that, and answers ${(byNode.result.requests.total / byNode.result.duration).toFixed(0)} requests/s
${isHeld ? '✓' : '✖'} ${wanted} requests/s, no error, flat heap`);
  return isHeld;
}

/** ms of processor time that a process took for a request. */
function each({ spent, result }: Measured, name: string): number {
  return (spent[name] ?? Number.NaN) / 1000 / result.requests.total;
}
