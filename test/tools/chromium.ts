import { Launcher } from 'chrome-launcher';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { chromium } from 'playwright-core';

const cache = resolve('node_modules/.cache/chromium');

/** The newest @sparticuz/chromium that was tried: one npm package with Chromium inside, for Linux without root. */
const packagedChromium = { name: '@sparticuz/chromium', version: '147' };

/**
 * Path of a Chromium (or Chrome) that starts, installed if there is none.
 *
 * Looked for in `CHROME_PATH`, where the operating systems put it, in Playwright's cache and in ours.
 *
 * @throws Error that says what to do when none is found and none can be installed
 */
export async function ensureChromium(): Promise<string> {
  const found = await findChromium();
  if (found) return found;
  console.log('No Chromium or Chrome found; installing one (once) …');
  for (const install of [installWithApt, installWithPlaywright, installFromNpm]) {
    install();
    const installed = await findChromium();
    if (installed) return installed;
  }
  throw new Error(
    'The tests need Chromium or Chrome. Install one, and set CHROME_PATH if it is in an unusual place.',
  );
}

async function findChromium(): Promise<string | undefined> {
  const configured = process.env['CHROME_PATH'];
  if (configured && !starts(configured)) {
    throw new Error(
      `CHROME_PATH is "${configured}", which does not start. Expected the path of Chromium or Chrome.`,
    );
  }
  const candidates = [installedOnSystem, installedByPlaywright, unpackedFromNpm];
  for (const candidate of candidates) {
    const path = (await candidate()).find(starts);
    if (path) return path;
  }
  return undefined;
}

/** Some systems have a command that only tells how to install Chromium. On Windows, asking opens a window. */
function starts(path: string): boolean {
  if (process.platform === 'win32') return existsSync(path);
  return spawnSync(path, ['--version'], { timeout: 20_000 }).status === 0;
}

function installedOnSystem(): string[] {
  try {
    return Launcher.getInstallations();
  } catch {
    // It throws when it finds nothing.
    return [];
  }
}

const browserNames =
  /^(chrome|headless_shell|chrome-headless-shell|Chromium|Google Chrome for Testing)(\.exe)?$/;

/** Playwright keeps browsers in <cache>/<browser>-<revision>/<platform>/…; the full browser and a headless one. */
function installedByPlaywright(): string[] {
  const [playwrightCache = ''] = chromium.executablePath().split(/[\\/]chromium-\d+[\\/]/);
  if (!existsSync(playwrightCache)) return [];
  return readdirSync(playwrightCache)
    .filter((name) => name.startsWith('chromium'))
    .sort()
    .reverse()
    .flatMap((name) => readdirSync(join(playwrightCache, name), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && browserNames.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}

interface PackagedChromium {
  default: { executablePath(): Promise<string> };
}

async function unpackedFromNpm(): Promise<string[]> {
  if (!existsSync(join(cache, 'node_modules'))) return [];
  const require = createRequire(join(cache, 'package.json'));
  const packaged = require(packagedChromium.name) as PackagedChromium;
  return [await packaged.default.executablePath()];
}

function installWithApt(): void {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return;
  run('apt-get', 'update', '-qq');
  run('apt-get', 'install', '-y', '-qq', '--no-install-recommends', 'chromium');
}

function installWithPlaywright(): void {
  run(process.execPath, 'node_modules/playwright-core/cli.js', 'install', 'chromium-headless-shell');
}

function installFromNpm(): void {
  if (process.platform !== 'linux' || process.arch !== 'x64') return;
  mkdirSync(cache, { recursive: true });
  run(
    'npm',
    'install',
    '--no-save',
    '--no-audit',
    '--no-fund',
    '--prefix',
    cache,
    `${packagedChromium.name}@${packagedChromium.version}`,
  );
}

/** A failure is not the end: the next way to install is tried, and what was printed says why. */
function run(command: string, ...args: string[]): void {
  spawnSync(command, args, { stdio: 'inherit', timeout: 300_000 });
}
