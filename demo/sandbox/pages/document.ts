import type { Context } from 'hono';
import { html, raw } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import type { PageName } from './assets.js';

/** What Hono's `html` tag produces: markup whose parts were escaped. */
export type Markup = HtmlEscapedString | Promise<HtmlEscapedString>;

export interface PageOptions {
  page: PageName;
  title: string;
  body: Markup;
  /** Default `en`. */
  language?: string;
  /** Default `browser`: as the user's system has it. */
  colorScheme?: 'light' | 'dark' | 'browser';
  /** JSON for the page's script, by element id. */
  data?: Readonly<Record<string, unknown>>;
  /** Who may embed the page; default nobody. */
  frameAncestors?: '*' | "'none'";
  /** Default 200. */
  status?: 200 | 400 | 404 | 410 | 413;
  /** More response headers. */
  headers?: Readonly<Record<string, string>>;
}

/** A whole page under a strict Content-Security-Policy: no inline script or style, nothing from other origins. */
export function sendPage(context: Context, options: PageOptions): Response | Promise<Response> {
  const { page, title, body, language = 'en', colorScheme = 'browser', data = {} } = options;
  for (const [name, value] of Object.entries({ ...securityHeaders(options), ...options.headers })) {
    context.header(name, value);
  }
  return context.html(
    html`<!doctype html>
      <html lang="${language}" data-color-scheme="${colorScheme}">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="robots" content="noindex" />
          <title>${title}</title>
          <link rel="icon" href="data:," />
          <link rel="stylesheet" href="/assets/${page}.css" />
          <script type="module" src="/assets/${page}.js"></script>
        </head>
        <body>
          ${body} ${Object.entries(data).map(([id, value]) => embed(id, value))}
        </body>
      </html>`,
    options.status ?? 200,
  );
}

function embed(id: string, value: unknown): Markup {
  // Within a script element only "<" could end it; as an escape it is the same JSON.
  const json = JSON.stringify(value).replaceAll('<', '\\u003c');
  return html`<script type="application/json" id="${id}">
    ${raw(json)}
  </script>`;
}

function securityHeaders({ frameAncestors = "'none'" }: PageOptions): Record<string, string> {
  const policy = {
    'default-src': "'self'",
    'img-src': "'self' data:",
    'object-src': "'none'",
    'base-uri': "'none'",
    'form-action': "'self'",
    'frame-ancestors': frameAncestors,
    'require-trusted-types-for': "'script'",
    'trusted-types': 'lit-html',
  };
  return {
    'content-security-policy': Object.entries(policy)
      .map((directive) => directive.join(' '))
      .join('; '),
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  };
}
