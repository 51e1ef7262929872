import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { enterAccount, enterAmounts } from '../sandbox-person.js';
import { setStage, type Visit } from '../sandbox-stage.js';

const DAY = 24 * 60 * 60 * 1000;

/** How many days later it is than when the test began. */
let days = 0;
const stage = setStage({ now: () => Date.now() + days * DAY });
const verification = { mode: 'verification' };
const account = { routingNumber: '091000019', accountNumber: '333312345', email: 'ada@example.com' };

/** The messages of the step, with what they say beyond whose session it is. */
async function told(visit: Visit): Promise<string[]> {
  await visit.delivered();
  return (await visit.messages())
    .filter(({ type }) => /microdeposits|backToSearch/.test(type))
    .map(({ type, metadata: { user_guid: _user, session_guid: _session, ...fields } }) =>
      [type.replace('mx/connect/', ''), ...Object.values(fields)].join(' '),
    );
}

/** Enters an account and confirms it; resolves with the guid that the page is told to keep. */
async function request(visit: Visit, email = account.email): Promise<string> {
  await enterAccount(visit, { ...account, email });
  await visit.frame.getByRole('button', { name: 'Confirm' }).click();
  await visit.heard('mx/connect/microdeposits/detailsSubmitted');
  const submitted = (await visit.messages()).find(({ type }) => type.endsWith('detailsSubmitted'));
  return String(submitted?.metadata['microdeposit_guid']);
}

function comeBack(userGuid: string, guid: string): Promise<Visit> {
  return stage.visit({ userGuid, widget: { ...verification, current_microdeposit_guid: guid } });
}

const heading = ({ frame }: Visit, name: string) => frame.getByRole('heading', { name }).waitFor();
const press = ({ frame }: Visit, name: string) => frame.getByRole('button', { name }).click();

describe('a person without a bank to sign in to', () => {
  beforeEach(() => (days = 0));

  it('enters account numbers, and days later the amounts of two deposits', async () => {
    await using first = await stage.visit({ widget: verification });
    const guid = await request(first);
    await heading(first, 'Check back soon');
    await press(first, 'Done');
    await heading(first, 'Select your bank');
    assert.deepEqual(await told(first), [
      'microdeposits/loaded routingNumber',
      `microdeposits/detailsSubmitted ${guid}`,
      `microdeposits/comeBack/primaryAction ${guid}`,
      'backToSearch',
    ]);
    assert.deepEqual(
      stage.sandbox.members().filter(({ user_guid }) => user_guid === first.userGuid),
      [],
      'the flow makes no member',
    );

    await using impatient = await comeBack(first.userGuid, guid);
    await heading(impatient, 'Check back soon');

    days = 3;
    await using second = await comeBack(first.userGuid, guid);
    await enterAmounts(second, '0.09', '0.09');
    await heading(second, 'Deposits verified');
    await press(second, 'Continue');
    await heading(second, 'Select your bank');
    assert.deepEqual(await told(second), [
      'microdeposits/loaded verifyDeposits',
      `microdeposits/verified ${guid}`,
      'microdeposits/verified/primaryAction',
      'backToSearch',
    ]);
    const { micro_deposit } = (await stage.api('GET', `/users/${first.userGuid}/micro_deposits/${guid}`)) as {
      micro_deposit: Record<string, unknown>;
    };
    assert.deepEqual(
      [micro_deposit['status'], micro_deposit['account_type'], micro_deposit['account_number']],
      ['VERIFIED', 'SAVINGS', account.accountNumber],
    );
  });

  it('enters wrong amounts three times, and has to start again', async () => {
    await using first = await stage.visit({ widget: verification });
    const guid = await request(first);
    days = 3;
    await using visit = await comeBack(first.userGuid, guid);
    for (let attempt = 1; attempt <= 2; attempt++) {
      const answered = visit.page.waitForResponse(/\/verify$/);
      await enterAmounts(visit, '0.01', `0.0${attempt}`);
      await answered;
      await visit.frame.getByRole('alert').getByText('not right').waitFor();
      // A new attempt begins with empty boxes, which show their placeholder.
      const empty = visit.frame.locator(':placeholder-shown');
      await visit.frame.getByLabel('Amount 1').and(empty).waitFor();
    }
    await enterAmounts(visit, '0.01', '0.03');
    await heading(visit, 'Account not connected');
    await press(visit, 'Continue');
    await heading(visit, 'Select your bank');
    assert.deepEqual(await told(visit), [
      'microdeposits/loaded verifyDeposits',
      `microdeposits/error/primaryAction PREVENTED ${guid}`,
      'backToSearch',
    ]);
    await using again = await comeBack(first.userGuid, guid);
    await heading(again, 'Account not connected');
  });

  it('is asked for amounts that could be right, before anything is sent', async () => {
    await using first = await stage.visit({ widget: verification });
    const guid = await request(first);
    days = 3;
    await using visit = await comeBack(first.userGuid, guid);
    await enterAmounts(visit, '0.5', '0,09');
    await visit.frame.getByText('Enter an amount from 0.01 to 0.09').waitFor();
    await enterAmounts(visit, '.09', '0,09');
    await heading(visit, 'Deposits verified');
  });

  it('is told which number is wrong, and can go back one step at a time', async () => {
    await using visit = await stage.visit({ widget: verification });
    const { frame } = visit;
    await frame.getByLabel('Search for your bank').fill('no such bank');
    await press(visit, 'Connect with account numbers');
    for (const [number, text] of [
      ['12345', 'Enter the 9 digits'],
      ['091000018', 'can’t be verified with deposits'],
      ['021000021', 'can’t be verified with deposits'],
    ] as const) {
      await frame.getByLabel('Routing number').fill(number);
      await press(visit, 'Continue');
      await frame.getByText(text).waitFor();
    }
    await frame.getByLabel('Routing number').fill(account.routingNumber);
    await press(visit, 'Continue');
    await press(visit, 'Continue');
    await frame.getByLabel('Account number', { exact: true }).fill('333312345');
    await frame.getByLabel('Confirm account number').fill('333312346');
    await press(visit, 'Continue');
    await frame.getByText('are not the same').waitFor();
    assert.deepEqual(await told(visit), [
      'microdeposits/loaded routingNumber',
      'microdeposits/blockedRoutingNumber 091000018 INVALID',
      'microdeposits/blockedRoutingNumber 021000021 BLOCKED',
    ]);
    // What was typed is still there, but for the number that was not confirmed.
    await press(visit, 'Back');
    await press(visit, 'Continue');
    await heading(visit, 'Enter your account information');
    assert.equal(await frame.getByLabel('Account number', { exact: true }).inputValue(), '333312345');
    assert.equal(await frame.getByLabel('Confirm account number').inputValue(), '');
    await press(visit, 'Back');
    await press(visit, 'Back');
    assert.equal(await frame.getByLabel('Routing number').inputValue(), account.routingNumber);
    await press(visit, 'Back');
    await heading(visit, 'Select your bank');
  });

  it('is told at once which names are refused; blanks around an email address do no harm', async () => {
    await using visit = await stage.visit({
      widget: { ...verification, current_institution_code: 'tamarack_village' },
    });
    const { frame } = visit;
    await frame.getByLabel('Routing number').fill(account.routingNumber);
    await press(visit, 'Continue');
    await heading(visit, 'Connect your bank with account numbers');
    await press(visit, 'Continue');
    await frame.getByLabel('Account number', { exact: true }).fill(account.accountNumber);
    await frame.getByLabel('Confirm account number').fill(account.accountNumber);
    await press(visit, 'Continue');
    await frame.getByLabel('First name').fill('Ann & Bob');
    await frame.getByLabel('Last name').fill('   ');
    await frame.getByLabel('Email').fill(` ${account.email} `);
    await press(visit, 'Continue');
    const wrong = frame.locator('[aria-invalid=true]');
    assert.deepEqual(await wrong.evaluateAll((inputs) => inputs.map(({ id }) => id)), [
      'firstName',
      'lastName',
    ]);
    assert.equal(await frame.getByText('without symbols such as &').count(), 2);
    await frame.getByLabel('First name').fill('Ann-Zoë');
    await frame.getByLabel('Last name').fill('O’Hara');
    await press(visit, 'Continue');
    await press(visit, 'Confirm');
    await heading(visit, 'Check back soon');
    const created = stage.sandbox.microdeposits().find(({ user_guid }) => user_guid === visit.userGuid);
    assert.deepEqual(
      [created?.first_name, created?.last_name, created?.email],
      ['Ann-Zoë', 'O’Hara', account.email],
    );
  });

  it('may sign in to the bank of the routing number instead', async () => {
    await using known = await stage.visit({ widget: verification });
    await known.frame.getByRole('button', { name: 'MX Bank', exact: true }).click();
    await known.frame.getByLabel('Username').fill('mxuser');
    await known.frame.getByLabel('Password').fill('any');
    await press(known, 'Continue');
    await heading(known, 'Success!');
    const { account_numbers } = (await stage.api(
      'GET',
      `/users/${known.userGuid}/members/${stage.memberOf(known.userGuid).guid}/account_numbers`,
    )) as { account_numbers: { routing_number: string }[] };
    const routingNumber = account_numbers[0]?.routing_number ?? '';

    await using visit = await stage.visit({
      widget: { ...verification, current_institution_code: 'sagebrush_savings' },
    });
    await visit.frame.getByLabel('Routing number').fill(routingNumber);
    await press(visit, 'Continue');
    await heading(visit, 'There is a quicker way');
    await visit.frame.locator('h1:focus', { hasText: 'There is a quicker way' }).waitFor();
    assert.deepEqual(await told(visit), [
      'microdeposits/loaded routingNumber',
      `microdeposits/blockedRoutingNumber ${routingNumber} IAV_PREFERRED`,
    ]);
    await press(visit, 'Sign in to MX Bank');
    await heading(visit, 'Sign in to MX Bank');
    await visit.heard('mx/connect/stepChange', 'enterCreds');
  });

  it('is not asked for a name that the page’s backend has given already', async () => {
    const userGuid = await stage.createUser();
    const owner = { email: 'grace@example.com', first_name: 'Grace', last_name: 'Hopper' };
    const { micro_deposit } = (await stage.api('POST', `/users/${userGuid}/micro_deposits`, {
      micro_deposit: owner,
    })) as { micro_deposit: { guid: string; status: string } };
    assert.equal(micro_deposit.status, 'PREINITIATED');
    await using visit = await comeBack(userGuid, micro_deposit.guid);
    await enterAccount(visit, { routingNumber: account.routingNumber, accountNumber: '33331' });
    await press(visit, 'Confirm');
    await heading(visit, 'Check back soon');
    const [created, ...others] = stage.sandbox
      .microdeposits()
      .filter(({ user_guid }) => user_guid === userGuid);
    assert.deepEqual(
      [created?.guid, created?.status, created?.email, others.length],
      [micro_deposit.guid, 'REQUESTED', owner.email, 0],
    );
    // Another account may be someone else's.
    await press(visit, 'Done');
    await enterAccount(visit, { ...account, accountNumber: '33332' });
    await press(visit, 'Confirm');
    await heading(visit, 'Check back soon');
  });

  it('learns that a fourth account of one email address is refused, and that a bank may refuse the deposits', async () => {
    const email = 'four@example.com';
    const userGuid = await stage.createUser();
    for (const account_number of ['33331', '33332', '33333']) {
      await stage.api('POST', `/users/${userGuid}/micro_deposits`, {
        micro_deposit: { account_number, account_type: 'CHECKING', routing_number: '091000019', email },
      });
    }
    await using visit = await stage.visit({ userGuid, widget: verification });
    await enterAccount(visit, { ...account, email });
    await press(visit, 'Confirm');
    await heading(visit, 'Something went wrong');
    await press(visit, 'Edit details');
    assert.equal(await visit.frame.getByLabel('Routing number').inputValue(), account.routingNumber);

    const [first] = stage.sandbox.microdeposits().filter(({ user_guid }) => user_guid === userGuid);
    assert.ok(first);
    stage.sandbox.setMicrodepositStatus(first.guid, 'ERRORED');
    await using refused = await comeBack(userGuid, first.guid);
    await refused.frame.getByText('Review the details').waitFor();
    await press(refused, 'Connect a different account');
    await heading(refused, 'Select your bank');
  });

  for (const [language, title] of [
    ['es', 'Ingrese su número de ruta'],
    ['fr', 'Saisissez votre numéro d’acheminement'],
  ] as const) {
    it(`reads ${language}`, async () => {
      const widget = { ...verification, current_institution_code: 'tamarack_village' };
      await using visit = await stage.visit({ widget, language });
      await heading(visit, title);
    });
  }
});
