import { Hono } from 'hono';
import type { SandboxContext } from '../context.js';
import { createAssets } from '../pages/assets.js';
import { createReplayRoutes } from './replay-routes.js';
import { createResultRoutes } from '../result/routes.js';
import { createPageRoutes } from './page-routes.js';
import { createSessionRoutes, type Departures } from './session-routes.js';

/** Plays MX's Connect Widget: its page, the server behind it, and the page where OAuth flows end. */
export function createWidgetApp(context: SandboxContext): Hono {
  const departures: Departures = new Map();
  const app = new Hono();
  app.route('/', createAssets('widget', 'result', 'replay'));
  app.route('/', createPageRoutes(context));
  app.route('/', createReplayRoutes());
  app.route('/session', createSessionRoutes(context, departures));
  app.route('/oauth', createResultRoutes(context, departures));
  return app;
}
