import { createMiddleware } from 'hono/factory';

/** Names of this very machine, with any port. */
const own = /^((.+\.)?localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i;

/**
 * Answers only to names of this machine. A page of another site can let its own name point here (DNS rebinding), and would
 * then be of the same origin as this server; its name still stands in `Host`.
 */
export const toOwnHost = createMiddleware(async (context, next) => {
  if (own.test(context.req.header('Host') ?? '')) return next();
  const error = { code: 'foreign-host', message: 'This server is only for localhost.' };
  return context.json({ error }, 421);
});
