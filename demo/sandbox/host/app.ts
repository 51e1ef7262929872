import { Hono } from 'hono';
import { cors } from 'hono/cors';
import type { SandboxContext } from '../context.js';
import { readLimited } from '../limited-body.js';
import type { ApiCredentials } from '../platform/access.js';
import type { PlatformEnvironment } from '../platform/environment.js';
import type { UserRecord, World } from '../store/types.js';
import { readElementScript } from './element-script.js';

/** Under this path pages find what they would ask their own backend. */
export const ENDPOINT_PATH = '/api/widget-url';

/** The pages that `serve` was given, by their path. */
export interface HostPages {
  /** @returns the path of a page with this body. */
  add(body: string): string;
  find(path: string): string | undefined;
}

export function createHostPages(): HostPages {
  const pages = new Map<string, string>();
  return {
    add(body) {
      const path = `/pages/${pages.size + 1}`;
      pages.set(path, documentOf(body));
      return path;
    },
    find: (path) => pages.get(path),
  };
}

function documentOf(body: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Host page</title>
<link rel="icon" href="data:,">
<script type="module" src="/connect-widget.js"></script>
</head>
<body>
${body}
</body>
</html>
`;
}

/** The only pages that may ask: those of this machine, on any port. */
const LOOPBACK = /^https?:\/\/((.+\.)?localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;

/** The user that the endpoint asks for. Created when first needed, so that the guids of a page's tests stay as they were. */
export function hostUser({ users }: Pick<World, 'users'>): UserRecord {
  const id = 'sandbox-user';
  return users.findById(id) ?? users.create({ id });
}

/**
 * Plays the embedding team: pages with the element, and the backend they ask for a widget URL. It acts for one user of
 * its own and asks the Platform API as any backend would, so that faults and checks apply.
 */
export function createHostApp(
  { world }: SandboxContext,
  platform: Hono<PlatformEnvironment>,
  { clientId, apiKey }: ApiCredentials,
  pages: HostPages,
): Hono {
  const authorization = `Basic ${Buffer.from(`${clientId}:${apiKey}`).toString('base64')}`;
  const app = new Hono();
  app.use(
    ENDPOINT_PATH,
    cors({
      origin: (origin) => (LOOPBACK.test(origin) ? origin : null),
      allowMethods: ['POST'],
      allowHeaders: ['Content-Type', 'Accept-Language'],
    }),
  );
  app.post(ENDPOINT_PATH, async (context) => {
    const { guid } = hostUser(world);
    const body = await readLimited(context.req, 64 * 1024);
    if (body === undefined) return context.body(null, 413);
    return platform.request(`/users/${guid}/widget_urls`, {
      method: 'POST',
      body,
      headers: {
        Authorization: authorization,
        Accept: 'application/json',
        'Accept-Version': 'v20250224',
        'Accept-Language': context.req.header('Accept-Language') ?? '*',
      },
    });
  });
  app.get('/connect-widget.js', async (context) => {
    const script = await readElementScript();
    if (script === undefined)
      return context.text('The element is not built. Run "npm run build" first.', 404);
    return context.body(script, 200, { 'Content-Type': 'text/javascript; charset=utf-8' });
  });
  app.get('/pages/:number', (context) => {
    const page = pages.find(context.req.path);
    return page === undefined ? context.notFound() : context.html(page);
  });
  return app;
}
