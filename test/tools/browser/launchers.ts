import { chromeLauncher, type BrowserLauncher } from '@web/test-runner';
import { webdriverLauncher } from '@web/test-runner-webdriver';
import { existsSync } from 'node:fs';
import { ensureChromium } from '../chromium.js';
import { startWebKitDriver } from './webkit-driver.js';

const firefox = '/usr/bin/firefox-esr';
const miniBrowser = '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser';

const launchers: Record<string, () => BrowserLauncher | Promise<BrowserLauncher>> = {
  chromium: async () =>
    chromeLauncher({
      launchOptions: {
        executablePath: await ensureChromium(),
        // Understood by the browser as well as by its headless shell.
        headless: 'shell',
        args: [
          '--no-sandbox',
          '--disable-background-networking',
          '--disable-component-update',
          '--disable-sync',
        ],
        // The real pop-up blocker stays on.
        ignoreDefaultArgs: ['--disable-popup-blocking'],
      },
    }),

  firefox: () =>
    chromeLauncher({
      launchOptions: {
        browser: 'firefox',
        executablePath: process.env['FIREFOX_PATH'] ?? installed(firefox, 'Firefox ESR', 'firefox-esr'),
        extraPrefsFirefox: { 'dom.disable_open_during_load': true },
      },
    }),

  webkit: async () => {
    const binary = installed(miniBrowser, 'WebKitGTK', 'webkit2gtk-driver');
    const capabilities = {
      browserName: 'MiniBrowser',
      'wdio:enforceWebDriverClassic': true,
      // The test page tells by itself when it runs. An answer that waits for its load may be lost, or come when the page has finished.
      pageLoadStrategy: 'none' as const,
      'webkitgtk:browserOptions': { binary, args: ['--automation'] },
    };
    const port = await startWebKitDriver();
    const launcher = webdriverLauncher({ hostname: '127.0.0.1', port, path: '/', capabilities });
    // Its types say the same but for `undefined` in optional members.
    return launcher as BrowserLauncher;
  },
};

/** @throws Error if the browser is not one of the three, or not installed */
export async function launcherFor(browser: string): Promise<BrowserLauncher> {
  const launcher = launchers[browser];
  if (!launcher) {
    throw new Error(`BROWSER must be ${Object.keys(launchers).join(', ')}, not "${browser}".`);
  }
  return launcher();
}

function installed(path: string, name: string, debianPackage: string): string {
  if (existsSync(path)) return path;
  throw new Error(`${name} is not at ${path}. On Debian: apt-get install ${debianPackage}`);
}
