import { serveStatic } from '@hono/node-server/serve-static';
import {
  allWidgetOptions,
  createWidgetUrlHandler,
  type WidgetUrlHandler,
} from 'connect-widget-element/server';
import { Hono } from 'hono';
import { startSandbox, type Sandbox, type SandboxOptions } from '../sandbox/index.js';
import { createApi } from './api.js';
import { resolveDemoUser } from './demo-user.js';
import { mxApiUrls, type MxCredentials } from './environment.js';
import { createBackendDelay } from './backend-delay.js';
import { createGuides } from './guides.js';
import { listen } from './listen.js';
import { appDirectory } from './pages.js';
import { createPlatform } from './platform.js';
import { createSandboxControls } from './sandbox-controls.js';
import { securityHeaders } from './security-headers.js';
import { createWebhookInbox, type WebhookInbox } from './webhooks.js';

export interface DemoOptions {
  /** The page's port. When it is busy the next free one is taken. 0, the default, means any free port. */
  port?: number;
  /** Credentials for MX itself. Without them a sandbox is started to play MX. */
  mx?: MxCredentials | undefined;
  /** Passed on to the sandbox; of no effect with `mx`. Its webhooks always go to the demo, which shows them. */
  sandbox?: Omit<SandboxOptions, 'webhooks'>;
  /** Settles when the guides are built. Default: they are. */
  guides?: Promise<void>;
}

export interface Demo {
  /** Address of the demo page, without a trailing slash. */
  url: string;
  /** The sandbox that plays MX; undefined when the demo talks to MX itself. */
  sandbox: Sandbox | undefined;
  close(): Promise<void>;
}

/** Starts the demo's server, and the sandbox where MX itself is not used. The pages must be built; see pages.ts. */
export async function startDemo(options: DemoOptions = {}): Promise<Demo> {
  const sandbox = options.mx ? undefined : await startSandbox(options.sandbox);
  try {
    const inbox = createWebhookInbox();
    const app = await createApp(backendOf(options.mx, sandbox), inbox, options.guides);
    const server = await listen(app, options.port ?? 0);
    const { username, password } = inbox;
    sandbox?.setWebhooks({ url: `${server.url}/api/webhooks`, username, password });
    const close = async () => {
      await Promise.all([server.close(), sandbox?.close()]);
    };
    return { url: server.url, sandbox, close };
  } catch (error) {
    await sandbox?.close();
    throw error;
  }
}

interface Backend {
  name: 'sandbox' | 'integration' | 'production';
  api: { url: string; clientId: string; apiKey: string };
  /** CSP sources of the widget's frame. */
  widgetSources: readonly string[];
  userGuid?: string | undefined;
  sandbox?: Sandbox;
}

/** MX serves widgets from int-widgets.moneydesktop.com, widgets.moneydesktop.com or a client's own subdomain. */
const mxWidgetSources = ['https://*.moneydesktop.com', 'https://*.mx.com'];

function backendOf(mx: MxCredentials | undefined, sandbox: Sandbox | undefined): Backend {
  if (mx) {
    const { environment: name, clientId, apiKey, userGuid } = mx;
    return {
      name,
      api: { url: mxApiUrls[name], clientId, apiKey },
      widgetSources: mxWidgetSources,
      userGuid,
    };
  }
  if (!sandbox) throw new Error('Without MX credentials the demo needs a sandbox.');
  const { apiUrl: url, clientId, apiKey, widgetUrl } = sandbox;
  return { name: 'sandbox', api: { url, clientId, apiKey }, widgetSources: [widgetUrl], sandbox };
}

async function createApp(
  { name, api, widgetSources, userGuid, sandbox }: Backend,
  inbox: WebhookInbox,
  guides: Promise<void> | undefined,
): Promise<Hono> {
  const platform = createPlatform(api);
  const user = await resolveDemoUser(platform, userGuid);
  const widgetUrl = createHandler(api, user);
  const app = new Hono();
  app.use(securityHeaders(widgetSources));
  app.route('/api/webhooks', inbox.routes);
  if (sandbox) {
    const delay = createBackendDelay();
    app.route('/api/sandbox', createSandboxControls(sandbox, delay));
    app.use('/api/widget-url', delay.middleware);
  }
  app.route('/api', createApi({ platform, widgetUrl, userGuid: user, backend: name }));
  app.get('/guides', (context) => context.redirect('/guides/'));
  app.route('/guides', createGuides(guides));
  app.use(serveStatic({ root: appDirectory }));
  return app;
}

/** The page can show every option, so it may set every one; the handler's default version of the API knows all of them. */
function createHandler({ url, clientId, apiKey }: Backend['api'], userGuid: string): WidgetUrlHandler {
  return createWidgetUrlHandler({
    clientId,
    apiKey,
    apiUrl: url,
    // In a web view the widget would post no messages to the page.
    allowedOptions: allWidgetOptions.filter((name) => name !== 'is_mobile_webview'),
    // The demo has one user, whoever comes: it listens on this machine only.
    authorize: () => ({ userGuid }),
  });
}
