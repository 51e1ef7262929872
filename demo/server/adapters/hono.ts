/** Hono, here on Node. */
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { announce } from './announce.js';
import { handler } from './handler.js';

const app = new Hono();

// `all`, because the handler answers GET and OPTIONS as well.
app.all('/api/widget-url', (context) => handler(context.req.raw));

const options = {
  fetch: app.fetch,
  port: Number(process.env['PORT']),
  hostname: '127.0.0.1',
  // By default, it replaces Node's Request and Response for the whole process.
  overrideGlobalObjects: false,
};
const server = serve(options, () => announce(server));
