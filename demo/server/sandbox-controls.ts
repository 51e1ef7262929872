import { Hono } from 'hono';
import type { Sandbox } from '../sandbox/index.js';
import { readLimited } from '../sandbox/limited-body.js';
import { fromOwnPage } from './own-page.js';

/** What only a sandbox can do, for the demo's menus: `PUT /popup` tells its banks how to behave. */
export function createSandboxControls(sandbox: Pick<Sandbox, 'setPopup'>): Hono {
  const controls = new Hono();
  controls.put('/popup', fromOwnPage, async (context) => {
    const text = await readLimited(context.req, 1024);
    if (text === undefined) return context.body(null, 413);
    const options = parse(text);
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

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
