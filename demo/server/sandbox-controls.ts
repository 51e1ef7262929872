import { Hono, type Context } from 'hono';
import type { ConnectionStatusName, MicrodepositStatusName, Sandbox } from '../sandbox/index.js';
import { readLimited } from '../sandbox/limited-body.js';
import { fromOwnPage } from './own-page.js';

type Controlled = Pick<Sandbox, 'setPopup' | 'setMemberStatus' | 'setMicrodepositStatus'>;

/**
 * What only a sandbox can do, for the demo's menus: `PUT /popup` tells its banks how to behave,
 * `PUT /members/:guid/status/:status` and `PUT /micro_deposits/:guid/status/:status` play what happens there.
 */
export function createSandboxControls(sandbox: Controlled): Hono {
  const controls = new Hono();
  controls.put('/popup', fromOwnPage, async (context) => {
    const text = await readLimited(context.req, 1024);
    if (text === undefined) return context.body(null, 413);
    const options = parse(text);
    const refusal = attempt(context, 'invalid-popup', () => sandbox.setPopup(options ?? {}));
    return refusal ?? context.body(null, 204);
  });
  controls.put('/:kind{members|micro_deposits}/:guid/status/:status', fromOwnPage, (context) => {
    const { kind, guid, status } = context.req.param();
    const refusal = attempt(context, 'invalid-status', () => {
      if (kind === 'members') sandbox.setMemberStatus(guid, status as ConnectionStatusName);
      else sandbox.setMicrodepositStatus(guid, status as MicrodepositStatusName);
    });
    return refusal ?? context.json({ status });
  });
  return controls;
}

/** Calls a function of the sandbox. Returns a 400 with the message of the RangeError that it throws, or `undefined`. */
function attempt(context: Context, code: string, act: () => void): Response | undefined {
  try {
    act();
    return undefined;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return context.json({ error: { code, message: error.message } }, 400);
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
