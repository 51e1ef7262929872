import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import type { MiddlewareHandler } from 'hono';
import { guidesDirectory } from './pages.js';

/** No inline script runs. VitePress colours code by style attributes, and its style sheet has icons as data: addresses. */
const policy = [
  "default-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/**
 * Serves the built guides under /guides/.
 * @param built settles when they are built; requests wait for it, and are answered with 500 if it rejects. Default: at once.
 */
export function createGuides(built: Promise<void> = Promise.resolve()): Hono {
  const guides = new Hono();
  guides.use(async (context, next) => {
    const failure = await built.then(
      () => undefined,
      () => 'The guides could not be built. The terminal says why.',
    );
    if (failure !== undefined) return context.text(failure, 500);
    await next();
    context.header('Content-Security-Policy', policy);
    return undefined;
  });
  // At the first request, because it warns of a folder that is not built yet.
  let files: MiddlewareHandler | undefined;
  guides.use((context, next) => (files ??= serveGuides())(context, next));
  return guides;
}

function serveGuides(): MiddlewareHandler {
  return serveStatic({
    root: guidesDirectory,
    rewriteRequestPath: (path) => path.replace(/^\/guides/, ''),
  });
}
