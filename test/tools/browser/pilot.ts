import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The script of the sandbox's widget pages; with a query it is the sandbox's own again. */
const widgetScript = '/assets/widget.js';
const pilotScript = '/assets/pilot.js';

/**
 * Adds test/browser/frames/pilot.ts to the widget pages of a sandbox in this process, under the pages' own origin and
 * Content-Security-Policy. The pilot runs before the widget does: once the widget has sent `mx/load`, the pilot listens.
 * @param widgetUrl origin of the sandbox's widget
 * @param sourceUrl address of the pilot's script as JavaScript, asked for each time
 */
export async function addPilot(widgetUrl: string, sourceUrl: string): Promise<void> {
  const server = await serverAt(Number(new URL(widgetUrl).port));
  const answers = server.listeners('request');
  server.removeAllListeners('request');
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const { url } = request;
    if (url === widgetScript) {
      sendScript(response, `import '${pilotScript}';\nimport '${widgetScript}?original';\n`);
    } else if (url === pilotScript) {
      fetch(sourceUrl)
        .then((source) => source.text())
        .then(
          (source) => sendScript(response, source),
          (error: unknown) => response.writeHead(502).end(String(error)),
        );
    } else {
      for (const answer of answers) Reflect.apply(answer, server, [request, response]);
    }
  });
}

/** The HTTP server of this process on that port. Node names it to subscribers when a request arrives. */
async function serverAt(port: number): Promise<Server> {
  const channel = 'http.server.request.start';
  let found: Server | undefined;
  const look = (message: unknown): void => {
    const { server } = message as { server: Server };
    if ((server.address() as AddressInfo | null)?.port === port) found = server;
  };
  subscribe(channel, look);
  await fetch(`http://127.0.0.1:${port}${widgetScript}`, { method: 'HEAD' });
  unsubscribe(channel, look);
  if (!found) throw new Error(`This process serves nothing on port ${port}.`);
  return found;
}

function sendScript(response: ServerResponse, text: string): void {
  response.writeHead(200, { 'Content-Type': 'text/javascript; charset=utf-8', 'Cache-Control': 'no-store' });
  response.end(text);
}
