import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { buildPages } from '../../demo/server/pages.js';
import { startDemo } from '../../demo/server/start-demo.js';
import type { WidgetState } from '../../src/index.js';

/** How long a step may take before it counts as stuck, in ms. */
const patience = 15_000;

/** A person in front of the demo page in a browser that keeps pages for Back, as people's browsers do. */
export interface SessionVisitor {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly url: string;
  leave(): Promise<void>;
}

/** Playwright switches the back/forward cache off unless it is told not to. */
export async function launchBrowser(): Promise<Browser> {
  await buildPages();
  return chromium.launch({
    executablePath: process.env['CHROME_PATH'] ?? '/usr/bin/chromium',
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
    args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
}

/** Opens the demo page and waits for its widget. */
export async function visit(browser: Browser): Promise<SessionVisitor> {
  const demo = await startDemo({ sandbox: { latency: 10 } });
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  context.setDefaultTimeout(patience);
  const page = await context.newPage();
  await page.goto(demo.url);
  await untilState(page, 'active');
  return {
    page,
    context,
    url: demo.url,
    leave: async () => {
      await context.close();
      await demo.close();
    },
  };
}

/** Sets the session's times on the page's widget, in seconds; the time that has passed already counts. */
export async function setTimes(page: Page, timeout: number, warning: number): Promise<void> {
  await page.evaluate(
    ([timeout, warning]) => {
      const widget = document.querySelector('connect-widget');
      widget?.setAttribute('session-timeout', String(timeout));
      widget?.setAttribute('session-warning', String(warning));
    },
    [timeout, warning],
  );
}

export async function untilState(page: Page, state: WidgetState): Promise<void> {
  await page.waitForFunction(
    (state) => document.querySelector('connect-widget')?.matches(`:state(${state})`),
    state,
  );
}

export function stateOf(page: Page): Promise<WidgetState | undefined> {
  return page.evaluate(() => document.querySelector('connect-widget')?.state);
}
