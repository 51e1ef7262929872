import type { BrowserLauncher, TestRunnerPlugin } from '@web/test-runner';

/** What is used of Puppeteer, which the launchers for Chromium and Firefox come with. */
interface Page {
  bringToFront(): Promise<void>;
  close(): Promise<void>;
  browserContext(): { cookies(): Promise<unknown>; pages(): Promise<Page[]> };
  createCDPSession(): Promise<Session>;
}
/** Of Chromium's own protocol. */
interface Session {
  send(command: 'Target.getTargets'): Promise<{ targetInfos: readonly Target[] }>;
  send(command: 'Target.getTargetInfo'): Promise<{ targetInfo: Target }>;
  send(command: 'Target.closeTarget', target: Pick<Target, 'targetId'>): Promise<unknown>;
  detach(): Promise<void>;
}
interface Target {
  readonly targetId: string;
  readonly type: string;
}

interface PuppeteerLauncher extends BrowserLauncher {
  getPage(sessionId: string): Page;
}
interface WebDriverLauncher extends BrowserLauncher {
  driver: {
    getWindowHandle(): Promise<string>;
    getWindowHandles(): Promise<string[]>;
    switchToWindow(handle: string): Promise<void>;
    closeWindow(): Promise<void>;
    execute<Value>(script: () => Value): Promise<Value>;
    getWindowRect(): Promise<{ x: number; y: number; width: number; height: number }>;
    minimizeWindow(): Promise<unknown>;
    setWindowRect(x: number, y: number, width: number, height: number): Promise<unknown>;
  };
}

/** The windows and tabs of the browser that a test runs in. */
interface Windows {
  count(): Promise<number>;
  /** Closes all but the test's own, as a user would: a page cannot close a window of another origin that has no opener. */
  closeOthers(): Promise<void>;
  bringToFront(): Promise<void>;
}

/**
 * Commands for tests of windows: `count-windows` asks the browser how many windows and tabs are open, `bring-to-front` goes back
 * to the test's own, `close-windows` closes all but that, and goes back to it.
 */
export function windowsPlugin(): TestRunnerPlugin {
  return {
    name: 'windows',
    async executeCommand({ command, session: { browser, id } }) {
      if (command === 'count-windows') return windowsOf(browser, id).count();
      if (command === 'bring-to-front') {
        await windowsOf(browser, id).bringToFront();
        return true;
      }
      if (command === 'close-windows') {
        const windows = windowsOf(browser, id);
        await windows.closeOthers();
        await windows.bringToFront();
        return true;
      }
      return undefined;
    },
  };
}

function windowsOf(browser: BrowserLauncher, sessionId: string): Windows {
  if (!('getPage' in browser)) return inWebKit((browser as WebDriverLauncher).driver);
  const page = (browser as PuppeteerLauncher).getPage(sessionId);
  return process.env['BROWSER'] === 'firefox' ? inFirefox(page) : inChromium(page);
}

/** Asks the browser itself, because Puppeteer lists a window only some time after it was opened. */
function inChromium(page: Page): Windows {
  const list = async (session: Session) => {
    const { targetInfos } = await session.send('Target.getTargets');
    return targetInfos.filter(({ type }) => type === 'page').map(({ targetId }) => targetId);
  };
  return {
    count: () => withSession(page, async (session) => (await list(session)).length),
    closeOthers: () =>
      withSession(page, async (session) => {
        const { targetInfo: own } = await session.send('Target.getTargetInfo');
        const others = async () => (await list(session)).filter((targetId) => targetId !== own.targetId);
        // Chromium answers before the window is closed, so ask until none is left; one that closes by itself may be gone already.
        for (let open = await others(); open.length > 0; open = await others()) {
          for (const targetId of open)
            await session.send('Target.closeTarget', { targetId }).catch(() => undefined);
        }
      }),
    bringToFront: () => page.bringToFront(),
  };
}

async function withSession<Value>(page: Page, use: (session: Session) => Promise<Value>): Promise<Value> {
  const session = await page.createCDPSession();
  try {
    return await use(session);
  } finally {
    await session.detach();
  }
}

function inFirefox(page: Page): Windows {
  const list = async () => {
    const context = page.browserContext();
    // Any command will do: Puppeteer has processed all earlier events by the time it is answered. Not `evaluate`, which Firefox
    // treats as a user gesture.
    await context.cookies();
    return context.pages();
  };
  return {
    count: async () => (await list()).length,
    async closeOthers() {
      for (const other of await list()) if (other !== page) await other.close().catch(() => undefined);
    },
    bringToFront: () => page.bringToFront(),
  };
}

function inWebKit(driver: WebDriverLauncher['driver']): Windows {
  return {
    count: async () => (await driver.getWindowHandles()).length,
    async closeOthers() {
      const own = await driver.getWindowHandle();
      for (const handle of await driver.getWindowHandles()) {
        if (handle === own) continue;
        await driver
          .switchToWindow(handle)
          .then(() => driver.closeWindow())
          .catch(() => undefined);
      }
      await driver.switchToWindow(own);
    },
    // Without a window manager, the focus is nowhere once a window that had it has closed; a window that comes back takes it.
    async bringToFront() {
      if (await driver.execute(() => document.hasFocus())) return;
      const { x, y, width, height } = await driver.getWindowRect();
      await driver.minimizeWindow();
      await driver.setWindowRect(x, y, width, height);
    },
  };
}
