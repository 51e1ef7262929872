import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buildApp, buildPackage, bundle, everybody, type App, type Contender } from './bundles.js';
import { compress } from './compress.js';
import type { AppScript } from './page.js';

/** ms that the endpoint takes to answer with a widget URL: a backend that has to ask MX for it. */
const endpointTime = 150;

/** A widget that says that it loaded, and then what it is told to. */
const frame = `<!doctype html><title>A widget</title><script>
  const metadata = { user_guid: 'USR-1', session_guid: 'SES-1' };
  addEventListener('message', ({ data }) => {
    for (let time = 0; time < (data.times ?? 0); time++) parent.postMessage(data.message, '*');
  });
  parent.postMessage({ mx: true, type: 'mx/load', metadata }, '*');
</script>`;

export interface BenchServer {
  /** A page on which a contender shows so many widgets of another site. */
  pageOf(contender: Contender, widgets: number): string;
  /** A page on which a contender shows a widget whose URL it gets from an endpoint. */
  visitOf(contender: Contender): string;
  /** The first of those without its contender's script, which is at {@link scriptOf}. */
  blankPage: string;
  scriptOf(contender: Contender): AppScript;
  /** Apps as they are served. */
  apps: ReadonlyMap<Contender, App>;
  close(): Promise<void>;
}

interface ServedFile {
  type: 'text/html' | 'text/javascript';
  /** Compressed by brotli. */
  body: Buffer;
}

/** Serves each contender's page, and the frames, from sites of their own, compressed by brotli. */
export async function startBenchServer(): Promise<BenchServer> {
  await buildPackage();
  const files = new Map<string, ServedFile>();
  const apps = new Map<Contender, App>();
  const add = (path: string, type: ServedFile['type'], text: string) =>
    files.set(path, { type, body: compress(text) });
  const helper = await bundle('test/bench/page.ts');
  add('/frame', 'text/html', frame);
  add('/blank', 'text/html', page(helper, ''));
  for (const name of everybody) {
    const app = await buildApp(name);
    const folder = folderOf(name);
    apps.set(name, app);
    for (const [file, code] of app.files) add(`${folder}${file}`, 'text/javascript', code);
    add(folder, 'text/html', page(helper, linksTo(app)));
  }

  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', origin);
    if (pathname === '/widget-url') setTimeout(() => answerWithUrl(response, frameUrl), endpointTime);
    else answerWith(response, files.get(pathname));
  });
  const port = await listen(server);
  const origin = `http://localhost:${port}`;
  const frameUrl = `http://frame.localhost:${port}/frame`;
  const query = (values: Record<string, string>) =>
    new URLSearchParams({ ...values, frame: frameUrl }).toString();
  return {
    apps,
    pageOf: (name, widgets) => `${origin}${folderOf(name)}?${query({ widgets: String(widgets) })}`,
    visitOf: (name) => `${origin}${folderOf(name)}?${query({ endpoint: '/widget-url' })}`,
    blankPage: `${origin}/blank?${query({ widgets: '1' })}`,
    scriptOf: (name) => {
      const { entry = '', preloads = [] } = apps.get(name) ?? {};
      const addressOf = (file: string) => `${origin}${folderOf(name)}${file}`;
      return { entry: addressOf(entry), preloads: preloads.map(addressOf) };
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

const folderOf = (contender: Contender) => `/${everybody.indexOf(contender)}/`;

/** What bundlers write into a page for an app. */
function linksTo({ entry, preloads }: App): string {
  const links = preloads.map((file) => `<link rel="modulepreload" href="${file}">`);
  return `<script type="module" src="${entry}"></script>${links.join('')}`;
}

function page(helper: string, head: string): string {
  return `<!doctype html><title>A host page</title><link rel="icon" href="data:,"><script>${helper}</script>${head}<body>`;
}

function answerWith(response: ServerResponse, file: ServedFile | undefined): void {
  response.writeHead(
    file ? 200 : 404,
    file && { 'Content-Type': `${file.type}; charset=utf-8`, 'Content-Encoding': 'br' },
  );
  response.end(file?.body);
}

/** As MX does, a new one each time. */
function answerWithUrl(response: ServerResponse, frameUrl: string): void {
  response.writeHead(200, { 'Content-Type': 'application/json' });
  response.end(JSON.stringify({ widget_url: { url: `${frameUrl}?token=${crypto.randomUUID()}` } }));
}

async function listen(server: Server): Promise<number> {
  server.listen(0, 'localhost');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}
