import { createMiddleware } from 'hono/factory';

/**
 * Lets a request pass only if a page of this very server sent it. Browsers say where a request comes from in
 * Sec-Fetch-Site, older ones in Origin; a page cannot forge either. A request with neither comes from no browser
 * and can therefore not ride on anybody's session.
 */
export const fromOwnPage = createMiddleware(async (context, next) => {
  const site = context.req.header('Sec-Fetch-Site');
  const origin = context.req.header('Origin');
  const foreign = site
    ? site !== 'same-origin'
    : origin !== undefined && !isOwn(origin, context.req.header('Host'));
  if (foreign) {
    const error = { code: 'foreign-origin', message: 'Only pages of this server may ask for this.' };
    return context.json({ error }, 403);
  }
  return next();
});

function isOwn(origin: string, host: string | undefined): boolean {
  return URL.canParse(origin) && new URL(origin).host === host;
}
