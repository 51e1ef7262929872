import { Hono } from 'hono';
import { basicAuth } from 'hono/basic-auth';
import { streamSSE } from 'hono/streaming';
import { randomUUID } from 'node:crypto';
import { readLimited } from '../sandbox/limited-body.js';

/** Receives MX's webhooks and forwards them to the open pages. */
export interface WebhookInbox {
  /** `POST /` for MX, `GET /` as server-sent events for the page. */
  routes: Hono;
  /** What MX has to know to post here. */
  username: string;
  password: string;
}

/** A webhook's body at most, in bytes. */
const limit = 64 * 1024;

/**
 * Like a team's server, it accepts webhooks only with the right user name and password. The demo forwards each of them to its
 * open pages.
 */
export function createWebhookInbox(): WebhookInbox {
  const username = 'mx';
  const password = randomUUID();
  const pages = new Set<(payload: string) => void>();
  const routes = new Hono();
  routes.post('/', basicAuth({ username, password }), async (context) => {
    const payload = await readLimited(context.req, limit);
    if (payload === undefined) return context.body(null, 413);
    for (const tell of pages) tell(payload);
    // MX: answer at once, and with 204.
    return context.body(null, 204);
  });
  routes.get('/', (context) =>
    streamSSE(context, async (stream) => {
      const tell = (data: string): void => void stream.writeSSE({ data });
      pages.add(tell);
      await new Promise<void>((left) => stream.onAbort(left));
      pages.delete(tell);
    }),
  );
  return { routes, username, password };
}
