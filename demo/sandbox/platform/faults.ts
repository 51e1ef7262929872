import type { MiddlewareHandler } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { PlatformEnvironment } from './environment.js';
import { PlatformError } from './errors.js';
import { FAULT_ROUTES, isFaultRoute, type FaultRoute, type PlannedFaults } from './fault-routes.js';

export interface Faults {
  /** The next `times` requests to the route answer with `status` and do nothing. */
  failNext(route: FaultRoute, status: number, times?: number): void;
  middleware: MiddlewareHandler<PlatformEnvironment>;
}

/** Whether a request can be told to fail with this status. */
export function isErrorStatus(status: number): status is ContentfulStatusCode {
  return Number.isInteger(status) && status >= 400 && status <= 599;
}

function routeOf(path: string): FaultRoute | undefined {
  const segments = path.split('/');
  return FAULT_ROUTES.filter((route) => segments.includes(route))
    .sort((one, other) => segments.lastIndexOf(one) - segments.lastIndexOf(other))
    .at(-1);
}

/** @param initial checked already, see the sandbox's option `faults`. */
export function createFaults(initial: PlannedFaults = {}): Faults {
  const planned = new Map<string, ContentfulStatusCode[]>(
    Object.entries(initial).map(([route, statuses]) => [route, [statuses].flat().filter(isErrorStatus)]),
  );
  return {
    failNext(route, status, times = 1) {
      if (!isFaultRoute(route)) {
        throw new RangeError(
          `failNext: route must be one of ${FAULT_ROUTES.join(', ')}; got ${String(route)}`,
        );
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
