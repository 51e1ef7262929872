import { Hono } from 'hono';
import type { SandboxContext } from '../context.js';
import { negotiateVersion, requireCredentials, type ApiCredentials } from './access.js';
import { dataRoutes } from './data.js';
import { answer, type PlatformEnvironment } from './environment.js';
import { notFound, PlatformError } from './errors.js';
import type { Faults } from './faults.js';
import { findNamed } from './identifiers.js';
import { institutionRoutes } from './institutions.js';
import { memberJobRoutes } from './member-jobs.js';
import { memberRoutes } from './members.js';
import { microdepositRoutes } from './microdeposits.js';
import { unplayedRoutes } from './unplayed.js';
import { userRoutes } from './users.js';
import { widgetUrlRoutes } from './widget-urls.js';

/** MX's Platform API as far as a team that embeds the Connect Widget touches it. */
export function createPlatformApp(
  context: SandboxContext,
  credentials: ApiCredentials,
  faults: Faults,
): Hono<PlatformEnvironment> {
  const { users, members } = context.world;
  const app = new Hono<PlatformEnvironment>();

  app.onError((error, requestContext) => {
    if (error instanceof PlatformError) return answer(requestContext, error.toBody(), error.status);
    console.error(error);
    const failure = new PlatformError(500, 'internal', 'The sandbox failed; its terminal says why.');
    return answer(requestContext, failure.toBody(), 500);
  });
  app.notFound((requestContext) => {
    const { method, path } = requestContext.req;
    return answer(requestContext, notFound('route', `${method} ${path}`).toBody(), 404);
  });

  app.use(requireCredentials(credentials), negotiateVersion, faults.middleware);
  app.use('/users/:user/*', async (requestContext, next) => {
    const identifier = requestContext.req.param('user');
    requestContext.set('user', findNamed(requestContext, 'user', users.all(), identifier));
    await next();
  });
  app.use('/users/:user/members/:member/*', async (requestContext, next) => {
    const own = members.ofUser(requestContext.var.user.guid);
    const identifier = requestContext.req.param('member');
    requestContext.set('member', findNamed(requestContext, 'member', own, identifier));
    await next();
  });

  app
    .route('/', userRoutes(context))
    .route('/', widgetUrlRoutes(context))
    .route('/', memberRoutes(context))
    .route('/', memberJobRoutes(context))
    .route('/', institutionRoutes(context))
    .route('/', dataRoutes(context))
    .route('/', microdepositRoutes(context))
    .route('/', unplayedRoutes());
  return app;
}
