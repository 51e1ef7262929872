/** Express. The route stands before `express.json()`, which would read the body that the handler wants to read. */
import { getRequestListener } from '@hono/node-server';
import express from 'express';
import { announce } from './announce.js';
import { handler } from './handler.js';

const app = express();

// Without this option it would put its own Request and Response in place of Node's, for the whole process.
app.all('/api/widget-url', getRequestListener(handler, { overrideGlobalObjects: false }));
app.use(express.json());

const server = app.listen(Number(process.env['PORT']), '127.0.0.1', () => announce(server));
