import { Hono } from 'hono';
import type { PlatformEnvironment } from './environment.js';
import { PlatformError } from './errors.js';
import { ONLY_IN, UNPLAYED_OPERATIONS } from './unplayed-operations.js';

/** Answers 501 for the operations that MX has and the sandbox does not, and says so. */
export function unplayedRoutes(): Hono<PlatformEnvironment> {
  const routes = new Hono<PlatformEnvironment>();
  for (const [group, operations] of Object.entries(UNPLAYED_OPERATIONS)) {
    for (const operation of operations) {
      const [method = '', path = ''] = operation.split(' ', 2);
      // The route of a statement takes its document, with .pdf behind the path, as well.
      if (path.endsWith('.pdf')) continue;
      const pattern = path.split('{}').reduce(withParameter);
      routes.on(method, pattern, async (context, next) => {
        const only = ONLY_IN[operation];
        if (only !== undefined && only !== context.var.version) return next();
        throw new PlatformError(
          501,
          'not_implemented',
          `The sandbox does not implement ${group}; \`${method} ${context.req.path}\` is available only from MX.`,
        );
      });
    }
  }
  return routes;
}

function withParameter(path: string, rest: string, index: number): string {
  return `${path}:parameter${index}${rest}`;
}
