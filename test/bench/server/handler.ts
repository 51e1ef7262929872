/** One instance of the handler, on Node's http server, in a process of its own that is started with `--expose-gc`. */
import { serve } from '@hono/node-server';
import { setTimeout as wait } from 'node:timers/promises';
import { fetch as undiciFetch } from '../../../demo/server/adapters/undici.js';
import { createWidgetUrlHandler } from '../../../src/server/index.js';
import { cost, serveParent } from './processes.js';
import type { AddressInfo } from 'node:net';
import type { HandlerOptions, Listening } from './messages.js';
import type { HeapSample } from './heap.js';

const options = JSON.parse(process.argv[2] ?? '') as HandlerOptions;
const { apiUrl, clientId, apiKey, userGuid, sender } = options;
const failures: Record<string, number> = {};
let requests = 0;

const handler = createWidgetUrlHandler({
  apiUrl,
  clientId,
  apiKey,
  fetch: sender === 'undici' ? undiciFetch : globalThis.fetch,
  authorize: ({ headers }) => {
    requests += 1;
    return headers.get('Cookie') === 'session=bench' ? { userGuid } : null;
  },
  onError: ({ code }) => {
    failures[code] = (failures[code] ?? 0) + 1;
  },
});

async function heap(): Promise<HeapSample> {
  // A response is let go of when it is heard that it is gone, and a connection after a while.
  for (let collection = 0; collection < 3; collection++) {
    globalThis.gc?.();
    await wait(400);
  }
  return { requests, heapUsed: process.memoryUsage().heapUsed };
}

// This process is the server's alone, so it takes its adapter's lighter Request and Response, as a deployment would.
serve({ fetch: handler, port: 0, hostname: '127.0.0.1' }, ({ port }: AddressInfo) =>
  serveParent({ url: `http://127.0.0.1:${port}` } satisfies Listening, {
    cost,
    heap,
    failures: () => failures,
  }),
);
