import { copyFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { defineConfig } from 'vitepress';
import { sidebar } from './sidebar.js';
import { slugify } from './slugify.js';

/** VitePress's two inline scripts, which choose dark or light before the page is drawn. */
const inlineScript = /<script id="check-[\w-]+">(.*?)<\/script>/gs;
const earlyScript = 'early.js';
let early = '';
/** Beside the guides, so that a link to it works in the package as well. */
const contract = 'widget-url-endpoint.yaml';

/** The guides, built into demo/dist/guides and served by the demo's server under /guides/. */
export default defineConfig({
  title: 'connect-widget-element',
  description: 'Guides to <connect-widget>, the custom element that embeds MX’s Connect Widget',
  lang: 'en',
  base: '/guides/',
  outDir: '../dist/guides',
  cacheDir: '../../node_modules/.cache/vitepress',
  // In a file of its own instead of an inline script.
  metaChunk: true,
  head: [['link', { rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' }]],
  markdown: {
    theme: { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' },
    languageAlias: { svelte: 'html' },
    anchor: { slugify },
  },
  themeConfig: {
    // Short enough for the narrowest window.
    siteTitle: 'connect-widget',
    search: { provider: 'local' },
    nav: [{ text: 'Playground', link: '../', target: '_self' }],
    sidebar,
    outline: [2, 3],
    docFooter: { prev: 'Previous', next: 'Next' },
  },
  // The pages' Content-Security-Policy allows no inline script.
  transformHtml(html) {
    early = [...html.matchAll(inlineScript)].map(([, code = '']) => code).join('\n');
    return html
      .replace(inlineScript, '')
      .replace('</head>', `<script src="/guides/${earlyScript}"></script></head>`);
  },
  async buildEnd({ srcDir, outDir }) {
    await writeFile(join(outDir, earlyScript), early);
    await copyFile(join(srcDir, contract), join(outDir, contract));
  },
});
