import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Locator } from 'playwright-core';
import { findBarriers, launchBrowser, openPanel, visit, type Visitor } from '../journeys-visitor.js';

describe('the demo’s menu of trips to the bank', () => {
  let browser: Browser;
  let visitor: Visitor;

  before(async () => {
    browser = await launchBrowser();
    visitor = await visit(browser);
    await openPanel(visitor, 'Sandbox');
    await visitor.page.evaluate(() => {
      const widget = document.querySelector('connect-widget');
      widget?.addEventListener('connect-popout-settled', () => console.info('settled'));
    });
  });
  after(async () => {
    await visitor.leave();
    await browser.close();
  });

  /** Chooses in the menu by its labels, goes to the bank, and waits until the page tells this outcome. */
  async function go(
    choices: Record<string, string>,
    checks: readonly string[],
    outcome: string,
  ): Promise<void> {
    const { page, frame } = visitor;
    const menu = page.getByRole('region', { name: 'At the bank' });
    for (const [label, value] of Object.entries(choices)) {
      await taken(label, () => menu.getByLabel(label).selectOption({ label: value }));
    }
    for (const check of checks) await taken(check, () => menu.getByLabel(check).check());
    const settled = page.waitForEvent('console', (message) => message.text() === 'settled');
    await clickOnly(frame.getByRole('button', { name: 'Continue' }));
    await settled;
    await menu.getByRole('status').getByText(outcome).waitFor();
    if (outcome === 'blocked') await page.getByRole('button', { name: 'Open the window' }).click();
    for (const check of checks) await taken(check, () => menu.getByLabel(check).uncheck());
  }

  /** A click and nothing else: whatever Playwright looks at in a page counts as a gesture there, and would free a blocked window. */
  async function clickOnly(button: Locator): Promise<void> {
    await button.click({ trial: true });
    const box = await button.boundingBox();
    assert.ok(box);
    await visitor.page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  }

  /** Some choices are told to the sandbox, one only to the page; with all others the element loads a fresh widget. */
  async function taken(label: string, choose: () => Promise<unknown>): Promise<void> {
    const told = [openerPolicy, 'The bank’s window'].includes(label)
      ? /api\/sandbox\/popup$/
      : /api\/widget-url$/;
    await Promise.all([label !== spendsClick && visitor.page.waitForResponse(told), choose()]);
  }

  const openerPolicy = 'Cross-Origin-Opener-Policy';
  const spendsClick = 'uses the click up';

  const oauth = 'MX Bank, through OAuth';
  const allData = 'Alder Community Bank, through AllData';

  it('leads through OAuth and AllData to each outcome', async () => {
    const { page } = visitor;
    await go(
      {
        'The way leads to': oauth,
        'It is opened by': 'the element, as a pop-up',
        'The bank’s window': 'approves',
      },
      [],
      'completed',
    );
    await go({ 'The way leads to': allData, 'The bank’s window': 'denies: CANCELLED' }, [], 'CANCELLED');
    await go(
      { 'The way leads to': oauth, 'The bank’s window': 'closes without an answer' },
      [],
      'closed before',
    );
    await go(
      { 'The way leads to': allData, 'The bank’s window': 'never answers' },
      [openerPolicy],
      'severed',
    );
    await go(
      { 'The way leads to': oauth, 'The bank’s window': 'breaks: SERVER_ERROR' },
      [spendsClick],
      'blocked',
    );
    await page.locator('bank-trips').getByText('SERVER_ERROR', { exact: true }).first().waitFor();
  });

  it('ends at the page’s own return page, which closes itself', async () => {
    const { context } = visitor;
    const returned = context.waitForEvent('request', (request) => request.url().includes('/return.html?'));
    const opened = context.waitForEvent('page');
    await go(
      { 'The way leads to': allData, 'The bank’s window': 'wants your attention first: IMPEDED' },
      ['client-redirect-url'],
      'IMPEDED',
    );
    assert.match((await returned).url(), /status=error&error_reason=IMPEDED/);
    const window = await opened;
    if (!window.isClosed()) await window.waitForEvent('close');
  });

  it('has no barrier that axe can find, and nothing went wrong', async () => {
    assert.deepEqual(await findBarriers(visitor), []);
    assert.deepEqual(visitor.complaints, []);
  });
});
