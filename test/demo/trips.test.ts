import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { findBarriers, launchBrowser, visit, type Visitor } from './journeys-visitor.js';

describe('the demo’s menu of trips to the bank', () => {
  let browser: Browser;
  let visitor: Visitor;

  before(async () => {
    browser = await launchBrowser();
    visitor = await visit(browser);
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
      const answered = page.waitForResponse(/api\/(sandbox\/popup|widget-url)$/);
      await menu.getByLabel(label).selectOption({ label: value });
      await answered;
    }
    for (const check of checks) await menu.getByLabel(check).check();
    await frame.getByRole('button', { name: 'Continue' }).click();
    await menu.getByRole('status').getByText(outcome).waitFor();
    if (outcome === 'blocked') await page.getByRole('button', { name: 'Open the window' }).click();
    for (const check of checks) await menu.getByLabel(check).uncheck();
  }

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
      ['Cross-Origin-Opener-Policy'],
      'severed',
    );
    await go(
      { 'The way leads to': oauth, 'The bank’s window': 'breaks: SERVER_ERROR' },
      ['uses the click up'],
      'blocked',
    );
    await page.getByText('SERVER_ERROR', { exact: true }).first().waitFor();
  });

  it('ends at the page’s own return page, which closes itself', async () => {
    const { page, context } = visitor;
    const returned = context.waitForEvent('request', (request) => request.url().includes('/return.html?'));
    await go(
      { 'The way leads to': allData, 'The bank’s window': 'wants your attention first: IMPEDED' },
      ['client-redirect-url'],
      'IMPEDED',
    );
    assert.match((await returned).url(), /status=error&member_guid=MBR-.*&error_reason=IMPEDED/);
    await page.waitForFunction(() => document.hasFocus());
    assert.equal(context.pages().filter((window) => window.url().includes('return.html')).length, 0);
  });

  it('has no barrier that axe can find, and nothing went wrong', async () => {
    assert.deepEqual(await findBarriers(visitor), []);
    assert.deepEqual(visitor.complaints, []);
  });
});
