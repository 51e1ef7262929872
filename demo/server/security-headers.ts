import { createMiddleware } from 'hono/factory';

/**
 * A strict Content-Security-Policy with Trusted Types: the demo page proves that the element works under one. A route may set a policy
 * of its own.
 *
 * @param widgetSources what may be framed, as CSP sources, e.g. `https://int-widgets.moneydesktop.com`
 */
export function securityHeaders(widgetSources: readonly string[]) {
  const policy = [
    "default-src 'self'",
    `frame-src ${widgetSources.join(' ')}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types lit-html',
  ].join('; ');

  return createMiddleware(async (context, next) => {
    await next();
    if (!context.res.headers.has('Content-Security-Policy'))
      context.header('Content-Security-Policy', policy);
    context.header('X-Content-Type-Options', 'nosniff');
    context.header('Referrer-Policy', 'strict-origin-when-cross-origin');
  });
}
