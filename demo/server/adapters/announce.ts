import type { ServerType } from '@hono/node-server';

/** Prints where a server listens. */
export function announce(server: ServerType): void {
  const address = server.address();
  if (typeof address === 'object' && address) console.log(`http://127.0.0.1:${address.port}`);
}
