import { setTimeout as pause } from 'node:timers/promises';
import { createMiddleware } from 'hono/factory';
import type { MiddlewareHandler } from 'hono';

/** Makes the page's backend slow, as far as the element waits for it. */
export interface BackendDelay {
  /**
   * @param ms that every answer waits from now on; 0, as at first, for none
   * @throws RangeError if it is no number from 0 to 60,000
   */
  set(ms: unknown): void;
  readonly middleware: MiddlewareHandler;
}

const longest = 60_000;

export function createBackendDelay(): BackendDelay {
  let delay = 0;
  return {
    set(ms) {
      if (typeof ms !== 'number' || !(ms >= 0 && ms <= longest))
        throw new RangeError(`ms must be a number from 0 to ${longest}.`);
      delay = ms;
    },
    middleware: createMiddleware(async (context, next) => {
      // Nobody waits for an answer to somebody who has gone.
      if (delay > 0) await pause(delay, undefined, { signal: context.req.raw.signal }).catch(() => undefined);
      await next();
    }),
  };
}
