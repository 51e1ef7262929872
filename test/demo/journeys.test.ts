import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it, mock } from 'node:test';
import type { Browser } from 'playwright-core';
import { buildPages } from '../../demo/server/pages.js';
import {
  chooseBank,
  expectData,
  expectEvent,
  findBarriers,
  launchBrowser,
  signIn,
  visit,
} from './journeys-visitor.js';
import type { Visitor } from './journeys-visitor.js';

describe('a newcomer at the demo page', () => {
  let browser: Browser;
  let visitor: Visitor;
  /** Complaints that belong to the journey; everything else fails it. */
  let expected: RegExp[];

  before(async () => {
    await buildPages();
    browser = await launchBrowser();
  });
  after(() => browser.close());

  beforeEach(async () => {
    expected = [];
    visitor = await visit(browser);
  });
  afterEach(async () => {
    await visitor.leave();
    const unexpected = visitor.complaints.filter((text) => !expected.some((pattern) => pattern.test(text)));
    assert.deepEqual(unexpected, [], 'no console error, exception or CSP violation');
  });

  it('connects MX Bank and reads its accounts and transactions', async () => {
    await chooseBank(visitor, 'MX Bank');
    await signIn(visitor.frame, 'any password', 'Continue');
    await expectEvent(visitor, 'connect-member-connected');
    await expectData(visitor, 'MX Bank');
    for (const webhook of ['webhook-member', 'webhook-aggregation'])
      await visitor.page.locator(`li[data-event="${webhook}"]`).first().waitFor();
    await visitor.page.getByText('Read from version v20111101 of MX’s Platform API.').waitFor();
  });

  it('turns the pages of the transactions', async () => {
    await chooseBank(visitor, 'MX Bank');
    await signIn(visitor.frame, 'any password', 'Continue');
    await expectData(visitor, 'MX Bank');
    const firstRow = visitor.page.locator('tr[data-transaction]').first();
    const newest = await firstRow.getAttribute('data-transaction');
    await visitor.page.getByRole('button', { name: 'Next' }).click();
    await visitor.page.getByText(/^Page 2 of/).waitFor();
    assert.notEqual(await firstRow.getAttribute('data-transaction'), newest);
    await visitor.page.getByRole('button', { name: 'Previous' }).click();
    await visitor.page.getByText(/^Page 1 of/).waitFor();
    assert.equal(await firstRow.getAttribute('data-transaction'), newest);
  });

  it('answers a security question', async () => {
    await chooseBank(visitor, 'MX Bank');
    await signIn(visitor.frame, 'challenge', 'Continue');
    await visitor.frame.getByRole('heading', { name: 'Verify your identity' }).waitFor();
    await visitor.frame.getByRole('textbox').fill('correct');
    await visitor.frame.getByRole('button', { name: 'Continue' }).click();
    await expectEvent(visitor, 'connect-submit-mfa');
    await expectEvent(visitor, 'connect-member-connected');
    await expectData(visitor, 'MX Bank');
  });

  for (const { bank, search, way } of [
    { bank: 'MX Bank (OAuth)', search: 'MX', way: 'OAuth' },
    { bank: 'Alder Community Bank (AllData)', search: 'Alder', way: 'AllData Connect' },
  ]) {
    it(`goes out to the bank and back through ${way}`, async () => {
      await chooseBank(visitor, bank, search);
      const [window] = await Promise.all([
        visitor.context.waitForEvent('page'),
        visitor.frame.getByRole('button', { name: 'Continue' }).click(),
      ]);
      await signIn(window, 'any password', 'Sign in');
      await Promise.all([
        window.waitForEvent('close'),
        window.getByRole('button', { name: 'Approve' }).click(),
      ]);
      await expectEvent(visitor, 'connect-oauth-requested');
      await expectEvent(visitor, 'connect-member-connected');
      await expectData(visitor, bank);
    });
  }

  it('mistypes the password, sees why, and tries again', async () => {
    await chooseBank(visitor, 'MX Bank');
    await signIn(visitor.frame, 'INVALID', 'Continue');
    await visitor.frame.getByText('The username or password does not match').waitFor();
    await expectEvent(visitor, 'connect-member-error');
    await visitor.page.getByText('DENIED · needs you').waitFor();

    await signIn(visitor.frame, 'the right one', 'Continue');
    await expectEvent(visitor, 'connect-member-connected');
    await expectData(visitor, 'MX Bank');
    await visitor.page.locator('.member').getByText('CONNECTED', { exact: true }).waitFor();
  });

  it('comes back later to a bank that needs attention', async () => {
    await chooseBank(visitor, 'MX Bank');
    await signIn(visitor.frame, 'INVALID', 'Continue');
    await visitor.page.getByText('DENIED · needs you').waitFor();
    await visitor.page.reload();
    await visitor.frame.getByLabel('Search for your bank').waitFor();

    await visitor.page.getByRole('button', { name: 'Fix this connection: MX Bank' }).click();
    await visitor.frame.getByRole('heading', { name: 'Sign in to MX Bank' }).waitFor();
    await signIn(visitor.frame, 'the right one', 'Continue');
    await expectData(visitor, 'MX Bank');
    assert.equal(visitor.sandbox.members().length, 1, 'the member was repaired, not doubled');
  });

  it('meets a failing backend and reconnects', async () => {
    await visitor.frame.getByLabel('Search for your bank').waitFor();
    expected = [/Failed to load resource.*503/];
    const warn = mock.method(console, 'warn', () => undefined);
    // The first request and its three repetitions.
    visitor.sandbox.failNext('widget_urls', 503, 4);
    await visitor.page.reload();
    await expectEvent(visitor, 'connect-error');
    warn.mock.restore();
    assert.equal(warn.mock.callCount(), 4, 'the terminal is told of each');
    await visitor.page.locator('connect-widget').getByRole('button', { name: 'Try again' }).click();
    await chooseBank(visitor, 'MX Bank');
    await signIn(visitor.frame, 'any password', 'Continue');
    await expectData(visitor, 'MX Bank');
  });

  it('changes an option and sees the widget follow', async () => {
    await visitor.frame.getByLabel('Search for your bank').waitFor();
    await visitor.page.getByLabel('current-institution-code').fill('mxbank');
    await visitor.page.getByLabel('current-institution-code').press('Enter');
    await visitor.frame.getByRole('heading', { name: 'Sign in to MX Bank' }).waitFor();
    await visitor.page.getByText('current-institution-code="mxbank"').waitFor();

    await visitor.page.getByRole('button', { name: 'Reset' }).click();
    await visitor.frame.getByLabel('Search for your bank').waitFor();
  });

  it('verifies accounts and sees their numbers and owners', async () => {
    const { page } = visitor;
    await page.getByLabel('mode', { exact: true }).selectOption('verification');
    await page.getByLabel('include-identity').selectOption('true');
    await page.locator('option-panel').getByText('mode="verification"').waitFor();
    await chooseBank(visitor, 'MX Bank');
    await signIn(visitor.frame, 'any password', 'Continue');
    await expectEvent(visitor, 'connect-member-connected');
    await page.getByText('MX has read no transactions of this member.').waitFor();

    await page.getByRole('tab', { name: 'Account numbers' }).click();
    await page.getByRole('columnheader', { name: 'Routing number' }).waitFor();
    assert.match((await page.locator('td.number').first().textContent()) ?? '', /^\d+$/);
    await page.getByRole('tab', { name: 'Account numbers' }).press('ArrowRight');
    await page.getByRole('columnheader', { name: 'Owner' }).waitFor();
  });

  it('keeps a log that can be read, filtered and cleared', async () => {
    const { page } = visitor;
    await expectEvent(visitor, 'connect-loaded');
    await page.locator('li[data-event="connect-loaded"] summary').click();
    await page.locator('li[data-event="connect-loaded"] pre').getByText('"initial_step": "search"').waitFor();

    const entries = page.locator('event-log li');
    await page.getByLabel('Show only events whose name contains').fill('state');
    await page.locator('event-log li[data-event="connect-loaded"]').waitFor({ state: 'detached' });
    assert.ok((await entries.count()) > 0);
    await page.getByRole('button', { name: 'Clear' }).click();
    await page.getByText('No event yet.').waitFor();
  });

  it('finds a page that axe has nothing to say about', async () => {
    await chooseBank(visitor, 'MX Bank');
    await signIn(visitor.frame, 'any password', 'Continue');
    await expectData(visitor, 'MX Bank');
    assert.deepEqual(await findBarriers(visitor), []);
  });

  it('finds a control for every attribute of the element', async () => {
    const attributes = await visitor.page.evaluate(() => {
      const widget = customElements.get('connect-widget') as unknown as { observedAttributes: string[] };
      return widget.observedAttributes;
    });
    const offered = await visitor.page
      .locator('.option > label, .option > legend')
      .evaluateAll((labels) => labels.map((label) => label.textContent.trim()));
    assert.ok(attributes.length > 20);
    assert.deepEqual([...offered].sort(), [...attributes].sort());
  });

  it('sees in the chart where the widget is', async () => {
    await visitor.frame.getByLabel('Search for your bank').waitFor();
    const lit = visitor.page.locator('state-chart .is-active');
    await visitor.page.locator('[id="state-session.running.fresh"].is-active').waitFor();
    const ids = await lit.evaluateAll((groups) => groups.map(({ id }) => id));
    assert.ok(ids.includes('state-connection.framed.active'), ids.join(' '));
    assert.ok(!ids.includes('state-connection.closed'), ids.join(' '));
  });
});
