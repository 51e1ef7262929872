import { createAdaptorServer, type ServerType } from '@hono/node-server';
import type { Env, Hono } from 'hono';
import { refuseForeignHost } from './own-host.js';

export interface Listening {
  port: number;
  /** Chooses what answers from now on: an origin is known only once its server listens. */
  serve<Environment extends Env>(app: Hono<Environment>): void;
  /** Ends at once, open connections included. */
  close(): Promise<void>;
}

/** Loopback only, see also own-host.ts: a sandbox has nothing to say to the network. */
const HOSTNAME = '127.0.0.1';

type Fetch = (request: Request) => Response | Promise<Response>;

/**
 * Opens a server on a port, or on any free one for 0.
 * @throws If the port is taken, naming it.
 */
export async function listen(port: number): Promise<Listening> {
  let answer: Fetch = () => new Response(null, { status: 503 });
  const server = createAdaptorServer({
    fetch: (request) => refuseForeignHost(request) ?? answer(request),
    // The process is the consumer's own, with its Request and its Response.
    overrideGlobalObjects: false,
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const isTaken = error.code === 'EADDRINUSE';
      reject(isTaken ? new Error(`Port ${port} on ${HOSTNAME} is already in use.`, { cause: error }) : error);
    });
    server.listen(port, HOSTNAME, resolve);
  });
  return {
    port: portOf(server),
    serve: (app) => {
      answer = (request) => app.fetch(request);
    },
    close: () => close(server),
  };
}

function portOf(server: ServerType): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server listens on no port.');
  return address.port;
}

function close(server: ServerType): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error ? reject(error) : resolve()));
    if ('closeAllConnections' in server) server.closeAllConnections();
  });
}

/** Opens servers side by side: on a port and those after it, or on any free ports for 0. None stays open on failure. */
export async function listenSideBySide(port: number, count: number): Promise<Listening[]> {
  const opened: Listening[] = [];
  try {
    for (let offset = 0; offset < count; offset++) opened.push(await listen(port === 0 ? 0 : port + offset));
    return opened;
  } catch (error) {
    await Promise.all(opened.map((server) => server.close()));
    throw error;
  }
}
