import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { ONLY_IN, UNPLAYED_OPERATIONS } from '../../demo/sandbox/platform/unplayed-operations.js';
import { readDocument } from '../drift/documents.js';
import { startPlatform, type PlatformServer } from './platform-server.js';
import { connect, credentialsFor, settled } from './waiting.js';

/** The operations of MX's OpenAPI documents, as `GET /users/{}`. */
const operationsOf = {
  v20111101: readDocument('v20111101.yml').facts.operations ?? [],
  v20250224: readDocument('v20250224.yml').facts.operations ?? [],
};

const listed = Object.values(UNPLAYED_OPERATIONS).flat();

describe('the list of operations that the sandbox does not play', () => {
  it('names only operations that MX has, each once, in the versions that have them', () => {
    const [older, newer] = [operationsOf.v20111101, operationsOf.v20250224];
    assert.ok(older.length > 150 && newer.length > 150, 'the documents were read');
    assert.equal(new Set(listed).size, listed.length);
    for (const operation of listed) {
      const only = ONLY_IN[operation];
      assert.equal(older.includes(operation), only !== 'v20250224', operation);
      assert.equal(newer.includes(operation), only !== 'v20111101', operation);
    }
    for (const operation of Object.keys(ONLY_IN)) assert.ok(listed.includes(operation), operation);
  });
});

for (const version of ['v20111101', 'v20250224'] as const) {
  describe(`every operation of ${version}`, () => {
    let platform: PlatformServer;
    before(async () => {
      platform = await startPlatform();
    });
    after(() => platform.close());

    let shared: Promise<Record<string, string | undefined>> | undefined;

    /** The guids of a user with a member and its data. */
    async function newUser(): Promise<Record<string, string | undefined>> {
      const { world } = platform;
      const user = world.users.create({}).guid;
      const member = await connect(world, user, 'password');
      const { accounts, transactions } = world.data(member.guid);
      return {
        users: user,
        members: member.guid,
        accounts: accounts[0]?.guid,
        transactions: transactions.find((each) => each.account_guid === accounts[0]?.guid)?.guid,
      };
    }

    /** Asks about one user, or about another if the operation deletes something. */
    async function ask(operation: string) {
      const [method = '', path = ''] = operation.split(' ');
      const guids = await (method === 'DELETE' ? newUser() : (shared ??= newUser()));
      const filled = path.replace(/(\w+)\/\{\}/g, (_, kind: string) => `${kind}/${guids[kind] ?? 'mxbank'}`);
      const headers = { 'Accept-Version': version };
      return platform.send(method, filled, method === 'GET' ? undefined : {}, headers);
    }

    it('is played, or answers 501 with a sentence', async () => {
      for (const operation of operationsOf[version]) {
        const { status, message } = await ask(operation);
        if (listed.includes(operation)) {
          assert.equal(status, 501, operation);
          assert.match(message, /^The sandbox does not implement .+ is available only from MX\.$/);
        } else {
          assert.ok(status < 500 && !message.startsWith('No route'), `${operation}: ${status} ${message}`);
        }
      }
    });

    it('is 404 where this version has none', async () => {
      const strangers = ['GET /users/{}/nothing', 'PATCH /users/{}', 'POST /institutions'];
      const others = operationsOf[version === 'v20111101' ? 'v20250224' : 'v20111101'];
      const own = operationsOf[version];
      for (const operation of [...strangers, ...others.filter((each) => !own.includes(each))]) {
        const { status, message } = await ask(operation);
        assert.equal(status, 404, operation);
        assert.ok(message.startsWith('No route'), message);
      }
    });

    it('checks balances as a job of its own, which reads no transactions', async () => {
      const { world } = platform;
      const user = world.users.create({}).guid;
      const member = { institution_code: 'mxbank', credentials: credentialsFor(world, 'mxbank', 'password') };
      const headers = { 'Accept-Version': version };
      const path = `/users/${user}/members`;
      const created = await platform.send(
        'POST',
        path,
        { member: { ...member, skip_aggregation: true } },
        headers,
      );
      const { guid } = (created.body as { member: { guid: string } }).member;
      const checked = await platform.send('POST', `${path}/${guid}/check_balance`, undefined, headers);
      assert.equal(checked.status, 202);
      assert.equal(world.members.job(guid)?.kind, 'balance');
      await settled(world, guid);
      const { accounts, transactions } = world.data(guid);
      assert.deepEqual([accounts.length > 0, transactions.length], [true, 0]);
    });

    it('lists the favorite institutions, also by country', async () => {
      const codes = async (query: string) => {
        const path = `/institutions/favorites${query}`;
        const { body } = await platform.send('GET', path, undefined, { 'Accept-Version': version });
        return (body as { institutions: { code: string }[] }).institutions.map(({ code }) => code);
      };
      assert.deepEqual(await codes('?iso_country_code[]=US'), ['mxbank', 'mx_bank_oauth']);
      assert.equal((await codes('')).length, 4);
      assert.deepEqual(await codes('?page=2'), []);
    });

    it('lists the transactions of one account', async () => {
      const { world } = platform;
      const user = world.users.create({}).guid;
      const member = await connect(world, user, 'password');
      const { guid } = world.data(member.guid).accounts[0] ?? assert.fail('There is no account');
      const paths = [`/users/${user}/accounts/${guid}/transactions`];
      if (version === 'v20250224')
        paths.push(`/users/${user}/members/${member.guid}/accounts/${guid}/transactions`);
      for (const path of paths) {
        const { body } = await platform.send('GET', path, undefined, { 'Accept-Version': version });
        const { transactions } = body as { transactions: { account_guid: string; guid: string }[] };
        assert.ok(transactions.length > 0);
        assert.deepEqual([...new Set(transactions.map(({ account_guid }) => account_guid))], [guid]);
      }
    });
  });
}
