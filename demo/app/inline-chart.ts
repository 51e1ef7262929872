import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const chartFile = fileURLToPath(new URL('./chart.svg', import.meta.url));
const placeholder = '<!-- chart.svg -->';
const missing = '<p class="empty">The chart has not been generated yet: run <code>npm run chart</code>.</p>';

/**
 * Puts the generated state chart into index.html at build time. It has to be part of the document, because the
 * page lights up its groups; and it has to be there from the start, because under Trusted Types a page cannot
 * turn text into SVG.
 */
export function inlineChart(): Plugin {
  return {
    name: 'inline-chart',
    configureServer: (server) => void server.watcher.add(chartFile),
    transformIndexHtml: {
      order: 'pre',
      handler: (html) => html.replace(placeholder, () => (existsSync(chartFile) ? readChart() : missing)),
    },
  };
}

/** The `<svg>` element alone: an XML prologue and a doctype have no place inside an HTML document. */
function readChart(): string {
  const source = readFileSync(chartFile, 'utf8');
  return source.slice(Math.max(source.indexOf('<svg'), 0));
}
