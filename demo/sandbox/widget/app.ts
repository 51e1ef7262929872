import { Hono } from 'hono';
import type { SandboxContext } from '../context.js';
import { createAssets } from '../pages/assets.js';
import { createResultRoutes } from '../result/routes.js';
import { createPageRoutes } from './page-routes.js';
import { createSessionRoutes } from './session-routes.js';
import { createVisits } from './visits.js';

/** Plays MX's Connect Widget: its page, the server behind it, and the page where OAuth flows end. */
export function createWidgetApp(context: SandboxContext): Hono {
  const visits = createVisits();
  const app = new Hono();
  app.route('/', createAssets('widget', 'result'));
  app.route('/', createPageRoutes(context, visits));
  app.route('/session', createSessionRoutes(context, visits));
  app.route('/oauth', createResultRoutes(context, visits));
  return app;
}
