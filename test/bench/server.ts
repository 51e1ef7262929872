import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { bundle, contenders, type Contender } from './bundles.js';

/** A widget that says that it loaded, and then what it is told to. */
const frame = `<!doctype html><title>A widget</title><script>
  const metadata = { user_guid: 'USR-1', session_guid: 'SES-1' };
  addEventListener('message', ({ data }) => {
    for (let time = 0; time < (data.times ?? 0); time++) parent.postMessage(data.message, '*');
  });
  parent.postMessage({ mx: true, type: 'mx/load', metadata }, '*');
</script>`;

export interface BenchServer {
  /** The page on which a contender shows so many widgets of another site. */
  pageOf(contender: Contender, widgets: number): string;
  /** Where frames are. */
  frameUrl: string;
  close(): Promise<void>;
}

/** Serves each contender's page, and the frames, from sites of their own. */
export async function startBenchServer(): Promise<BenchServer> {
  const files = new Map<string, { type: string; body: string }>();
  files.set('/frame', { type: 'text/html', body: frame });
  for (const [index, entry] of Object.values(contenders).entries()) {
    files.set(`/${index}.js`, { type: 'text/javascript', body: await bundle(entry) });
    const body = `<!doctype html><title>A host page</title><body><script type="module" src="/${index}.js"></script></body>`;
    files.set(`/${index}`, { type: 'text/html', body });
  }
  const server = createServer((request, response) => {
    const file = files.get(new URL(request.url ?? '/', 'http://localhost').pathname);
    response.writeHead(file ? 200 : 404, { 'Content-Type': `${file?.type ?? 'text/plain'}; charset=utf-8` });
    response.end(file?.body);
  });
  const port = await listen(server);
  const frameUrl = `http://frame.localhost:${port}/frame`;
  return {
    frameUrl,
    pageOf(contender, widgets) {
      const index = Object.keys(contenders).indexOf(contender);
      const query = new URLSearchParams({ widgets: String(widgets), frame: frameUrl });
      return `http://localhost:${port}/${index}?${query.toString()}`;
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function listen(server: Server): Promise<number> {
  server.listen(0, 'localhost');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}
