import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Route } from 'playwright-core';
import { signIn } from '../sandbox-person.js';
import { setStage, type Visit } from '../sandbox-stage.js';

const stage = setStage();
const mxbank = { current_institution_code: 'mxbank' };

const press = ({ frame }: Visit, name: string) => frame.getByRole('button', { name }).click();
const heading = ({ frame }: Visit, name: string) => frame.getByRole('heading', { name }).waitFor();
const focused = ({ frame }: Visit, name: string) =>
  frame.getByRole('button', { name }).and(frame.locator(':focus')).waitFor();

/** The last messages, with their fields beyond whose session it is. */
async function lastOf(visit: Visit, count: number): Promise<unknown[]> {
  await visit.delivered();
  return (await visit.messages()).slice(-count).map(({ type, metadata }) => {
    const { user_guid: _user, session_guid: _session, ...fields } = metadata;
    return [type, fields];
  });
}

describe('a person in the widget', { concurrency: 2 }, () => {
  it('disconnects a bank whose sign-in has failed, once they have confirmed it', async () => {
    await using visit = await stage.visit({ widget: mxbank });
    await signIn(visit, 'INVALID');
    await visit.frame.getByText('does not match').waitFor();
    const { guid } = stage.memberOf(visit.userGuid);
    await press(visit, 'Disconnect this bank');
    await focused(visit, 'Yes, disconnect');
    await press(visit, 'Cancel');
    await focused(visit, 'Disconnect this bank');
    await press(visit, 'Disconnect this bank');
    assert.equal(stage.memberOf(visit.userGuid).guid, guid, 'nothing happens before the answer');
    await press(visit, 'Yes, disconnect');
    await heading(visit, 'Disconnected');
    assert.deepEqual(await lastOf(visit, 2), [
      ['mx/connect/memberDeleted', { member_guid: guid }],
      ['mx/connect/stepChange', { previous: 'enterCreds', current: 'deleteMemberSuccess' }],
    ]);
    assert.deepEqual(
      stage.sandbox.members().filter(({ user_guid }) => user_guid === visit.userGuid),
      [],
    );
    await press(visit, 'Done');
    await heading(visit, 'Select your bank');
  });

  it('sees on an error screen that disconnecting has failed, and disconnects once the server answers', async () => {
    await using visit = await stage.visit({ widget: mxbank });
    const { frame, page } = visit;
    await signIn(visit, 'LOCKED');
    await heading(visit, 'Your account is locked');
    const asked: Route[] = [];
    await page.route('**/session/members/*', (route) => void asked.push(route));
    const question = frame.getByRole('group', { name: 'Disconnect MX Bank?' });
    await press(visit, 'Disconnect this bank');
    await press(visit, 'Yes, disconnect');
    await question.locator('button[aria-disabled=true]', { hasText: 'Yes, disconnect' }).waitFor();
    for (const name of ['Yes, disconnect', 'Cancel', 'Enter credentials again', 'Choose another bank']) {
      // Forced, because Playwright itself waits for a button that is disabled.
      await frame.getByRole('button', { name }).click({ force: true });
    }
    assert.equal(asked.length, 1);
    await asked[0]?.abort();
    await frame.getByRole('alert').getByText('We could not reach the server').waitFor();
    await page.unroute('**/session/members/*');
    await press(visit, 'Yes, disconnect');
    await heading(visit, 'Disconnected');
  });

  it('hears that the bank is not available, and the host hears of invalid data', async () => {
    await using visit = await stage.visit({ widget: mxbank });
    await signIn(visit, 'UNAVAILABLE');
    await heading(visit, 'Connection failed');
    const { guid } = stage.memberOf(visit.userGuid);
    const told = ['mx/connect/invalidData', { member: { guid, code: 3002 } }];
    assert.deepEqual(await lastOf(visit, 1), [told]);
    const widget = { current_member_guid: guid };
    await using again = await stage.visit({ userGuid: visit.userGuid, widget });
    await heading(again, 'Connection failed');
    assert.deepEqual(await lastOf(again, 1), [told]);
  });

  it('adds an account by hand, which the API then lists as manual', async () => {
    await using visit = await stage.visit();
    const { frame, userGuid } = visit;
    await frame.getByLabel('Search for your bank').fill('no such bank');
    await press(visit, 'Add account manually');
    await frame.getByLabel('Account name').fill('Piggy bank');
    await frame.getByLabel('Account type').selectOption('Cash');
    await frame.getByLabel('Balance').fill('much');
    await press(visit, 'Save');
    await frame.getByText('Enter an amount').waitFor();
    await frame.getByLabel('Balance').fill('12.50');
    await press(visit, 'Save');
    await heading(visit, 'Piggy bank added');
    const list = async (query: string) => {
      const answer = await stage.api('GET', `/users/${userGuid}/accounts${query}`);
      return (answer as { accounts: Record<string, unknown>[] }).accounts;
    };
    const [account] = await list('?is_manual=true');
    assert.deepEqual(
      [account?.['name'], account?.['type'], account?.['balance'], account?.['is_manual']],
      ['Piggy bank', 'CASH', 12.5, true],
    );
    assert.deepEqual(await list('?is_manual=false'), []);
    await visit.delivered();
    const created = (await visit.messages()).find(({ type }) => type === 'mx/account/created');
    assert.deepEqual(created?.metadata, { guid: account?.['guid'] }, 'which names no session');
    await press(visit, 'Done');
    await heading(visit, 'Select your bank');
    assert.deepEqual((await lastOf(visit, 2))[0], [
      'mx/connect/backToSearch',
      { context: 'manualAccountAdded' },
    ]);
  });
});
