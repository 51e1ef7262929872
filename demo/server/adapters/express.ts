/** Express. The route may stand behind `express.json()`, too, whose own limits then hold for the body. */
import { toNodeHandler } from 'connect-widget-element/server';
import express from 'express';
import { announce } from './announce.js';
import { handler } from './handler.js';

const app = express();

app.all('/api/widget-url', toNodeHandler(handler));
app.use(express.json());

const server = app.listen(Number(process.env['PORT']), '127.0.0.1', () => announce(server));
