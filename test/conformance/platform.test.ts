import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import {
  AccountsApi,
  Configuration,
  InstitutionsApi,
  MembersApi,
  TransactionsApi,
  UsersApi,
  WidgetsApi,
  type MemberResponse,
} from 'mx-platform-node';
import { startPlatform, type PlatformServer } from '../sandbox/platform-server.js';
import { eventually } from '../sandbox/waiting.js';
import { readClientModels } from './platform-models.js';

const mediaType = 'application/vnd.mx.api.v1+json';
const models = readClientModels();

/** What axios answers, as far as it matters here. */
interface Answer<Data> {
  status: number;
  data: Data;
}

/** The answer's body, once its status and every field agree with the client's model. */
async function conforming<Data>(model: string, call: Promise<Answer<Data>>, status = 200): Promise<Data> {
  const answer = await call;
  assert.equal(answer.status, status);
  assert.deepEqual(models.differences(model, answer.data), []);
  return answer.data;
}

function one<Value>(values: readonly Value[] | undefined): Value {
  return values?.[0] ?? assert.fail('The list is empty');
}

function text(value: string | null | undefined): string {
  return value ?? assert.fail('The field is empty');
}

describe('the sandbox, driven by MX’s official client', () => {
  let platform: PlatformServer;
  let users: UsersApi;
  let members: MembersApi;
  let institutions: InstitutionsApi;
  let accounts: AccountsApi;
  let transactions: TransactionsApi;
  let widgets: WidgetsApi;
  let user: string;

  before(async () => {
    platform = await startPlatform({ now: () => Date.UTC(2026, 6, 1, 9) });
    const configuration = new Configuration({
      basePath: platform.url,
      username: platform.credentials.clientId,
      password: platform.credentials.apiKey,
      baseOptions: { headers: { Accept: mediaType } },
    });
    users = new UsersApi(configuration);
    members = new MembersApi(configuration);
    institutions = new InstitutionsApi(configuration);
    accounts = new AccountsApi(configuration);
    transactions = new TransactionsApi(configuration);
    widgets = new WidgetsApi(configuration);
    const created = users.createUser({
      user: { id: 'partner-1', email: 'one@partner.example', metadata: 'text' },
    });
    user = text((await conforming('UserResponseBody', created)).user?.guid);
  });
  after(() => platform.close());

  /** Creates a member with a password and waits, by polling as MX recommends, until its job ends or asks. */
  async function connect(password: string, options: { use_cases?: ('PFM' | 'MONEY_MOVEMENT')[] } = {}) {
    const asked = (await institutions.listInstitutionCredentials('mxbank')).data.credentials ?? [];
    const credentials = asked.map(({ guid, field_name }) => ({
      guid: text(guid),
      value: field_name === 'PASSWORD' ? password : 'mxuser',
    }));
    const member = { institution_code: 'mxbank', credentials, ...options };
    const created = await conforming('MemberResponseBody', members.createMember(user, { member }), 202);
    return waitFor(text(created.member?.guid));
  }

  function waitFor(guid: string): Promise<MemberResponse & { guid: string }> {
    return eventually(async () => {
      await conforming('MemberStatusResponseBody', members.readMemberStatus(guid, user));
      const { member } = await conforming('MemberResponseBody', members.readMember(guid, user));
      const isDone = member?.is_being_aggregated === false || member?.connection_status === 'CHALLENGED';
      return isDone ? { ...member, guid } : undefined;
    });
  }

  it('keeps users', async () => {
    const other = await conforming('UserResponseBody', users.createUser({ user: { id: 'partner-2' } }));
    const guid = text(other.user?.guid);
    assert.deepEqual((await conforming('UserResponseBody', users.readUser(guid))).user, other.user);
    const update = users.updateUser(guid, { user: { metadata: 'changed', is_disabled: true } });
    assert.equal((await conforming('UserResponseBody', update)).user?.metadata, 'changed');
    const disabled = await conforming(
      'UsersResponseBody',
      users.listUsers(1, 10, undefined, undefined, true),
    );
    assert.deepEqual(
      disabled.users?.map((found) => found.guid),
      [guid],
    );
    const byId = await conforming('UsersResponseBody', users.listUsers(1, 10, 'partner-1'));
    assert.equal(one(byId.users).guid, user);
    assert.equal((await users.deleteUser(mediaType, guid)).status, 204);
    await assert.rejects(users.readUser(guid), { status: 404 });
  });

  it('searches institutions', async () => {
    const search = institutions.listInstitutions('mx', ['US', 'CA'], 1, 10, true, true, true, true);
    const found = await conforming('InstitutionsResponseBody', search);
    assert.deepEqual(
      found.institutions?.map(({ code }) => code),
      ['mxbank', 'mx_bank_oauth'],
    );
    await conforming('InstitutionResponseBody', institutions.readInstitution('mxbank'));
    await conforming('CredentialsResponseBody', institutions.listInstitutionCredentials('mxbank', 1, 10));
    const mexican = await conforming('InstitutionsResponseBody', institutions.listInstitutions('', ['MX']));
    assert.ok(mexican.institutions?.every(({ iso_country_code }) => iso_country_code === 'MX'));
  });

  it('requests widget URLs', async () => {
    const request = {
      widget_url: { widget_type: 'connect_widget', mode: 'verification', use_cases: ['PFM' as const] },
    };
    const { widget_url } = await conforming(
      'WidgetResponseBody',
      widgets.requestWidgetURL(user, request, 'fr'),
    );
    const token = text(widget_url?.url).split('/').at(-1) ?? '';
    const consumed = platform.world.sessions.consume(token);
    assert.ok(consumed.ok);
    assert.equal(consumed.session.language, 'fr');
    assert.equal(consumed.session.options.mode, 'verification');
  });

  it('connects a member, changes it and deletes it', async () => {
    const { guid, connection_status } = await connect('first', { use_cases: ['PFM'] });
    assert.equal(connection_status, 'CONNECTED');
    const listed = await conforming('MembersResponseBody', members.listMembers(user, 1, 10, 'PFM'));
    assert.ok(listed.members?.some((member) => member.guid === guid));
    await conforming('CredentialsResponseBody', members.listMemberCredentials(guid, user));
    const update = members.updateMember(guid, user, {
      member: { metadata: 'changed', use_cases: ['MONEY_MOVEMENT'] },
    });
    const { member } = await conforming('MemberResponseBody', update);
    assert.equal(member?.metadata, 'changed');
    assert.deepEqual(member.use_cases, ['PFM', 'MONEY_MOVEMENT']);
    assert.equal((await connect('first')).guid, guid);
    assert.equal((await members.deleteMember(guid, user)).status, 204);
    await assert.rejects(members.readMember(guid, user), { status: 404 });
  });

  for (const password of ['challenge', 'options', 'image']) {
    it(`asks and takes answers for ${password}`, async () => {
      const { guid, connection_status } = await connect(password);
      assert.equal(connection_status, 'CHALLENGED');
      const { challenges } = await conforming(
        'ChallengesResponseBody',
        members.listMemberChallenges(guid, user),
      );
      const answers = [{ guid: text(one(challenges).guid), value: 'correct' }];
      const resume = members.resumeAggregation(guid, user, { member: { challenges: answers } });
      await conforming('MemberResponseBody', resume, 202);
      assert.equal((await waitFor(guid)).connection_status, 'CONNECTED');
      assert.equal((await members.listMemberChallenges(guid, user)).status, 204);
    });
  }

  it('opens a window to an OAuth bank', async () => {
    const member = { institution_code: 'mx_bank_oauth', credentials: [], is_oauth: true };
    const created = await conforming('MemberResponseBody', members.createMember(user, { member }), 202);
    assert.equal(created.member?.connection_status, 'PENDING');
    assert.match(text(created.member.oauth_window_uri), /\/authorize\?state=/);
    const guid = text(created.member.guid);
    const request = widgets.requestOAuthWindowURI(guid, user, 'app://back', 'false', 'APP', false, 'app');
    const window = await conforming('OAuthWindowResponseBody', request);
    const state = new URL(text(window.member?.oauth_window_uri)).searchParams.get('state') ?? '';
    assert.equal(platform.world.authorizations.find(state)?.clientRedirectUrl, 'app://back');
    platform.world.authorizations.settle(state, { status: 'success' });
    assert.equal((await waitFor(guid)).connection_status, 'CONNECTED');
  });

  it('reads accounts and transactions', async () => {
    const { guid } = await connect('data');
    await conforming('MemberResponseBody', members.aggregateMember(guid, user, undefined, false, true), 202);
    await waitFor(guid);
    const list = await conforming(
      'AccountsResponseBody',
      accounts.listMemberAccounts(user, guid, false, 1, 100),
    );
    assert.ok((list.accounts?.length ?? 0) >= 8);
    const account = text(one(list.accounts).guid);
    await conforming('AccountsResponseBody', accounts.listUserAccounts(user, 1, false, false, 10));
    await conforming('AccountResponseBody', accounts.readAccount(account, user));
    await conforming('AccountResponseBody', accounts.readAccountByMember(account, guid, user));

    const byMember = transactions.listTransactionsByMember(guid, user, 1, 100);
    const all = await conforming('TransactionsResponseBody', byMember);
    assert.ok((all.pagination?.total_pages ?? 0) > 1);
    await conforming('TransactionsResponseBody', transactions.listTransactions(user, 2, 10));
    const byAccount = transactions.listTransactionsByAccount(
      account,
      user,
      1,
      10,
      '2026-06-01',
      '2026-06-10',
    );
    const june = await conforming('TransactionsResponseBody', byAccount);
    assert.ok((june.transactions?.length ?? 0) > 0);
    for (const { date, account_guid } of june.transactions ?? []) {
      assert.equal(account_guid, account);
      assert.ok('2026-06-01' <= text(date) && text(date) <= '2026-06-10');
    }
    // The client declares a list here; MX's documentation shows the one transaction.
    const single = transactions.readTransaction(user, text(one(all.transactions).guid));
    await conforming('TransactionResponseBody', single);
  });

  it('reads account numbers and owners, each after its own job', async () => {
    const { guid } = await connect('numbers');
    const numbers = () =>
      conforming('AccountNumbersResponseBody', accounts.listAccountNumbersByMember(guid, user, 1, 10));
    const owners = () =>
      conforming('AccountOwnersResponseBody', accounts.listAccountOwnersByMember(guid, user, 1, 10));
    assert.deepEqual([(await numbers()).account_numbers, (await owners()).account_owners], [[], []]);
    await conforming('MemberResponseBody', members.verifyMember(guid, user), 202);
    await waitFor(guid);
    const number = one((await numbers()).account_numbers);
    const ofAccount = accounts.listAccountNumbersByAccount(text(number.account_guid), user);
    assert.deepEqual(
      one((await conforming('AccountNumbersResponseBody', ofAccount)).account_numbers),
      number,
    );
    await conforming('MemberResponseBody', members.identifyMember(guid, user), 202);
    await waitFor(guid);
    assert.ok(((await owners()).account_owners?.length ?? 0) > 0);
  });

  it('reads no transactions of a member that only moves money', async () => {
    const { guid } = await connect('money', { use_cases: ['MONEY_MOVEMENT'] });
    const list = await conforming(
      'TransactionsResponseBody',
      transactions.listTransactionsByMember(guid, user),
    );
    assert.deepEqual(list.transactions, []);
    assert.ok(((await accounts.listMemberAccounts(user, guid)).data.accounts?.length ?? 0) >= 8);
  });

  const samples = {
    accounts: 'AccountResponse',
    transactions: 'TransactionResponse',
    account_numbers: 'AccountNumberResponse',
    account_owners: 'AccountOwnerResponse',
  };
  for (const [plural, model] of Object.entries(samples)) {
    it(`has every field of MX’s sample record of ${plural}, of the same kind`, async () => {
      const { guid } = await connect('samples');
      for (const job of ['aggregate', 'verify', 'identify']) {
        await platform.send('POST', `/users/${user}/members/${guid}/${job}`);
        await waitFor(guid);
      }
      const sample = recordsOf(
        JSON.parse(readFileSync(new URL(`../samples/${plural}.json`, import.meta.url), 'utf8')),
      );
      const answer = await platform.send(
        'GET',
        `/users/${user}/members/${guid}/${plural}?records_per_page=1000`,
      );
      const [expected, actual] = [one(sample(plural)), recordsOf(answer.body)(plural)];
      assert.ok(actual.length > 0);
      for (const [field, value] of Object.entries(expected)) {
        assert.ok(models.fieldsOf(model).includes(field), `${field} is not in ${model}`);
        for (const record of actual) {
          assert.ok(Object.hasOwn(record, field), `${field} is missing`);
          if (value !== null && record[field] !== null)
            assert.equal(typeof record[field], typeof value, field);
        }
      }
    });
  }
});

function recordsOf(body: unknown): (plural: string) => Record<string, unknown>[] {
  return (plural) => (body as Record<string, Record<string, unknown>[]>)[plural] ?? [];
}
