import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  chooseBank,
  chooseProduct,
  expectData,
  findBarriers,
  signIn,
  useVisitor,
} from '../journeys-visitor.js';
import type { Visitor } from '../journeys-visitor.js';

/** What a person does in the widget about each status that MX says they can repair. */
const repairs: Record<string, (visitor: Visitor) => Promise<void>> = {
  DENIED: enterCredentials,
  CHALLENGED: answer,
  REJECTED: waitOnly,
  LOCKED: enterCredentialsAgain,
  IMPEDED: tryAgain,
  EXPIRED: waitOnly,
  IMPAIRED: enterCredentialsAgain,
  PREVENTED: enterCredentialsAgain,
};

function enterCredentials({ frame }: Visitor): Promise<void> {
  return signIn(frame, 'the right one', 'Continue');
}

async function enterCredentialsAgain(visitor: Visitor): Promise<void> {
  await visitor.frame.getByRole('button', { name: 'Enter credentials again' }).click();
  await enterCredentials(visitor);
}

async function answer({ frame }: Visitor): Promise<void> {
  await frame.getByRole('heading', { name: 'Verify your identity' }).waitFor();
  await frame.getByRole('textbox').fill('correct');
  await frame.getByRole('button', { name: 'Continue' }).click();
}

async function tryAgain({ frame }: Visitor): Promise<void> {
  await frame.getByRole('button', { name: 'Try again' }).click();
}

/** The widget starts anew by itself. */
async function waitOnly(): Promise<void> {}

describe('the connected banks of a user', () => {
  let visitor: Visitor;
  useVisitor((next) => (visitor = next));

  async function connect(): Promise<void> {
    await chooseBank(visitor, 'MX Bank');
    await signIn(visitor.frame, 'any password', 'Continue');
    await expectData(visitor, 'MX Bank');
  }

  const openTab = (name: string) => visitor.page.getByRole('tab', { name }).click();
  const heading = (name: string) => visitor.page.getByRole('columnheader', { name });

  it('are repaired in the widget, whatever a user can repair happened', async () => {
    await connect();
    const { page, frame, sandbox } = visitor;
    const [member] = sandbox.members();
    for (const [status, repair] of Object.entries(repairs)) {
      await page.getByLabel('Sandbox: let something happen at MX Bank').selectOption(status);
      await page.getByRole('button', { name: 'Let it happen' }).click();
      await page.getByText(`${status} · needs you`).waitFor();
      await page.getByRole('button', { name: 'Fix this connection: MX Bank' }).click();
      await repair(visitor);
      await frame.getByRole('heading', { name: 'Success!' }).waitFor();
      await page.locator('.member').getByText('CONNECTED', { exact: true }).waitFor();
      // Away from the member, so that the next repair loads the widget on it anew.
      await page.getByRole('button', { name: 'Connect another bank' }).click();
      await frame.getByLabel('Search for your bank').waitFor();
    }
    assert.deepEqual(
      sandbox.members().map(({ guid, connection_status }) => [guid, connection_status]),
      [[member?.guid, 'CONNECTED']],
      'the same member, repaired',
    );
  });

  it('that nobody can repair say why', async () => {
    await connect();
    const { page } = visitor;
    await page.getByLabel('Sandbox: let something happen at MX Bank').selectOption('CLOSED');
    await page.getByRole('button', { name: 'Let it happen' }).click();
    await page.getByText('CLOSED: the account is closed.').waitFor();
    await page.getByRole('button', { name: 'Open in widget: MX Bank' }).click();
    await visitor.frame.getByText('appears to be closed').waitFor();
  });

  it('show account and routing numbers when the widget verified them', async () => {
    await chooseProduct(visitor, 'Account and routing numbers');
    await chooseBank(visitor, 'MX Bank');
    await signIn(visitor.frame, 'any password', 'Continue');
    await visitor.page.getByText('MX has read no transactions of this member.').waitFor();
    await openTab('Account numbers');
    await heading('Routing number').waitFor();
    await openTab('Owners');
    await visitor.page.getByText('MX has read no account owners of this member.').waitFor();
  });

  it('show owners when the widget identified them', async () => {
    await chooseProduct(visitor, 'Account owners');
    await connect();
    await openTab('Owners');
    await heading('Owner').waitFor();
  });

  it('show transactions of a verification that included them', async () => {
    await chooseProduct(visitor, 'Numbers with transactions');
    await connect();
    await openTab('Account numbers');
    await heading('Routing number').waitFor();
  });

  it('say so when numbers and owners could not be read, which is not that there are none', async () => {
    await chooseProduct(visitor, 'Account and routing numbers');
    await chooseBank(visitor, 'MX Bank');
    await signIn(visitor.frame, 'any password', 'Continue');
    await openTab('Account numbers');
    await heading('Routing number').waitFor();
    const { page, sandbox, complaints } = visitor;
    sandbox.failNext('account_numbers', 503);
    sandbox.failNext('account_owners', 503);
    await page.reload();
    for (const tab of ['Account numbers', 'Owners']) {
      await openTab(tab);
      await page.getByText('MX is not available right now.').waitFor();
      assert.equal(await page.getByText('MX has read no').count(), 0);
    }
    // The browser itself tells of the answers that were asked for here.
    assert.ok(complaints.splice(0).every((complaint) => complaint.includes('503')));
  });

  it('show what the page’s backend lets MX read later', async () => {
    await connect();
    const read = visitor.page.getByRole('button', { name: 'Let MX read them now' });
    await openTab('Account numbers');
    await read.click();
    await heading('Routing number').waitFor();
    await openTab('Owners');
    await read.click();
    await heading('Owner').waitFor();
    assert.deepEqual(await findBarriers(visitor), []);
  });
});
