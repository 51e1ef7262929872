import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { startSandbox, type Sandbox } from '../../demo/sandbox/index.js';
import { eventually } from '../sandbox/waiting.js';
import { connectClient, type CheckedClient } from './platform-client.js';

type Entry = Readonly<Record<string, unknown>>;

/** MX's public sample of a list, as its overview page shows it: `{ <plural>: […], "pagination": {…} }`. */
function readSample(plural: string): { entry: Entry; pagination: Entry } {
  const file = new URL(`../samples/${plural}.json`, import.meta.url);
  const sample = JSON.parse(readFileSync(file, 'utf8')) as Record<string, Entry[]> & { pagination: Entry };
  return {
    entry: sample[plural]?.[0] ?? assert.fail(`${plural}.json has no entry`),
    pagination: sample.pagination,
  };
}

/** A value's type, and for texts also which kind of text: a guid of which kind, a time, any other. */
function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (typeof value !== 'string') return typeof value;
  const guid = /^(?<prefix>[A-Z]{3})-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.exec(value);
  if (guid) return `guid ${guid.groups?.['prefix'] ?? ''}`;
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(value) ? 'time' : 'string';
}

/** What only a partner's own updates fill, which are no part of connecting accounts. */
const filledByPartners = ['metadata', 'extended_transaction_type'];

describe('MX’s sample records, which are of v20111101,', () => {
  let sandbox: Sandbox;
  let client: CheckedClient;
  let user: string;
  let member: string;

  before(async () => {
    sandbox = await startSandbox({ latency: 0 });
    client = connectClient(sandbox);
    const { users, institutions, members } = client;
    user = (await users.createUser({ user: { id: 'partner-2345' } })).data.user?.guid ?? '';
    const fields = (await institutions.listInstitutionCredentials('mxbank')).data.credentials ?? [];
    const credentials = fields.map(({ guid }) => ({ guid: guid ?? '', value: 'mxuser' }));
    const request = { id: 'member-9876', institution_code: 'mxbank', credentials };
    member = (await members.createMember(user, { member: request })).data.member?.guid ?? '';
    await ready();
    for (const start of [
      () => members.verifyMember(member, user),
      () => members.identifyMember(member, user),
    ]) {
      await start();
      await ready();
    }
  });
  after(() => sandbox.close());

  function ready(): Promise<boolean> {
    return eventually(async () => {
      const { data } = await client.members.readMemberStatus(member, user);
      return data.member?.is_being_aggregated === false ? true : undefined;
    });
  }

  const lists = {
    accounts: () => client.accounts.listMemberAccounts(user, member, undefined, 1, 1000),
    transactions: () => client.transactions.listTransactionsByMember(member, user, 1, 1000),
    account_numbers: () => client.accounts.listAccountNumbersByMember(member, user, 1, 1000),
    account_owners: () => client.accounts.listAccountOwnersByMember(member, user, 1, 1000),
  };

  for (const [plural, list] of Object.entries(lists)) {
    it(`of ${plural} have the keys and the kinds of values that ours have`, async () => {
      const sample = readSample(plural);
      const body = (await list()).data as unknown as Record<string, Entry[]> & { pagination: Entry };
      const entries = body[plural] ?? [];
      assert.ok(entries.length > 0);
      for (const [field, value] of Object.entries(sample.entry)) {
        const kinds = new Set(entries.map((entry) => kindOf(entry[field])));
        assert.ok(!kinds.has('undefined'), `${field} is missing`);
        kinds.delete('null');
        if (value === null) continue;
        const expected = filledByPartners.includes(field) ? [] : [kindOf(value)];
        assert.deepEqual([...kinds], expected, field);
      }
      const kinds = (entry: Entry) => Object.entries(entry).map(([field, value]) => [field, kindOf(value)]);
      assert.deepEqual(kinds(body.pagination).sort(), kinds(sample.pagination).sort());
    });
  }
});
