import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { proxy } from 'hono/proxy';
import type { AddressInfo } from 'node:net';

/** Stands between a handler and the sandbox. */
export interface Relay {
  url: string;
  /** Whether it answers with a redirect to the sandbox, instead of asking the sandbox itself. */
  redirects: boolean;
  close: () => Promise<void>;
}

export function startRelay(target: string): Promise<Relay> {
  const app = new Hono();
  app.all('*', (context) => {
    const address = target + context.req.path;
    return relay.redirects ? context.redirect(address, 307) : proxy(address, context.req);
  });
  const relay: Relay = { url: '', redirects: false, close: () => Promise.resolve() };
  return new Promise((resolve) => {
    const options = { fetch: app.fetch, port: 0, hostname: '127.0.0.1', overrideGlobalObjects: false };
    const server = serve(options, ({ port }: AddressInfo) => {
      relay.url = `http://127.0.0.1:${port}`;
      relay.close = () => new Promise((closed) => void server.close(() => closed()));
      resolve(relay);
    });
  });
}
