import type { TestRunnerConfig, TestRunnerPlugin } from '@web/test-runner';
import { connect, createServer, type AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

export type Middleware = NonNullable<TestRunnerConfig['middleware']>[number];
type Context = Parameters<Middleware>[0];

/** A part of the test runner's server. */
export interface ServerPart {
  plugin: TestRunnerPlugin;
  middleware: Middleware;
}

/** Origins that serve the same files as the test page. Every other `*.localhost` name does so, too. */
export interface Origins {
  /** The test page's own. */
  page: string;
  /** Another origin of the same site: another port. */
  sameSite: string;
  /** Another site, as MX's widget is in production. */
  crossSite: string;
  /** A third site. */
  thirdSite: string;
}

/** Where the query of a page under this folder decides about its response headers. */
const frames = '/test/browser/frames/';

/** Query parameter → response header. */
const headers = {
  csp: 'Content-Security-Policy',
  coop: 'Cross-Origin-Opener-Policy',
  coep: 'Cross-Origin-Embedder-Policy',
  corp: 'Cross-Origin-Resource-Policy',
  'x-frame-options': 'X-Frame-Options',
  'referrer-policy': 'Referrer-Policy',
  'permissions-policy': 'Permissions-Policy',
} as const;

/** The test runner's page of a file in test/browser/popouts/ has the policy that the file is named after; others name it. */
function openerPolicyOf({ body, query }: Context): string | undefined {
  if (typeof query['coop'] === 'string') return query['coop'];
  return typeof body === 'string'
    ? /\/test\/browser\/popouts\/([\w-]+)\.test\.ts/.exec(body)?.[1]
    : undefined;
}

/**
 * Gives the tests real frames of other origins. The server answers to every `*.localhost` name, and a second port
 * leads to it; `test/browser/frames/x.html?csp=…&coop=…&delay=ms&status=…&redirect=…` controls its own answer.
 */
export function serveOrigins(): ServerPart {
  let origins: Origins | undefined;
  // A second way in, so that the same server has two ports.
  let port = 0;
  const forwarder = createServer((incoming) => {
    const outgoing = connect(port, 'localhost');
    incoming.pipe(outgoing).pipe(incoming);
    incoming.once('error', () => outgoing.destroy());
    outgoing.once('error', () => incoming.destroy());
  });

  return {
    plugin: {
      name: 'origins',
      async serverStart({ config }) {
        port = config.port ?? 0;
        await new Promise<void>((resolve) => forwarder.listen(0, 'localhost', resolve));
        const { port: second } = forwarder.address() as AddressInfo;
        origins = {
          page: `http://localhost:${port}`,
          sameSite: `http://localhost:${second}`,
          crossSite: `http://frame.localhost:${port}`,
          thirdSite: `http://stranger.localhost:${port}`,
        };
      },
      serverStop() {
        forwarder.close();
      },
      serve: ({ path }) =>
        path === '/__origins__' ? { body: JSON.stringify(origins), type: 'json' } : undefined,
    },

    async middleware(context, next) {
      context.set('Access-Control-Allow-Origin', '*');
      if (!context.path.startsWith(frames)) {
        await next();
        const policy = openerPolicyOf(context);
        if (policy !== undefined) context.set('Cross-Origin-Opener-Policy', policy);
        return;
      }
      const { delay, status, redirect } = context.query;
      if (typeof delay === 'string') await pause(Number(delay));
      if (typeof redirect === 'string') {
        context.redirect(redirect);
        return;
      }
      await next();
      for (const [parameter, header] of Object.entries(headers)) {
        const value = context.query[parameter];
        if (typeof value === 'string') context.set(header, value);
      }
      if (typeof status === 'string') context.status = Number(status);
    },
  };
}
