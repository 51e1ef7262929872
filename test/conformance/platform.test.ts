import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { MemberResponse } from 'mx-platform-node';
import { startSandbox, type Sandbox } from '../../demo/sandbox/index.js';
import { eventually } from '../sandbox/waiting.js';
import { connectClient, type CheckedClient } from './platform-client.js';

function one<Value>(values: readonly Value[] | undefined): Value {
  return values?.[0] ?? assert.fail('The list is empty');
}

function text(value: string | null | undefined): string {
  return value ?? assert.fail('The field is empty');
}

/** What a member is created with, beyond what the client's model knows. */
interface MemberOptions {
  use_cases?: ('PFM' | 'MONEY_MOVEMENT')[];
  id?: string;
}

describe('the sandbox, driven by MX’s official client', () => {
  let sandbox: Sandbox;
  let client: CheckedClient;
  let user: string;

  before(async () => {
    const now = () => Date.UTC(2026, 6, 1, 9);
    sandbox = await startSandbox({ latency: 0, now, hostnames: 'localhost' });
    client = connectClient(sandbox);
    const created = await client.users.createUser({
      user: { id: 'partner-1', email: 'one@partner.example', metadata: 'text' },
    });
    user = text(created.data.user?.guid);
  });
  after(() => sandbox.close());

  /** Creates a member with a password and waits, by polling as MX recommends, until its job ends or asks. */
  async function connect(password: string, options: MemberOptions = {}) {
    const asked = (await client.institutions.listInstitutionCredentials('mxbank')).data.credentials ?? [];
    const credentials = asked.map(({ guid, field_name }) => ({
      guid: text(guid),
      value: field_name === 'PASSWORD' ? password : 'mxuser',
    }));
    const member = { institution_code: 'mxbank', credentials, ...options };
    const created = await client.members.createMember(user, { member });
    assert.equal(created.status, 202);
    return waitFor(text(created.data.member?.guid));
  }

  function waitFor(guid: string): Promise<MemberResponse & { guid: string }> {
    return eventually(async () => {
      const status = (await client.members.readMemberStatus(guid, user)).data.member;
      const isDone = status?.is_being_aggregated === false || status?.connection_status === 'CHALLENGED';
      return isDone ? { ...(await client.members.readMember(guid, user)).data.member, guid } : undefined;
    });
  }

  it('keeps users', async () => {
    const { users } = client;
    const other = (await users.createUser({ user: { id: 'partner-2' } })).data.user;
    const guid = text(other?.guid);
    assert.deepEqual((await users.readUser(guid)).data.user, other);
    const update = await users.updateUser(guid, { user: { metadata: 'changed', is_disabled: true } });
    assert.equal(update.data.user?.metadata, 'changed');
    const disabled = await users.listUsers(1, 10, undefined, undefined, true);
    assert.deepEqual(
      disabled.data.users?.map((found) => found.guid),
      [guid],
    );
    assert.equal(one((await users.listUsers(1, 10, 'partner-1')).data.users).guid, user);
    const byEmail = await users.listUsers(1, 10, undefined, 'one@partner.example');
    assert.equal(one(byEmail.data.users).guid, user);
    assert.equal((await users.deleteUser('application/vnd.mx.api.v1+json', guid)).status, 204);
    await assert.rejects(users.readUser(guid), { status: 404 });
  });

  it('searches institutions and turns their pages', async () => {
    const { institutions } = client;
    const supports = [true, true, true, true];
    const found = await institutions.listInstitutions('mx', ['US', 'CA'], 1, 10, ...supports);
    assert.deepEqual(
      found.data.institutions?.map(({ code }) => code),
      ['mxbank', 'mx_bank_oauth'],
    );
    assert.equal((await institutions.readInstitution('mxbank')).data.institution?.name, 'MX Bank');
    await institutions.listInstitutionCredentials('mxbank', 1, 10);
    const mexican = await institutions.listInstitutions('', ['MX']);
    assert.ok(mexican.data.institutions?.every(({ iso_country_code }) => iso_country_code === 'MX'));
    const all = (await institutions.listInstitutions('', undefined, 1, 100)).data.institutions ?? [];
    const pages = [];
    for (let page = 1; page <= Math.ceil(all.length / 10); page++) {
      pages.push(...((await institutions.listInstitutions('', undefined, page, 10)).data.institutions ?? []));
    }
    assert.ok(all.length >= 35);
    assert.deepEqual(pages, all);
  });

  it('requests widget URLs in the language asked for', async () => {
    const widget_url = { widget_type: 'connect_widget', mode: 'verification', use_cases: ['PFM' as const] };
    const { data } = await client.widgets.requestWidgetURL(user, { widget_url }, 'fr');
    const page = await fetch(text(data.widget_url?.url));
    assert.match(await page.text(), /<html[^>]* lang="fr"/);
  });

  it('connects a member, changes it and deletes it', async () => {
    const { members } = client;
    const { guid, connection_status } = await connect('first', { use_cases: ['PFM'] });
    assert.equal(connection_status, 'CONNECTED');
    const listed = (await members.listMembers(user, 1, 10, 'PFM')).data.members;
    assert.ok(listed?.some((member) => member.guid === guid));
    assert.equal((await members.listMemberCredentials(guid, user)).data.credentials?.length, 2);
    const change = { metadata: 'changed', use_cases: ['MONEY_MOVEMENT' as const] };
    const { member } = (await members.updateMember(guid, user, { member: change })).data;
    assert.equal(member?.metadata, 'changed');
    assert.deepEqual(member.use_cases, ['PFM', 'MONEY_MOVEMENT']);
    assert.equal((await connect('first')).guid, guid);
    assert.equal((await members.deleteMember(guid, user)).status, 204);
    await assert.rejects(members.readMember(guid, user), { status: 404 });
  });

  for (const password of ['challenge', 'options', 'image']) {
    it(`asks and takes answers for ${password}`, async () => {
      const { members } = client;
      const { guid, connection_status } = await connect(password);
      assert.equal(connection_status, 'CHALLENGED');
      const { challenges } = (await members.listMemberChallenges(guid, user)).data;
      const answers = [{ guid: text(one(challenges).guid), value: 'correct' }];
      const resumed = await members.resumeAggregation(guid, user, { member: { challenges: answers } });
      assert.equal(resumed.status, 202);
      assert.equal((await waitFor(guid)).connection_status, 'CONNECTED');
      assert.equal((await members.listMemberChallenges(guid, user)).status, 204);
    });
  }

  it('opens a window to an OAuth bank', async () => {
    const member = { institution_code: 'mx_bank_oauth', credentials: [], is_oauth: true };
    const created = (await client.members.createMember(user, { member })).data.member;
    assert.equal(created?.connection_status, 'PENDING');
    const guid = text(created.guid);
    const request = client.widgets.requestOAuthWindowURI(
      guid,
      user,
      'app://back',
      'false',
      'APP',
      false,
      'app',
    );
    const address = new URL(text((await request).data.member?.oauth_window_uri));
    // The user's part, at the bank itself, which the API does not see.
    address.searchParams.set('behaviour', 'approve');
    assert.equal((await fetch(address)).status, 200);
    assert.equal((await waitFor(guid)).connection_status, 'CONNECTED');
    assert.ok(((await client.accounts.listMemberAccounts(user, guid)).data.accounts ?? []).length > 0);
  });

  it('reads accounts and transactions', async () => {
    const { accounts, transactions } = client;
    const { guid } = await connect('data');
    assert.equal((await client.members.aggregateMember(guid, user, undefined, false, true)).status, 202);
    await waitFor(guid);
    const list = (await accounts.listMemberAccounts(user, guid, false, 1, 100)).data.accounts ?? [];
    assert.ok(list.length >= 8);
    const account = text(one(list).guid);
    assert.equal((await accounts.listUserAccounts(user, 1, false, false, 10)).data.accounts?.length, 10);
    assert.deepEqual((await accounts.readAccount(account, user)).data.account, one(list));
    assert.deepEqual((await accounts.readAccountByMember(account, guid, user)).data.account, one(list));

    const all = (await transactions.listTransactionsByMember(guid, user, 1, 100)).data;
    assert.ok((all.pagination?.total_pages ?? 0) > 1);
    assert.equal((await transactions.listTransactions(user, 2, 10)).data.transactions?.length, 10);
    const days = ['2026-06-01', '2026-06-10'] as const;
    const june = await transactions.listTransactionsByAccount(account, user, 1, 10, ...days);
    assert.ok((june.data.transactions?.length ?? 0) > 0);
    for (const { date, account_guid } of june.data.transactions ?? []) {
      assert.equal(account_guid, account);
      const day = text(date).slice(0, 10);
      assert.ok(days[0] <= day && day <= days[1]);
    }
    await transactions.readTransaction(user, text(one(all.transactions).guid));
  });

  it('reads account numbers and owners, each after its own job', async () => {
    const { accounts, members } = client;
    const { guid } = await connect('numbers');
    const numbers = async () =>
      (await accounts.listAccountNumbersByMember(guid, user, 1, 10)).data.account_numbers ?? [];
    const owners = async () =>
      (await accounts.listAccountOwnersByMember(guid, user, 1, 10)).data.account_owners ?? [];
    assert.deepEqual([await numbers(), await owners()], [[], []]);
    assert.equal((await members.verifyMember(guid, user)).status, 202);
    await waitFor(guid);
    const number = one(await numbers());
    const ofAccount = await accounts.listAccountNumbersByAccount(text(number.account_guid), user);
    assert.deepEqual(one(ofAccount.data.account_numbers), number);
    assert.equal((await members.identifyMember(guid, user)).status, 202);
    await waitFor(guid);
    assert.ok((await owners()).length > 0);
  });

  it('reads no transactions of a member that only moves money', async () => {
    const { guid } = await connect('money', { use_cases: ['MONEY_MOVEMENT'] });
    assert.deepEqual((await client.transactions.listTransactionsByMember(guid, user)).data.transactions, []);
    assert.ok(((await client.accounts.listMemberAccounts(user, guid)).data.accounts?.length ?? 0) >= 8);
  });

  it('refuses what MX refuses', async () => {
    const stranger = connectClient({ ...sandbox, apiKey: 'another' });
    await assert.rejects(stranger.users.listUsers(), { status: 401 });
    await assert.rejects(client.members.readMember('MBR-none', user), { status: 404 });
    await assert.rejects(client.users.createUser({ user: { id: 'partner-1' } }), { status: 409 });
    const nowhere = { institution_code: 'nobank', credentials: [] };
    await assert.rejects(client.members.createMember(user, { member: nowhere }), { status: 400 });
  });

  it('has answered every call, with something of every kind', () => {
    assert.deepEqual([...client.answered].sort(), everyCall.toSorted());
    assert.deepEqual([...client.compared].sort(), everyModel.toSorted());
  });
});

const everyCall = [
  ...['createUser', 'readUser', 'updateUser', 'deleteUser', 'listUsers', 'requestWidgetURL'],
  ...['createMember', 'readMember', 'updateMember', 'deleteMember', 'listMembers', 'readMemberStatus'],
  ...['aggregateMember', 'verifyMember', 'identifyMember', 'resumeAggregation', 'listMemberChallenges'],
  ...['listMemberCredentials', 'requestOAuthWindowURI'],
  ...['listInstitutions', 'readInstitution', 'listInstitutionCredentials'],
  ...['listMemberAccounts', 'listUserAccounts', 'readAccount', 'readAccountByMember'],
  ...['listTransactions', 'listTransactionsByMember', 'listTransactionsByAccount', 'readTransaction'],
  ...['listAccountNumbersByMember', 'listAccountNumbersByAccount', 'listAccountOwnersByMember'],
];

const everyModel = [
  ...['UserResponse', 'UserResponseBody', 'UsersResponseBody', 'WidgetResponse', 'WidgetResponseBody'],
  ...['MemberResponse', 'MemberResponseBody', 'MembersResponseBody'],
  ...['MemberStatusResponse', 'MemberStatusResponseBody'],
  ...['ChallengeResponse', 'ChallengesResponseBody', 'OptionResponse'],
  ...['CredentialResponse', 'CredentialsResponseBody', 'OAuthWindowResponse', 'OAuthWindowResponseBody'],
  ...['InstitutionResponse', 'InstitutionResponseBody', 'InstitutionsResponseBody', 'PaginationResponse'],
  ...['AccountResponse', 'AccountResponseBody', 'AccountsResponseBody'],
  ...['AccountNumberResponse', 'AccountNumbersResponseBody'],
  ...['AccountOwnerResponse', 'AccountOwnersResponseBody'],
  ...['TransactionResponse', 'TransactionResponseBody', 'TransactionsResponseBody'],
];
