import { Hono } from 'hono';
import { basicAuth } from 'hono/basic-auth';
import { streamSSE } from 'hono/streaming';
import { randomUUID } from 'node:crypto';
import { readLimited } from '../sandbox/limited-body.js';

/** Where MX's webhooks arrive, and what the page hears of them. */
export interface WebhookInbox {
  /** `POST /` for MX, `GET /` as server-sent events for the page. */
  routes: Hono;
  /** What MX has to know to post here. */
  username: string;
  password: string;
}

/** A webhook's body at most, in bytes. */
const limit = 64 * 1024;

/** What a team has on its server: an address for MX alone. The demo hands on to its page whatever comes. */
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
