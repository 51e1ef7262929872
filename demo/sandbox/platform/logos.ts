import { Hono } from 'hono';
import type { World } from '../store/types.js';

/** The first letters of the first two words: "Blue Heron Federal" is BH. */
function monogram(name: string): string {
  const words = name.split(/[^\p{Letter}]+/u).filter(Boolean);
  return words
    .slice(0, 2)
    .map((word) => word.charAt(0).toUpperCase())
    .join('');
}

/** Generated logos at `/logos/{50x50|100x100}/{code}.svg`, for MX's `small_logo_url` and `medium_logo_url`. */
export function createLogoApp({ institutions }: World): Hono {
  const routes = new Hono();
  routes.get('/logos/:size{50x50|100x100}/:file{[a-z0-9_]+\\.svg}', (context) => {
    const institution = institutions.find(context.req.param('file').replace(/\.svg$/, ''));
    if (!institution) return context.notFound();
    const size = Number.parseInt(context.req.param('size'), 10);
    const picture = `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 100 100">
  <rect width="100" height="100" rx="22" fill="${institution.color}"/>
  <text x="50" y="52" fill="#fff" font-family="system-ui, sans-serif" font-size="42" font-weight="600"
    text-anchor="middle" dominant-baseline="central">${monogram(institution.name)}</text>
</svg>`;
    return context.body(picture, 200, {
      'Content-Type': 'image/svg+xml; charset=utf-8',
      'Cache-Control': 'public, max-age=86400',
    });
  });
  return routes;
}
