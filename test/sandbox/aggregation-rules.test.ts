import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startSandbox, type Sandbox } from '../../demo/sandbox/index.js';
import { visitWidget, type WidgetUrlOptions, type WidgetVisitor } from './widget-visitor.js';

const verification = { mode: 'verification' };
const moneyOnly = { use_cases: ['MONEY_MOVEMENT'] };
const request = (...products: string[]) => ({ data_request: { products } });

/** One visit to the widget after the other, of the same user with the same credentials, and what the API then has. */
const rules: { rule: string; visits: WidgetUrlOptions[]; read: string; useCases?: string[] }[] = [
  { rule: 'aggregation reads transactions', visits: [{}], read: 'accounts transactions' },
  { rule: 'unless told not to', visits: [{ include_transactions: false }], read: 'accounts' },
  {
    rule: 'and owners if told to',
    visits: [{ include_identity: true }],
    read: 'accounts transactions owners',
  },
  { rule: 'verification reads no transactions', visits: [verification], read: 'accounts numbers' },
  {
    rule: 'unless told to',
    visits: [{ ...verification, include_transactions: true }],
    read: 'accounts transactions numbers',
  },
  {
    rule: 'verification reads owners if told to',
    visits: [{ ...verification, include_identity: true }],
    read: 'accounts numbers owners',
  },
  {
    rule: 'a PFM member has transactions',
    visits: [{ use_cases: ['PFM'] }],
    read: 'accounts transactions',
    useCases: ['PFM'],
  },
  {
    rule: 'a MONEY_MOVEMENT member has none',
    visits: [moneyOnly],
    read: 'accounts',
    useCases: ['MONEY_MOVEMENT'],
  },
  {
    rule: 'not even if they are asked for',
    visits: [{ ...verification, ...moneyOnly, include_transactions: true }],
    read: 'accounts numbers',
    useCases: ['MONEY_MOVEMENT'],
  },
  {
    rule: 'a member with both has them',
    visits: [{ use_cases: ['PFM', 'MONEY_MOVEMENT'] }],
    read: 'accounts transactions',
    useCases: ['PFM', 'MONEY_MOVEMENT'],
  },
  {
    rule: 'an existing member gains use cases, and what they allow',
    visits: [moneyOnly, { use_cases: ['PFM'] }],
    read: 'accounts transactions',
    useCases: ['MONEY_MOVEMENT', 'PFM'],
  },
  {
    rule: 'one that is for moving money only from now on shows none, though they were read',
    visits: [{}, moneyOnly],
    read: 'accounts',
    useCases: ['MONEY_MOVEMENT'],
  },
  {
    rule: 'an existing member loses none',
    visits: [{ use_cases: ['PFM', 'MONEY_MOVEMENT'] }, moneyOnly, {}],
    read: 'accounts transactions',
    useCases: ['PFM', 'MONEY_MOVEMENT'],
  },
  {
    rule: 'a later visit adds to what was read',
    visits: [verification, { include_identity: true, include_transactions: false }],
    read: 'accounts numbers owners',
  },
  {
    rule: 'products name all that is read',
    visits: [request('account_verification')],
    read: 'accounts numbers',
  },
  {
    rule: 'whatever the other options say',
    visits: [{ ...verification, include_transactions: true, ...request('identity_verification') }],
    read: 'accounts owners',
  },
  {
    rule: 'products can be several',
    visits: [request('transactions', 'account_verification', 'identity_verification')],
    read: 'accounts transactions numbers owners',
  },
  {
    rule: 'use cases limit products, too',
    visits: [{ ...moneyOnly, ...request('transactions', 'account_verification') }],
    read: 'accounts numbers',
    useCases: ['MONEY_MOVEMENT'],
  },
];

const background: { options: WidgetUrlOptions; isDisabled: boolean }[] = [
  { options: {}, isDisabled: false },
  { options: verification, isDisabled: true },
  { options: { disable_background_agg: true }, isDisabled: true },
  { options: { ...verification, disable_background_agg: false }, isDisabled: false },
];

describe('what a widget URL’s options make MX read', () => {
  let sandbox: Sandbox;
  let users = 0;

  before(async () => {
    sandbox = await startSandbox({ latency: 0, hostnames: 'localhost' });
  });
  after(() => sandbox.close());

  const newVisitor = (): Promise<WidgetVisitor> => visitWidget(sandbox, `partner-${++users}`);

  async function memberOf({ api, userGuid }: WidgetVisitor) {
    const { members } = (await api('GET', `/users/${userGuid}/members`)) as {
      members: { guid: string; use_cases: string[]; background_aggregation_is_disabled: boolean }[];
    };
    assert.equal(members.length, 1, 'the same credentials are the same member');
    return members[0] ?? assert.fail();
  }

  for (const { rule, visits, read, useCases = [] } of rules) {
    it(`${rule}: ${JSON.stringify(visits)}`, async () => {
      const visitor = await newVisitor();
      for (const options of visits) await visitor.connect(options);
      const { guid, use_cases } = await memberOf(visitor);
      assert.equal(await visitor.read(guid), read);
      assert.deepEqual(use_cases, useCases);
    });
  }

  for (const { options, isDisabled } of background) {
    it(`${JSON.stringify(options)} ${isDisabled ? 'forbids' : 'allows'} background aggregation`, async () => {
      const visitor = await newVisitor();
      await visitor.connect(options);
      assert.equal((await memberOf(visitor)).background_aggregation_is_disabled, isDisabled);
    });
  }

  it('makes another member of other credentials, another bank or another user', async () => {
    const [one, other] = [await newVisitor(), await newVisitor()];
    const guids = [
      await one.connect({}, 'first'),
      await one.connect({}, 'second'),
      await one.connect({}, 'first', 'blue_heron'),
      await other.connect({}, 'first'),
    ];
    assert.equal(new Set(guids).size, 4);
    assert.equal(await one.connect(verification, 'first'), guids[0]);
  });

  it('updates the member that the API created with the same credentials', async () => {
    const visitor = await newVisitor();
    const guid = await visitor.connect(moneyOnly);
    const asked = (await visitor.api('GET', '/institutions/mxbank/credentials')) as {
      credentials: { guid: string; field_name: string }[];
    };
    const credentials = asked.credentials.map((field) => ({
      guid: field.guid,
      value: field.field_name === 'PASSWORD' ? 'password' : 'mxuser',
    }));
    const member = { institution_code: 'mxbank', credentials, use_cases: ['PFM'], skip_aggregation: true };
    const answer = await visitor.api('POST', `/users/${visitor.userGuid}/members`, { member });
    assert.equal((answer as { member: { guid: string } }).member.guid, guid);
    assert.deepEqual((await memberOf(visitor)).use_cases, ['MONEY_MOVEMENT', 'PFM']);
  });

  it('updates the member of a bank with a page of its own', async () => {
    const visitor = await newVisitor();
    const approve = async (address: string): Promise<void> => {
      assert.equal((await fetch(`${address}&behaviour=approve`)).status, 200);
    };
    const first = await visitor.connectAtBank(moneyOnly, 'mx_bank_oauth', approve);
    assert.equal(await visitor.read(first), 'accounts');
    const options = { ...verification, use_cases: ['PFM'], include_transactions: true };
    assert.equal(await visitor.connectAtBank(options, 'mx_bank_oauth', approve), first);
    assert.equal(await visitor.read(first), 'accounts transactions numbers');
    assert.deepEqual((await memberOf(visitor)).use_cases, ['MONEY_MOVEMENT', 'PFM']);
  });
});
