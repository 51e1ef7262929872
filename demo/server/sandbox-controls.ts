import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Sandbox } from '../sandbox/index.js';
import { fromOwnPage } from './own-page.js';

/** What only a sandbox can do, for the demo's menus: `PUT /popup` tells its banks how to behave. */
export function createSandboxControls(sandbox: Pick<Sandbox, 'setPopup'>): Hono {
  const controls = new Hono();
  controls.put('/popup', fromOwnPage, bodyLimit({ maxSize: 1024 }), async (context) => {
    const options: unknown = await context.req.json().catch(() => undefined);
    try {
      // The sandbox checks what it is given and names what is wrong.
      sandbox.setPopup(options ?? {});
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      return context.json({ error: { code: 'invalid-popup', message: error.message } }, 400);
    }
    return context.body(null, 204);
  });
  return controls;
}
