import assert from 'node:assert/strict';
import { describe, it, mock } from 'node:test';
import {
  chooseBank,
  expectData,
  expectEvent,
  findBarriers,
  openPanel,
  signIn,
  useVisitor,
} from '../journeys-visitor.js';
import type { Visitor } from '../journeys-visitor.js';

describe('the panels of the demo page', () => {
  let visitor: Visitor;
  useVisitor((next) => (visitor = next));

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

  it('changes an option and sees the widget follow', async () => {
    await visitor.frame.getByLabel('Search for your bank').waitFor();
    await openPanel(visitor, 'Options');
    await visitor.page.getByLabel('current-institution-code').fill('mxbank');
    await visitor.page.getByLabel('current-institution-code').press('Enter');
    await visitor.frame.getByRole('heading', { name: 'Sign in to MX Bank' }).waitFor();
    assert.equal(new URL(visitor.page.url()).search, '?current-institution-code=mxbank');
    await openPanel(visitor, 'Code');
    for (const framework of ['HTML', 'React', 'Vue', 'Angular', 'Svelte']) {
      await visitor.page.getByRole('tab', { name: framework }).click();
      await visitor.page.locator('code-panel').getByText('current-institution-code="mxbank"').waitFor();
    }

    await openPanel(visitor, 'Options');
    await visitor.page.getByRole('button', { name: 'Reset' }).click();
    await visitor.frame.getByLabel('Search for your bank').waitFor();
  });

  it('verifies accounts and sees their numbers and owners', async () => {
    const { page } = visitor;
    await openPanel(visitor, 'Options');
    await page.getByLabel('mode', { exact: true }).selectOption('verification');
    await page.getByLabel('include-identity').selectOption('true');
    await openPanel(visitor, 'Accounts');
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
    await openPanel(visitor, 'Events');
    await expectEvent(visitor, 'connect-loaded');
    await page.locator('li[data-event="connect-loaded"] summary').click();
    await page.locator('li[data-event="connect-loaded"] pre').getByText('"initial_step": "search"').waitFor();

    const entries = page.locator('event-log li');
    await page.getByLabel('Show only entries that contain').fill('state');
    await page.locator('event-log li[data-event="connect-loaded"]').waitFor({ state: 'detached' });
    assert.ok((await entries.count()) > 0);
    await page.getByRole('button', { name: 'Clear' }).click();
    await page.getByText('No event yet.').waitFor();
  });

  it('plays what happens in the sandbox, by its buttons', async () => {
    const { page } = visitor;
    const widget = page.locator('connect-widget');
    const press = (name: string) =>
      page.locator('sandbox-controls').getByRole('button', { name, exact: true }).click();
    await visitor.frame.getByLabel('Search for your bank').waitFor();
    await openPanel(visitor, 'Sandbox');
    await press('Warn now');
    await widget.locator('[part~="timer"]').waitFor();
    await widget.locator('[part~="primary-button"]').click();
    await press('Sleep 16 minutes');
    await expectEvent(visitor, 'connect-session-expired');
    await press('Expire the widget URL');
    await page.getByText('have expired').waitFor();
    await press('Close');
    await widget.locator('[part~="closed"]').waitFor();
    visitor.expected = [/Failed to load resource.*502/];
    const warn = mock.method(console, 'warn', () => undefined);
    await press('Fail and reload');
    await expectEvent(visitor, 'connect-error');
    warn.mock.restore();
    await press('Reload');
    await visitor.frame.getByLabel('Search for your bank').waitFor();
  });

  it('opens a link that somebody shares, whatever is in it', async () => {
    const { page } = visitor;
    const { origin } = new URL(page.url());
    await page.goto(
      `${origin}/?current-institution-code=mxbank&nonsense=1&widget-url-endpoint=/elsewhere#options`,
    );
    await visitor.frame.getByRole('heading', { name: 'Sign in to MX Bank' }).waitFor();
    assert.equal(await page.getByLabel('current-institution-code').inputValue(), 'mxbank');
    assert.equal(await page.locator('connect-widget').getAttribute('nonsense'), null);
    assert.equal(await page.locator('connect-widget').getAttribute('widget-url-endpoint'), '/api/widget-url');
  });

  it('finds a page that axe has nothing to say about', async () => {
    await chooseBank(visitor, 'MX Bank');
    await signIn(visitor.frame, 'any password', 'Continue');
    await expectData(visitor, 'MX Bank');
    for (const name of ['Guide', 'Events', 'State', 'Code', 'Options', 'Sandbox', 'Accounts']) {
      await openPanel(visitor, name);
      assert.deepEqual(await findBarriers(visitor), [], name);
    }
  });

  it('finds a control for every attribute of the element', async () => {
    const attributes = await visitor.page.evaluate(() => {
      const widget = customElements.get('connect-widget') as unknown as { observedAttributes: string[] };
      return widget.observedAttributes;
    });
    const offered = await visitor.page
      .locator('option-panel :is(.option > label, .option > legend)')
      .evaluateAll((labels) => labels.map((label) => label.textContent.trim()));
    assert.ok(attributes.length > 20);
    assert.deepEqual([...offered].sort(), [...attributes].sort());
  });

  it('sees in the chart where the widget is', async () => {
    await visitor.frame.getByLabel('Search for your bank').waitFor();
    await openPanel(visitor, 'State');
    const active = visitor.page.locator('state-tree .is-active');
    await visitor.page.locator('.is-active[data-state="session.running.fresh"]').waitFor();
    const states = await active.evaluateAll((nodes) => nodes.map((node) => node.getAttribute('data-state')));
    assert.ok(states.includes('connection.framed.active'), states.join(' '));
    assert.ok(!states.includes('connection.closed'), states.join(' '));
    await visitor.page.evaluate(() => document.querySelector('connect-widget')?.close());
    await visitor.page.locator('.is-active[data-state="connection.closed"]').waitFor();
  });
});
