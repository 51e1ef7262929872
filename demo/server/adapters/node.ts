/** Node's own http server. `@hono/node-server` makes a `Request` of what Node knows, and sends the `Response`. */
import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { announce } from './announce.js';
import { handler } from './handler.js';

// Without this option it would put its own Request and Response in place of Node's, for the whole process.
const listener = getRequestListener(handler, { overrideGlobalObjects: false });

const server = createServer((request, response) => {
  if (request.url === '/api/widget-url') void listener(request, response);
  else response.writeHead(404).end();
});

server.listen(Number(process.env['PORT']), '127.0.0.1', () => announce(server));
