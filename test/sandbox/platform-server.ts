import { createPopups } from '../../demo/sandbox/bank/popups.js';
import { listen } from '../../demo/sandbox/listen.js';
import { createPlatformApp } from '../../demo/sandbox/platform/app.js';
import { createFaults, type Faults } from '../../demo/sandbox/platform/faults.js';
import type { World, WorldOptions } from '../../demo/sandbox/store/types.js';
import { unplayedRoutes } from '../../demo/sandbox/platform/unplayed.js';
import { createWorld } from '../../demo/sandbox/store/world.js';

const credentials = { clientId: 'test_client', apiKey: 'test_key' };

/** The routes that only answer that the sandbox does not play them. */
const unplayed = new Set(unplayedRoutes().routes.map(({ method, path }) => `${method} ${path}`));

/** The widget's origin in these tests; nothing listens there. */
export const widgetOrigin = 'http://widget.localhost:1';

export interface PlatformServer {
  url: string;
  world: World;
  faults: Faults;
  credentials: typeof credentials;
  /** Method and path of every route, as the app has it: `/users/:user`. */
  routes: readonly (readonly [method: string, path: string])[];
  /** A request with the right credentials, version v20111101 unless `headers` says otherwise, and a JSON body. */
  send(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  close(): Promise<void>;
}

export interface Answer {
  status: number;
  headers: Headers;
  body: unknown;
  /** `error.message` of an error body, else an empty string. */
  message: string;
}

/** The Platform API alone on a real server, without the widget and the banks. Jobs take no time. */
export async function startPlatform(options: WorldOptions = {}): Promise<PlatformServer> {
  const latency = options.latency ?? 0;
  const world = createWorld({ ...options, latency });
  const server = await listen(0);
  const url = `http://127.0.0.1:${server.port}`;
  const origins = {
    api: url,
    widget: widgetOrigin,
    bank: 'http://bank.localhost:2',
    allData: 'http://alldata.localhost:3',
    host: 'http://localhost:4',
  };
  const faults = createFaults();
  const app = createPlatformApp(
    { world, origins, latency, popups: createPopups(), client: {} },
    credentials,
    faults,
  );
  server.serve(app);

  return {
    url,
    world,
    faults,
    credentials,
    get routes() {
      return app.routes
        .filter(({ method, path }) => method !== 'ALL' && !unplayed.has(`${method} ${path}`))
        .map(({ method, path }) => [method, path] as const);
    },
    async send(method, path, body, headers = {}) {
      const token = Buffer.from(`${credentials.clientId}:${credentials.apiKey}`).toString('base64');
      const response = await fetch(`${url}${path}`, {
        method,
        headers: {
          Authorization: `Basic ${token}`,
          'Accept-Version': 'v20111101',
          'Content-Type': 'application/json',
          ...headers,
        },
        ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      });
      const text = await response.text();
      const parsed: unknown = text === '' ? undefined : JSON.parse(text);
      return { status: response.status, headers: response.headers, body: parsed, message: messageOf(parsed) };
    },
    async close() {
      world.close();
      await server.close();
    },
  };
}

function messageOf(body: unknown): string {
  const { error } = (body ?? {}) as { error?: { message?: string } };
  return error?.message ?? '';
}
