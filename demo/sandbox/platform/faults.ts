import type { MiddlewareHandler } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { PlatformEnvironment } from './environment.js';
import { PlatformError } from './errors.js';

const ROUTES = ['widget_urls', 'members', 'accounts', 'transactions', 'institutions'] as const;

/** A group of routes that can be told to fail: the last of these words in a path says which group it is in. */
export type FaultRoute = (typeof ROUTES)[number];

export interface Faults {
  /** The next `times` requests to the route answer with `status` and do nothing. */
  failNext(route: FaultRoute, status: number, times?: number): void;
  middleware: MiddlewareHandler<PlatformEnvironment>;
}

function isErrorStatus(status: number): status is ContentfulStatusCode {
  return Number.isInteger(status) && status >= 400 && status <= 599;
}

function routeOf(path: string): FaultRoute | undefined {
  const segments = path.split('/');
  return ROUTES.filter((route) => segments.includes(route))
    .sort((one, other) => segments.lastIndexOf(one) - segments.lastIndexOf(other))
    .at(-1);
}

export function createFaults(): Faults {
  const planned = new Map<FaultRoute, ContentfulStatusCode[]>();
  return {
    failNext(route, status, times = 1) {
      if (!ROUTES.includes(route)) {
        throw new RangeError(`failNext: route must be one of ${ROUTES.join(', ')}; got ${route}`);
      }
      if (!isErrorStatus(status)) {
        throw new RangeError(`failNext: status must be a whole number from 400 to 599; got ${status}`);
      }
      if (!Number.isInteger(times) || times < 1) {
        throw new RangeError(`failNext: times must be a whole number from 1 on; got ${times}`);
      }
      const statuses = Array.from({ length: times }, () => status);
      planned.set(route, [...(planned.get(route) ?? []), ...statuses]);
    },
    middleware: async (context, next) => {
      const route = routeOf(context.req.path);
      const status = route && planned.get(route)?.shift();
      if (status)
        throw new PlatformError(status, 'planned_fault', `This request was told to fail with ${status}.`);
      await next();
    },
  };
}
