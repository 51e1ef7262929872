/** One instance of the handler, on Node's http server, in a process of its own that is started with `--expose-gc`. */
import { serve } from '@hono/node-server';
import { createWidgetUrlHandler } from '../../../src/server/index.js';
import { setTimeout as wait } from 'node:timers/promises';
import type { AddressInfo } from 'node:net';
import type { HandlerMessage, Upstream } from './messages.js';

const { apiUrl, clientId, apiKey, userGuid } = JSON.parse(process.argv[2] ?? '{}') as Upstream;
const failures: Record<string, number> = {};
let requests = 0;

const handler = createWidgetUrlHandler({
  apiUrl,
  clientId,
  apiKey,
  authorize: ({ headers }) => {
    requests += 1;
    return headers.get('Cookie') === 'session=bench' ? { userGuid } : null;
  },
  onError: ({ code }) => {
    failures[code] = (failures[code] ?? 0) + 1;
  },
});

function tell(message: HandlerMessage): void {
  process.send?.(message);
}

process.on('message', () => void describe());

async function describe(): Promise<void> {
  const { user, system } = process.cpuUsage();
  // Node's fetch lets go of a response when it hears that the response is gone, and of a connection after a while.
  for (let collection = 0; collection < 3; collection++) {
    globalThis.gc?.();
    await wait(400);
  }
  tell({ cpu: user + system, requests, heapUsed: process.memoryUsage().heapUsed, failures });
}

// This process is the server's alone, so it takes its adapter's lighter Request and Response, as a deployment would.
serve({ fetch: handler, port: 0, hostname: '127.0.0.1' }, ({ port }: AddressInfo) =>
  tell({ url: `http://127.0.0.1:${port}` }),
);
