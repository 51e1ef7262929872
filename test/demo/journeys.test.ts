import assert from 'node:assert/strict';
import { describe, it, mock } from 'node:test';
import { chooseBank, expectData, expectEvent, signIn, useVisitor } from './journeys-visitor.js';
import type { Visitor } from './journeys-visitor.js';

describe('a newcomer at the demo page', () => {
  let visitor: Visitor;
  useVisitor((next) => (visitor = next));

  it('connects MX Bank and reads its accounts and transactions', async () => {
    await chooseBank(visitor, 'MX Bank');
    await signIn(visitor.frame, 'any password', 'Continue');
    await expectEvent(visitor, 'connect-member-connected');
    await expectData(visitor, 'MX Bank');
    for (const webhook of ['webhook-member', 'webhook-aggregation'])
      await visitor.page.locator(`li[data-event="${webhook}"]`).first().waitFor({ state: 'attached' });
    await visitor.page.getByText('Read from version v20111101 of MX’s Platform API.').waitFor();
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

  it('meets a failing backend and reconnects', async () => {
    await visitor.frame.getByLabel('Search for your bank').waitFor();
    visitor.expected = [/Failed to load resource.*503/];
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
});
