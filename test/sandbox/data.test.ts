import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import type { MemberData } from '../../demo/sandbox/data/types.js';
import { jobRequestOf } from '../../demo/sandbox/store/job-request.js';
import type { Product, UseCase, World } from '../../demo/sandbox/store/types.js';
import { createWorld } from '../../demo/sandbox/store/world.js';
import { connect, job } from './waiting.js';

const day = 24 * 60 * 60 * 1000;
const now = Date.UTC(2026, 1, 3, 4, 5);
const all: Product[] = ['transactions', 'account_verification', 'identity_verification'];

describe('a member’s data', () => {
  const worlds: World[] = [];
  function newWorld(seed: number): World {
    const world = createWorld({ seed, latency: 0, now: () => now });
    worlds.push(world);
    return world;
  }
  afterEach(() => worlds.splice(0).forEach((world) => world.close()));

  async function read(world: World, institutionCode = 'mxbank'): Promise<MemberData> {
    const user = world.users.create({ id: 'partner-1' }).guid;
    const { guid } = await connect(world, user, 'password', { institutionCode, job: job(...all) });
    return world.data(guid);
  }

  it('is the same for the same seed and another for another', async () => {
    const [one, same, other] = [await read(newWorld(7)), await read(newWorld(7)), await read(newWorld(8))];
    assert.deepEqual(one, same);
    assert.notDeepEqual(one.accounts, other.accounts);
    assert.notEqual(one.transactions[0]?.guid, other.transactions[0]?.guid);
  });

  it('does not depend on what else was asked, or in which order', async () => {
    const partners = ['partner-1', 'partner-2', 'partner-3'];
    const banks = ['mxbank', 'blue_heron'];
    const readAll = async (world: World, ids: string[], codes: string[]) => {
      const read = new Map<string, MemberData>();
      for (const id of ids) {
        const user = world.users.create({ id }).guid;
        for (const institutionCode of codes) {
          const { guid } = await connect(world, user, 'password', { institutionCode, job: job(...all) });
          read.set(`${id} ${institutionCode}`, world.data(guid));
        }
      }
      return read;
    };
    const forwards = await readAll(newWorld(5), partners, banks);
    const world = newWorld(5);
    world.users.create();
    const backwards = await readAll(world, partners.toReversed(), banks.toReversed());
    assert.equal(forwards.size, 6);
    for (const [key, data] of forwards) assert.deepEqual(backwards.get(key), data, key);
  });

  it('gives a user that is created again other guids', () => {
    const world = newWorld(1);
    const first = world.users.create({ id: 'partner-1' }).guid;
    world.users.delete(first);
    assert.notEqual(world.users.create({ id: 'partner-1' }).guid, first);
  });

  it('moves money from one account to another, on the same day', async () => {
    const { accounts, transactions } = await read(newWorld(1));
    const nameOf = (guid: string) => accounts.find((account) => account.guid === guid)?.name ?? '';
    const moved = transactions.filter(({ memo }) => memo !== null);
    const [away, back] = [
      moved.filter(({ type }) => type === 'DEBIT'),
      moved.filter(({ type }) => type === 'CREDIT'),
    ];
    assert.ok(away.length >= 15);
    const sides = (one: string, other: string, { date, amount }: (typeof moved)[number]) =>
      `${date} ${amount} from ${one} to ${other}`;
    assert.deepEqual(
      away
        .map((entry) => sides(nameOf(entry.account_guid), (entry.memo ?? '').replace('To ', ''), entry))
        .sort(),
      back
        .map((entry) => sides((entry.memo ?? '').replace('From ', ''), nameOf(entry.account_guid), entry))
        .sort(),
    );
  });

  it('tells of accounts what their transactions say', async () => {
    const { accounts, transactions, accountOwners } = await read(newWorld(1));
    const of = (type: string) => accounts.filter((account) => account.type === type);
    for (const debt of [...of('CREDIT_CARD'), ...of('LOAN'), ...of('MORTGAGE')]) {
      const payment = transactions.find(
        ({ account_guid, type }) => account_guid === debt.guid && type === 'CREDIT',
      );
      assert.equal(debt.last_payment, payment?.amount, debt.name ?? '');
      assert.equal(debt.last_payment_at, payment?.transacted_at);
      assert.equal(debt.feed_last_payment_at, payment?.transacted_at);
      const due = debt.payment_due_at ?? '';
      assert.equal(Number(due.slice(8, 10)), debt.day_payment_is_due, 'is due on the day it is due');
      assert.ok(Date.parse(due) > now && Date.parse(due) <= now + 31 * day, `${due} is the next one`);
    }
    for (const { account_guid, posted_at, created_at } of transactions) {
      const account = accounts.find(({ guid }) => guid === account_guid);
      assert.ok((created_at ?? '') >= (account?.created_at ?? '9'), 'known no sooner than its account');
      assert.ok((created_at ?? '') >= (posted_at ?? '9'), 'nor before it was posted');
    }
    for (const card of of('CREDIT_CARD')) {
      assert.equal(card.available_credit, Math.round(((card.credit_limit ?? 0) - card.balance) * 100) / 100);
      assert.ok(card.available_credit >= 0);
    }
    assert.equal(of('INSURANCE')[0]?.insured_name, accountOwners[0]?.owner_name);
    const checks = transactions.flatMap(({ check_number_string }) => check_number_string ?? []).map(Number);
    assert.ok(checks.length >= 3);
    assert.deepEqual(
      checks,
      checks.toSorted((one, other) => other - one),
      'later checks have higher numbers',
    );
  });

  it('has what the institution keeps, and nothing else', async () => {
    const kept = {
      kestrel_brokerage: ['Brokerage', 'Roth IRA'],
      meridian_card: ['Rewards Card', 'Gift Card'],
      pine_street_home_loans: ['Home Mortgage'],
      river_bend_student_loans: ['Student Loan'],
    };
    const world = newWorld(1);
    for (const [code, names] of Object.entries(kept)) {
      const { accounts, transactions } = await read(world, code);
      assert.deepEqual(
        accounts.map(({ name }) => name),
        names,
      );
      const guids = accounts.map(({ guid }) => guid);
      assert.ok(transactions.every(({ account_guid }) => guids.includes(account_guid)));
    }
  });

  it('differs between members of one world', async () => {
    const world = newWorld(1);
    const [one, other] = [await read(world), await read(world, 'blue_heron')];
    assert.notDeepEqual(
      one.accounts.map(({ balance }) => balance),
      other.accounts.map(({ balance }) => balance),
    );
  });

  for (const seed of [1, 2, 3, 99]) {
    it(`balances over 90 days for seed ${seed}`, async () => {
      const { accounts, transactions, openingBalances } = await read(newWorld(seed));
      assert.ok(accounts.length >= 8);
      assert.ok(new Set(accounts.map(({ type }) => type)).size >= 6);
      assert.ok(transactions.length > 100);
      assert.equal(new Set(transactions.map(({ guid }) => guid)).size, transactions.length);
      for (const account of accounts) {
        const isDebt = ['CREDIT_CARD', 'LOAN', 'MORTGAGE'].includes(account.type);
        let cents = Math.round((openingBalances.get(account.guid) ?? Number.NaN) * 100);
        for (const transaction of transactions
          .filter(({ account_guid }) => account_guid === account.guid)
          .reverse()) {
          assert.ok(transaction.amount > 0);
          const isGain = (transaction.type === 'CREDIT') !== isDebt;
          cents += Math.round(transaction.amount * 100) * (isGain ? 1 : -1);
          assert.ok(cents >= 0, `${account.name ?? ''} falls below zero`);
          const limit = account.credit_limit ?? Infinity;
          assert.ok(cents <= limit * 100, `${account.name ?? ''} rises above its limit`);
        }
        assert.equal(cents, Math.round(account.balance * 100), `${account.name ?? ''} does not reconcile`);
      }
      const dates = transactions.map(({ transacted_at }) => Date.parse(transacted_at));
      assert.ok(Math.max(...dates) < now);
      assert.ok(Math.min(...dates) > now - 91 * day);
      assert.deepEqual(
        dates,
        dates.toSorted((one, other) => other - one),
      );
    });
  }

  it('has valid routing numbers, and Canadian ones in Canada', async () => {
    const world = newWorld(1);
    const { accounts, accountNumbers } = await read(world);
    for (const number of accountNumbers) {
      const digits = Array.from(number.routing_number ?? '', Number);
      const sum = digits.reduce((total, digit, index) => total + digit * ([3, 7, 1][index % 3] ?? 0), 0);
      assert.equal(digits.length, 9);
      assert.equal(sum % 10, 0);
      const account = accounts.find(({ guid }) => guid === number.account_guid);
      assert.equal(number.account_number?.slice(-4), account?.account_number);
    }
    const canadian = await read(world, 'silver_birch');
    for (const number of canadian.accountNumbers) {
      assert.equal(number.routing_number, null);
      assert.match(number.institution_number ?? '', /^\d{3}$/);
      assert.match(number.transit_number ?? '', /^\d{5}$/);
    }
    assert.ok(canadian.accounts.every(({ currency_code }) => currency_code === 'CAD'));
  });

  describe('is what was asked for', () => {
    let world: World;
    let user: string;
    beforeEach(() => {
      world = newWorld(1);
      user = world.users.create({ id: 'partner-1' }).guid;
    });

    interface Row {
      mode?: 'aggregation' | 'verification';
      include_transactions?: boolean;
      include_identity?: boolean;
      products?: Product[];
      use_cases?: UseCase[];
      read: string;
    }
    const rows: Row[] = [
      { read: 'accounts transactions' },
      { include_transactions: false, read: 'accounts' },
      { include_identity: true, read: 'accounts transactions owners' },
      { mode: 'verification', include_transactions: false, read: 'accounts numbers' },
      { mode: 'verification', include_transactions: true, read: 'accounts transactions numbers' },
      {
        mode: 'verification',
        include_transactions: false,
        include_identity: true,
        read: 'accounts numbers owners',
      },
      { use_cases: ['MONEY_MOVEMENT'], read: 'accounts' },
      {
        use_cases: ['MONEY_MOVEMENT'],
        mode: 'verification',
        include_transactions: true,
        read: 'accounts numbers',
      },
      { use_cases: ['PFM'], read: 'accounts transactions' },
      { use_cases: ['PFM', 'MONEY_MOVEMENT'], read: 'accounts transactions' },
      { products: ['identity_verification'], read: 'accounts owners' },
      { products: ['account_verification'], mode: 'aggregation', read: 'accounts numbers' },
      { products: all, read: 'accounts transactions numbers owners' },
      { products: ['transaction_history'], read: 'accounts transactions' },
    ];
    for (const { read: expected, use_cases = [], ...options } of rows) {
      it(`${JSON.stringify({ ...options, use_cases })} reads ${expected}`, async () => {
        const request = jobRequestOf({
          mode: 'aggregation',
          include_transactions: true,
          include_identity: false,
          products: null,
          ...options,
        });
        const { guid } = await connect(world, user, 'password', { job: request, use_cases });
        const data = world.data(guid);
        const filled = {
          accounts: data.accounts,
          transactions: data.transactions,
          numbers: data.accountNumbers,
          owners: data.accountOwners,
        };
        const names = Object.entries(filled).filter(([, entries]) => entries.length > 0);
        assert.equal(names.map(([name]) => name).join(' '), expected);
      });
    }

    it('grows with later jobs and use cases', async () => {
      const { guid } = await connect(world, user, 'password', { use_cases: ['MONEY_MOVEMENT'] });
      assert.equal(world.data(guid).transactions.length, 0);
      await connect(world, user, 'password', { use_cases: ['PFM'] });
      assert.ok(world.data(guid).transactions.length > 0);
    });

    it('leaves out what the institution does not support', async () => {
      const options = { institutionCode: 'meridian_card', job: job(...all) };
      const { guid } = await connect(world, user, 'password', options);
      assert.equal(world.data(guid).accountNumbers.length, 0);
      assert.equal(world.data(guid).accountOwners.length, 0);
    });
  });
});
