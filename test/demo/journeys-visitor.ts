import axe from 'axe-core';
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach } from 'node:test';
import { chromium, type Browser, type BrowserContext, type FrameLocator, type Page } from 'playwright-core';
import { buildPages } from '../../demo/server/pages.js';
import { startDemo, type Demo } from '../../demo/server/start-demo.js';
import type { Sandbox } from '../../demo/sandbox/index.js';

/** One person at the demo page, in a browser profile of their own, with a demo server of their own. */
export interface Visitor {
  page: Page;
  context: BrowserContext;
  sandbox: Sandbox;
  /** The page inside the widget's frame. */
  frame: FrameLocator;
  /** Whatever went wrong so far in any window: console errors, uncaught exceptions, CSP violations. */
  complaints: string[];
  /** Complaints that belong to the journey. */
  expected: RegExp[];
  leave(): Promise<void>;
}

/** A browser as people have it: its pop-up blocker is on, which Playwright would switch off. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env['CHROME_PATH'] ?? '/usr/bin/chromium',
    ignoreDefaultArgs: ['--disable-popup-blocking'],
    args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
}

/**
 * Opens the demo for each test of a suite in one browser, and hands the visitor over. Whatever went wrong in a window, and was not
 * expected, fails the test.
 */
export function useVisitor(receive: (visitor: Visitor) => void): void {
  let browser: Browser;
  let visitor: Visitor;

  before(async () => {
    await buildPages();
    browser = await launchBrowser();
  });
  after(() => browser.close());

  beforeEach(async () => {
    visitor = await visit(browser);
    receive(visitor);
  });
  afterEach(async () => {
    await visitor.leave();
    const { complaints, expected } = visitor;
    const unexpected = complaints.filter((text) => !expected.some((pattern) => pattern.test(text)));
    assert.deepEqual(unexpected, [], 'no console error, exception or CSP violation');
  });
}

/** Starts a demo and opens its page. Everything seen going wrong afterwards is kept in `complaints`. */
export async function visit(browser: Browser): Promise<Visitor> {
  const demo = await startDemo({ sandbox: { latency: 10 } });
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const complaints = listenForComplaints(context);
  const page = await context.newPage();
  await page.goto(`${demo.url}#accounts`);
  return {
    page,
    context,
    sandbox: sandboxOf(demo),
    frame: page.frameLocator('connect-widget iframe'),
    complaints,
    expected: [],
    leave: async () => {
      await context.close();
      await demo.close();
    },
  };
}

/** Opens a panel of the page's inspector. */
export async function openPanel({ page }: Visitor, name: string): Promise<void> {
  await page.getByRole('tablist', { name: 'Inspector' }).getByRole('tab', { name }).click();
}

/** Chooses what the widget asks MX for, and waits for the widget that asks for it: until then the previous one takes what is typed. */
export async function chooseProduct({ page }: Visitor, title: string): Promise<void> {
  const previous = await page.locator('connect-widget iframe').getAttribute('src');
  await page.getByRole('radio', { name: title }).check();
  await page.locator(`connect-widget iframe:not([src="${String(previous)}"])`).waitFor();
}

/** Types "MX" into the search and chooses the bank from what it finds. */
export async function chooseBank({ frame }: Visitor, name: string, search = 'MX'): Promise<void> {
  await frame.getByLabel('Search for your bank').fill(search);
  await frame.getByRole('button', { name, exact: true }).click();
}

/** Signs in on whatever page shows a user name and a password: the widget's or a bank's. */
export async function signIn(place: FrameLocator | Page, password: string, button: string): Promise<void> {
  await place.getByLabel('Username').fill('mxuser');
  await place.getByLabel('Password', { exact: true }).fill(password);
  await place.getByRole('button', { name: button }).click();
}

/** Waits until the event stands in the page's log, whichever panel is open. */
export async function expectEvent({ page }: Visitor, name: string): Promise<void> {
  await page.locator(`event-log li[data-event="${name}"]`).first().waitFor({ state: 'attached' });
}

/** Waits until the panel of accounts shows those of the connected bank, and some transactions. */
export async function expectData({ page }: Visitor, bank: string): Promise<void> {
  try {
    await page.getByRole('region', { name: 'Transactions', exact: true }).waitFor();
  } catch (cause) {
    throw new Error(`No transactions; the page shows:\n${await page.locator('body').innerText()}`, { cause });
  }
  const accounts = page.locator('bank-data .account');
  const transactions = page.locator('bank-data tr[data-transaction]');
  await accounts.nth(7).waitFor();
  await transactions.nth(4).waitFor();
  assert.match(
    (await accounts.first().textContent()) ?? '',
    /\$[\d,]+\.\d\d/,
    'an account shows its balance',
  );
  const chosen = page.locator('.member[data-selected] .member-name');
  assert.equal((await chosen.textContent())?.trim(), bank);
}

/** What axe finds in the page around the widget, which answers for itself elsewhere: rule and place. */
export async function findBarriers({ page }: Visitor): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run(
      { exclude: ['connect-widget'] },
      { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] },
    );
    return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
  });
}

function listenForComplaints(context: BrowserContext): string[] {
  const complaints: string[] = [];
  context.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`console: ${message.text()}`);
  });
  context.on('weberror', (webError) => complaints.push(`uncaught: ${webError.error().message}`));
  context.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? '';
    if (reason.includes('BLOCKED')) complaints.push(`blocked: ${request.url()} ${reason}`);
  });
  return complaints;
}

function sandboxOf({ sandbox }: Demo): Sandbox {
  assert.ok(sandbox, 'without MX credentials the demo starts a sandbox');
  return sandbox;
}
