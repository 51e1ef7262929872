import type { MiddlewareHandler } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { PlatformEnvironment } from './environment.js';
import { PlatformError } from './errors.js';
import { FAULT_ROUTES, isFaultRoute, type FaultRoute, type PlannedFaults } from './fault-routes.js';

export interface Faults {
  /** The next `times` requests to the route, `Infinity` for all, answer with `status` and do nothing; 0 takes back what is planned. */
  failNext(route: FaultRoute, status: number, times?: number): void;
  middleware: MiddlewareHandler<PlatformEnvironment>;
}

interface Fault {
  status: ContentfulStatusCode;
  /** How many more requests it meets. */
  left: number;
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
  const planned = new Map<string, Fault[]>(
    Object.entries(initial).map(([route, statuses]) => [
      route,
      [statuses]
        .flat()
        .filter(isErrorStatus)
        .map((status) => ({ status, left: 1 })),
    ]),
  );

  function next(route: FaultRoute): ContentfulStatusCode | undefined {
    const faults = planned.get(route);
    const fault = faults?.[0];
    if (!fault) return undefined;
    fault.left -= 1;
    if (fault.left === 0) faults.shift();
    return fault.status;
  }

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
      if (!(Number.isInteger(times) || times === Infinity) || times < 0) {
        throw new RangeError(`failNext: times must be an integer of 0 or more, or Infinity; got ${times}`);
      }
      planned.set(route, times === 0 ? [] : [...(planned.get(route) ?? []), { status, left: times }]);
    },
    middleware: async (context, goOn) => {
      const route = routeOf(context.req.path);
      const status = route && next(route);
      if (status)
        throw new PlatformError(status, 'planned_fault', `This request was told to fail with ${status}.`);
      await goOn();
    },
  };
}
