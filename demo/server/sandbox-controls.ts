import { Hono, type Context } from 'hono';
import type { ConnectionStatusName, FaultRoute, MicrodepositStatusName, Sandbox } from '../sandbox/index.js';
import { readLimited } from '../sandbox/limited-body.js';
import type { BackendDelay } from './backend-delay.js';
import { fromOwnPage } from './own-page.js';

type Controlled = Pick<
  Sandbox,
  'setPopup' | 'setMemberStatus' | 'setMicrodepositStatus' | 'failNext' | 'expireUrl' | 'replayUrl'
>;

/**
 * What only a sandbox can do, for the demo's menus: `PUT /popup` tells its banks how to behave,
 * `PUT /members/:guid/status/:status` and `PUT /micro_deposits/:guid/status/:status` play what happens there. `POST /fail` with
 * `{ route, status, times }` lets the next requests of that group fail, and `POST /expire` lets the unused widget URLs expire.
 * `PUT /latency` with `{ ms }` delays the page's backend, and `GET /replay` is the address of the page that plays recordings.
 */
export function createSandboxControls(sandbox: Controlled, delay: BackendDelay): Hono {
  const controls = new Hono();
  controls.get('/replay', (context) => context.json({ url: sandbox.replayUrl }));
  controls.put('/latency', fromOwnPage, async (context) => {
    const options = await read(context);
    if (options instanceof Response) return options;
    return attempt(context, 'invalid-latency', () => delay.set((options as { ms?: unknown } | null)?.ms));
  });
  controls.put('/popup', fromOwnPage, async (context) => {
    const options = await read(context);
    return options instanceof Response
      ? options
      : attempt(context, 'invalid-popup', () => sandbox.setPopup(options ?? {}));
  });
  controls.post('/fail', fromOwnPage, async (context) => {
    const plan = await read(context);
    if (plan instanceof Response) return plan;
    const { route, status, times } = (plan ?? {}) as { route?: FaultRoute; status?: number; times?: number };
    return attempt(context, 'invalid-fault', () =>
      sandbox.failNext(route as FaultRoute, status as number, times),
    );
  });
  controls.post('/expire', fromOwnPage, (context) => attempt(context, 'invalid', () => sandbox.expireUrl()));
  controls.put('/:kind{members|micro_deposits}/:guid/status/:status', fromOwnPage, (context) => {
    const { kind, guid, status } = context.req.param();
    return attempt(context, 'invalid-status', () => {
      if (kind === 'members') sandbox.setMemberStatus(guid, status as ConnectionStatusName);
      else sandbox.setMicrodepositStatus(guid, status as MicrodepositStatusName);
    });
  });
  return controls;
}

/** The body, from JSON; `undefined` if it is none, and the refusal of one that is too long. */
async function read(context: Context): Promise<unknown> {
  const text = await readLimited(context.req, 1024);
  return text === undefined ? context.body(null, 413) : parse(text);
}

/** Calls a function of the sandbox. Returns 204, or a 400 with the message of the RangeError that it throws. */
function attempt(context: Context, code: string, act: () => void): Response {
  try {
    act();
    return context.body(null, 204);
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
