/**
 * `npm run picture`: takes the README's picture, demo/app/picture.jpg. Three widgets beside each other: the search, the idle warning,
 * and an error. Needs `npm run build` before.
 */
import { chromium } from 'playwright-core';
import { startSandbox } from '../../demo/sandbox/index.js';
import { ensureChromium } from './chromium.js';

await using sandbox = await startSandbox({ latency: 0 });
await using browser = await chromium.launch({
  executablePath: await ensureChromium(),
  args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});
await using page = await browser.newPage({ viewport: { width: 1000, height: 560 } });
const widget = (attributes: string) =>
  `<connect-widget lang="en" language="en-US" ${attributes}></connect-widget>`;
await page.goto(
  sandbox.serve(`<style>
    body { display: flex; gap: 24px; margin: 0; padding: 24px; background: #e8ecf3; }
    connect-widget { flex: 1; --connect-widget-height: 512px; min-height: 0; }
  </style>
  ${widget('widget-url-endpoint="/api/widget-url"')}
  ${widget('widget-url-endpoint="/api/widget-url" session-timeout="32" session-warning="30"')}
  ${widget('widget-url-endpoint="/nowhere"')}`),
);
const states = ['active', 'idle-warning', 'error'];
for (const [index, state] of states.entries())
  await page
    .locator('connect-widget')
    .nth(index)
    .and(page.locator(`:state(${state})`))
    .waitFor();
await page
  .locator('connect-widget')
  .first()
  .frameLocator('iframe')
  .getByText('MX Bank', { exact: true })
  .waitFor();
await page.screenshot({ path: 'demo/app/picture.jpg', type: 'jpeg', quality: 60, animations: 'disabled' });
