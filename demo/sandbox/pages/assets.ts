import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Hono } from 'hono';
import { locatePages } from './locate.js';

export type PageName = 'widget' | 'bank' | 'alldata' | 'result' | 'replay';

const contentTypes = { js: 'text/javascript; charset=utf-8', css: 'text/css; charset=utf-8' };

/** Serves the scripts and style sheets of the named pages, and nothing else, under `/assets/`. */
export function createAssets(...names: readonly PageName[]): Hono {
  const directory = locatePages();
  const app = new Hono();
  for (const name of names) {
    for (const [extension, contentType] of Object.entries(contentTypes)) {
      const file = `${name}.${extension}`;
      app.get(`/assets/${file}`, async (context) =>
        context.body(await readFile(join(directory, file), 'utf8'), 200, {
          'content-type': contentType,
          'cache-control': 'no-cache',
          'x-content-type-options': 'nosniff',
          'cross-origin-resource-policy': 'same-origin',
        }),
      );
    }
  }
  return app;
}
