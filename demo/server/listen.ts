import { serve, type ServerType } from '@hono/node-server';
import type { Hono } from 'hono';
import type { AddressInfo } from 'node:net';
import { refuseForeignHost } from '../sandbox/own-host.js';

export interface Listening {
  /** Address for a browser, without a trailing slash. */
  url: string;
  close(): Promise<void>;
}

/** Loopback only, and only by the names of this machine: the demo hands out the data of a user without asking who is there. */
const hostname = '127.0.0.1';

/** How many ports after the wanted one are tried before any free one will do. */
const neighbours = 20;

/** Serves the app on the port, or on the next free one. 0 means any free port. */
export async function listen(app: Hono, port: number): Promise<Listening> {
  const wanted = port === 0 ? [] : Array.from({ length: neighbours }, (_, offset) => port + offset);
  for (const candidate of [...wanted.filter((number) => number <= 65_535), 0]) {
    try {
      return await listenOn(app, candidate);
    } catch (error) {
      if (!isBusy(error)) throw error;
    }
  }
  throw new Error(`No free port on ${hostname}.`);
}

function listenOn(app: Hono, port: number): Promise<Listening> {
  return new Promise((resolve, reject) => {
    const fetch = (request: Request) => refuseForeignHost(request) ?? app.fetch(request);
    const options = { fetch, hostname, port, overrideGlobalObjects: false };
    const server = serve(options, (address: AddressInfo) => {
      server.off('error', reject);
      resolve({ url: `http://localhost:${String(address.port)}`, close: () => close(server) });
    });
    server.once('error', reject);
  });
}

/** Ends at once: browsers keep connections open for minutes. */
function close(server: ServerType): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => {
      if (error) reject(error);
      else resolve();
    });
    if ('closeAllConnections' in server) server.closeAllConnections();
  });
}

function isBusy(error: unknown): boolean {
  return (
    error instanceof Error && 'code' in error && (error.code === 'EADDRINUSE' || error.code === 'EACCES')
  );
}
