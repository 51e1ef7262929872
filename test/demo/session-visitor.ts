import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { buildPages } from '../../demo/server/pages.js';
import { startDemo } from '../../demo/server/start-demo.js';
import { stopClock } from './stop-clock.js';
import type { WidgetState } from '../../src/index.js';

/** A person in front of the demo page in a browser that keeps pages for Back, as people's browsers do; disposing of it leaves. */
export interface SessionVisitor extends AsyncDisposable {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly url: string;
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

/**
 * Opens the demo page and waits for its widget.
 * @param clockStopped whether the clocks of all pages stand still, until `context.clock` moves them.
 */
export async function visit(browser: Browser, clockStopped = false): Promise<SessionVisitor> {
  const demo = await startDemo({ sandbox: { latency: 10 } });
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  if (clockStopped) await stopClock(context);
  const page = await context.newPage();
  await page.goto(demo.url);
  await untilState(page, 'active');
  return {
    page,
    context,
    url: demo.url,
    [Symbol.asyncDispose]: async () => {
      await context.close();
      await demo.close();
    },
  };
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
