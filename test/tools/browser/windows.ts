import type { BrowserLauncher, TestRunnerPlugin } from '@web/test-runner';

/** What the launchers for Chromium and Firefox (Puppeteer), or for WebKit (WebDriver), know of their windows. */
interface PuppeteerPage {
  bringToFront(): Promise<void>;
  close(): Promise<void>;
  browserContext(): { pages(): Promise<PuppeteerPage[]> };
}
interface PuppeteerLauncher extends BrowserLauncher {
  getPage(sessionId: string): PuppeteerPage;
}
interface WebDriverLauncher extends BrowserLauncher {
  driver: {
    getWindowHandle(): Promise<string>;
    getWindowHandles(): Promise<string[]>;
    switchToWindow(handle: string): Promise<void>;
    closeWindow(): Promise<void>;
  };
}

/**
 * Commands for tests of windows: `count-windows` asks the browser how many windows and tabs are open, `bring-to-front` goes back
 * to the test's own, `close-windows` closes all but that.
 */
export function windowsPlugin(): TestRunnerPlugin {
  return {
    name: 'windows',
    executeCommand({ command, session: { browser, id } }) {
      if (command === 'count-windows') return countWindows(browser, id);
      if (command === 'close-windows') return closeWindows(browser, id);
      if (command === 'bring-to-front') return bringToFront(browser, id);
      return undefined;
    },
  };
}

async function countWindows(browser: BrowserLauncher, sessionId: string): Promise<number> {
  const windows = isPuppeteer(browser)
    ? await browser.getPage(sessionId).browserContext().pages()
    : await (browser as WebDriverLauncher).driver.getWindowHandles();
  return windows.length;
}

/** As their users would: no page may close a window of another origin that it has no tie to. */
async function closeWindows(browser: BrowserLauncher, sessionId: string): Promise<true> {
  if (isPuppeteer(browser)) {
    const own = browser.getPage(sessionId);
    const pages = await own.browserContext().pages();
    // One that is on its way out already is gone when it is asked to go.
    for (const page of pages) if (page !== own) await page.close().catch(() => undefined);
    return true;
  }
  const { driver } = browser as WebDriverLauncher;
  const own = await driver.getWindowHandle();
  for (const handle of await driver.getWindowHandles()) {
    if (handle === own) continue;
    await driver
      .switchToWindow(handle)
      .then(() => driver.closeWindow())
      .catch(() => undefined);
  }
  await driver.switchToWindow(own);
  return true;
}

/** A WebDriver sends keys to the test's window, whichever is in front. */
async function bringToFront(browser: BrowserLauncher, sessionId: string): Promise<true> {
  if (isPuppeteer(browser)) await browser.getPage(sessionId).bringToFront();
  return true;
}

function isPuppeteer(browser: BrowserLauncher): browser is PuppeteerLauncher {
  return 'getPage' in browser;
}
