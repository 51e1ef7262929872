/** Node's own http server. */
import { createServer } from 'node:http';
import { toNodeHandler } from 'connect-widget-element/server';
import { announce } from './announce.js';
import { handler } from './handler.js';

const listener = toNodeHandler(handler);

const server = createServer((request, response) => {
  if (request.url === '/api/widget-url') void listener(request, response);
  else response.writeHead(404).end();
});

server.listen(Number(process.env['PORT']), '127.0.0.1', () => announce(server));
