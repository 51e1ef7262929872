/** Fastify. The route has a scope of its own, in which Fastify leaves the body for the handler to read. */
import { getRequestListener } from '@hono/node-server';
import { fastify } from 'fastify';
import { announce } from './announce.js';
import { handler } from './handler.js';

// Without this option it would put its own Request and Response in place of Node's, for the whole process.
const listener = getRequestListener(handler, { overrideGlobalObjects: false });

const app = fastify();

await app.register((scope, _options, registered) => {
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser('*', (_request, _body, parsed) => parsed(null));
  scope.all('/api/widget-url', (request, reply) => {
    reply.hijack();
    void listener(request.raw, reply.raw);
  });
  registered();
});

await app.listen({ port: Number(process.env['PORT']), host: '127.0.0.1' });
announce(app.server);
