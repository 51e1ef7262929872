import type { BrowserLauncher, TestRunnerPlugin } from '@web/test-runner';

/** What the launchers for Chromium and Firefox (Puppeteer), or for WebKit (WebDriver), know of their windows. */
interface PuppeteerLauncher extends BrowserLauncher {
  getPage(sessionId: string): {
    bringToFront(): Promise<void>;
    browserContext(): { pages(): Promise<unknown[]> };
  };
}
interface WebDriverLauncher extends BrowserLauncher {
  driver: { getWindowHandles(): Promise<unknown[]> };
}

/**
 * Commands for tests of windows: `count-windows` asks the browser how many windows and tabs are open, `bring-to-front` goes back
 * to the test's own.
 */
export function windowsPlugin(): TestRunnerPlugin {
  return {
    name: 'windows',
    executeCommand({ command, session: { browser, id } }) {
      if (command === 'count-windows') return countWindows(browser, id);
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

/** A WebDriver sends keys to the test's window, whichever is in front. */
async function bringToFront(browser: BrowserLauncher, sessionId: string): Promise<true> {
  if (isPuppeteer(browser)) await browser.getPage(sessionId).bringToFront();
  return true;
}

function isPuppeteer(browser: BrowserLauncher): browser is PuppeteerLauncher {
  return 'getPage' in browser;
}
