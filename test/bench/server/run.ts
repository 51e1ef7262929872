/**
 * Measures one instance of the widget-URL handler: `npm run bench:server`, or `npm run bench:server -- 60` for 60 s. Load
 * tool, handler and sandbox are three processes of this machine. Fails unless a rate of more than 1,000 requests a second
 * is held in every second to the end, but for {@link allowance}, without an error, on a flat heap.
 */
import autocannon from 'autocannon';
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpus } from 'node:os';
import { growthAllowed, growthPerRequest } from './heap.js';
import type { HandlerSample, Sample, Upstream } from './messages.js';

/** Requests a second that are sent, a little above what has to be held. */
const rate = 1050;
const wanted = 1000;
const connections = 50;
const warmUp = 10;
const duration = Number(process.argv[2] ?? 30);
/** Seconds until the load pauses for a look at the heap, of which what is under way would take more than a leak. */
const lap = 5;
/** How far one second may stay behind: the load tool counts by the clock, and shares its cores with what it measures. */
const allowance = 0.1;

const children: ChildProcess[] = [];
try {
  process.exitCode = (await run()) ? 0 : 1;
} finally {
  for (const child of children) child.kill();
}

async function run(): Promise<boolean> {
  const [sandbox, upstream] = await start<Upstream>('sandbox.ts');
  const [handler, { url }] = await start<{ url: string }>('handler.ts', JSON.stringify(upstream));
  await load(url, warmUp);
  const samples = [await sample<HandlerSample>(handler)];
  const before = { tool: process.cpuUsage(), sandbox: await sample<Sample>(sandbox) };
  const laps: autocannon.Result[] = [];
  for (let second = 0; second < duration; second += lap) {
    laps.push(await load(url, lap));
    samples.push(await sample(handler));
  }
  const { user, system } = process.cpuUsage(before.tool);
  return report(laps, samples, {
    handler: (samples.at(-1)?.cpu ?? 0) - (samples[0]?.cpu ?? 0),
    sandbox: (await sample<Sample>(sandbox)).cpu - before.sandbox.cpu,
    'load tool': user + system,
  });
}

async function start<Message>(file: string, ...args: string[]): Promise<[ChildProcess, Message]> {
  const child = fork(new URL(file, import.meta.url), args, { execArgv: ['--import', 'tsx', '--expose-gc'] });
  children.push(child);
  const told = once(child, 'message') as Promise<[Message]>;
  const ended = once(child, 'exit').then(() => Promise.reject(new Error(`${file} ended.`)));
  const [message] = await Promise.race([told, ended]);
  ended.catch(() => undefined);
  return [child, message];
}

async function sample<Message extends Sample>(child: ChildProcess): Promise<Message> {
  const told = once(child, 'message') as Promise<[Message]>;
  child.send('sample');
  return (await told)[0];
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

function report(
  laps: readonly autocannon.Result[],
  samples: readonly HandlerSample[],
  microseconds: Record<string, number>,
): boolean {
  const sum = (of: (result: autocannon.Result) => number) => laps.reduce((total, one) => total + of(one), 0);
  const worst = (of: (latency: autocannon.Histogram) => number) =>
    Math.max(...laps.map(({ latency }) => of(latency)));
  const total = sum(({ requests }) => requests.total);
  const took = sum(({ duration: seconds }) => seconds);
  const slowest = Math.min(...laps.map(({ requests }) => requests.min));
  const errors = sum((result) => result.errors + result.timeouts);
  const refused = sum(({ non2xx }) => non2xx);
  const heaps = samples.map(({ heapUsed }) => heapUsed);
  const growth = growthPerRequest(samples);
  const perSecond = total / took;
  const failures = JSON.stringify(samples.at(-1)?.failures ?? {});
  const costs = Object.entries(microseconds).map(
    ([name, spent]) => `${name} ${(spent / 1000 / total).toFixed(2)} ms`,
  );
  const isHeld =
    perSecond >= wanted &&
    slowest >= wanted * (1 - allowance) &&
    errors + refused === 0 &&
    growth <= growthAllowed;
  console.log(`Node ${process.version}, ${cpus().length} cores shared by load tool, handler and sandbox
Sent       ${rate} requests/s over ${connections} connections for ${took.toFixed(0)} s in laps of ${lap} s, after ${warmUp} s to warm up
Answered   ${perSecond.toFixed(0)} requests/s, ${total} in all; the slowest second ${slowest}, of ${wanted * (1 - allowance)} allowed
Latency    in the slowest lap p50 ${worst(({ p50 }) => p50)} ms, p99 ${worst(({ p99 }) => p99)} ms, longest ${worst(({ max }) => max)} ms
Errors     ${errors} errors and timeouts, ${refused} answers that are no 2xx; told to onError: ${failures}
Heap       grows by ${growth.toFixed(1)} bytes a request, of ${growthAllowed} allowed; MB after collection, lap by lap: ${heaps.map(megabytes).join(' ')}
Cost       ${costs.join(', ')} of processor time a request
${isHeld ? '✓' : '✖'} ${wanted} requests/s, no error, flat heap`);
  return isHeld;
}

function megabytes(bytes: number): string {
  return (bytes / 1024 / 1024).toFixed(2);
}
