import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { chooseProduct, expectEvent, findBarriers, useVisitor } from '../journeys-visitor.js';
import type { Visitor } from '../journeys-visitor.js';
import { enterAccount, enterAmounts } from '../sandbox-person.js';

const account = { routingNumber: '091000019', accountNumber: '33331', email: 'ada@example.com' };

describe('a user whose bank cannot be signed in to', () => {
  let visitor: Visitor;
  useVisitor((next) => (visitor = next));

  it('leaves, comes back when the deposits are there, and enters their amounts', async () => {
    const { page, frame, sandbox } = visitor;
    await chooseProduct(visitor, 'Account and routing numbers');
    await enterAccount(visitor, account);
    await frame.getByRole('button', { name: 'Confirm' }).click();
    await expectEvent(visitor, 'connect-microdeposits-details-submitted');
    const entry = page.locator('[data-microdeposit]');
    await entry.getByText('REQUESTED', { exact: true }).waitFor();

    // Another day, in a page that remembers nothing.
    await page.evaluate(() => localStorage.clear());
    await page.reload();
    await entry.getByRole('button', { name: 'Let the deposits arrive' }).click();
    await entry.getByText('DEPOSITED', { exact: true }).waitFor();
    assert.deepEqual(await findBarriers(visitor), []);
    await entry.getByRole('button', { name: 'Enter the amounts' }).click();
    await enterAmounts(visitor, '0.01', '0.09');
    await frame.getByRole('alert').waitFor();
    await enterAmounts(visitor, '0.09', '0.09');
    await expectEvent(visitor, 'connect-microdeposits-verified');
    await entry.getByText('VERIFIED', { exact: true }).waitFor();
    assert.deepEqual(
      sandbox.microdeposits().map(({ status }) => status),
      ['VERIFIED'],
    );
    assert.deepEqual(sandbox.members(), []);

    await chooseProduct(visitor, 'Accounts and transactions');
    await frame.getByRole('searchbox').waitFor();
  });
});
