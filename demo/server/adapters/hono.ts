/** Hono, here on Node. */
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { announce } from './announce.js';
import { handler } from './handler.js';

const app = new Hono();

// `all`, for it answers GET and OPTIONS, too.
app.all('/api/widget-url', (context) => handler(context.req.raw));

const options = {
  fetch: app.fetch,
  port: Number(process.env['PORT']),
  hostname: '127.0.0.1',
  // Or it would put its own Request and Response in place of Node's, for the whole process.
  overrideGlobalObjects: false,
};
const server = serve(options, () => announce(server));
