// Copied into each app's project: serves what was built, and the app's backend as the documentation has it.
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { createWidgetUrlHandler, toNodeHandler } from 'connect-widget-element/server';

const { MX_API_URL, MX_CLIENT_ID, MX_API_KEY, MX_USER_GUID, PORT } = process.env;
const widgetUrl = toNodeHandler(
  createWidgetUrlHandler({
    apiUrl: MX_API_URL,
    clientId: MX_CLIENT_ID,
    apiKey: MX_API_KEY,
    authorize: () => ({ userGuid: MX_USER_GUID }),
  }),
);
const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };

createServer(async (request, response) => {
  const { pathname } = new URL(request.url, 'http://localhost');
  if (pathname === '/api/widget-url') {
    await widgetUrl(request, response);
    return;
  }
  const file = join('dist', pathname === '/' ? 'index.html' : pathname);
  const content = await readFile(file).catch(() => undefined);
  response
    .writeHead(content ? 200 : 404, { 'Content-Type': types[extname(file)] ?? 'text/plain' })
    .end(content);
}).listen(Number(PORT));
