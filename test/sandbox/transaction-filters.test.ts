import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startPlatform, type PlatformServer } from './platform-server.js';
import { connect } from './waiting.js';

interface Transaction {
  date: string;
  created_at: string;
  updated_at: string;
  category: string;
  category_guid: string;
  top_level_category: string;
}

describe('the Platform API’s transactions', () => {
  let platform: PlatformServer;
  let path: string;
  let all: Transaction[];

  // Of two members, the first of which was read on a day in the range: MX's own times are those of its reading.
  before(async () => {
    let now = Date.UTC(2026, 5, 5, 9);
    platform = await startPlatform({ now: () => now });
    const user = platform.world.users.create({ id: 'partner-1' }).guid;
    await connect(platform.world, user, 'password');
    now = Date.UTC(2026, 6, 1, 9);
    await connect(platform.world, user, 'another');
    path = `/users/${user}/transactions`;
    all = await list('');
  });
  after(() => platform.close());

  async function list(query: string): Promise<Transaction[]> {
    const { status, body, message } = await platform.send('GET', `${path}?records_per_page=1000&${query}`);
    assert.equal(status, 200, message);
    return (body as { transactions: Transaction[] }).transactions;
  }

  for (const field of ['date', 'created_at', 'updated_at'] as const) {
    it(`are filtered by from_${field} and to_${field}, both days included`, async () => {
      const found = await list(`from_${field}=2026-06-01&to_${field}=2026-06-10`);
      const days = ({ [field]: time }: Transaction) => time.slice(0, 10);
      const within = all.filter((one) => days(one) >= '2026-06-01' && days(one) <= '2026-06-10');
      assert.ok(within.length > 0 && within.length < all.length);
      assert.deepEqual(found, within);
      const reversed = await platform.send('GET', `${path}?from_${field}=2026-06-10&to_${field}=2026-06-01`);
      assert.deepEqual([reversed.status, reversed.message.includes(`from_${field}`)], [400, true]);
      const none = await platform.send('GET', `${path}?to_${field}=yesterday`);
      assert.deepEqual([none.status, none.message.includes(`to_${field}`)], [400, true]);
    });
  }

  it('are none, and no mistake, where one end alone lies outside of MX’s default days', async () => {
    assert.deepEqual(await list('to_date=2025-01-01'), []);
    assert.deepEqual(await list('from_date=2027-01-01'), []);
    assert.deepEqual(await list('from_created_at=2027-01-01'), []);
  });

  it('are filtered by category, one or several', async () => {
    const [one, other] = [...new Set(all.map(({ category_guid }) => category_guid))];
    const few = (...guids: (string | undefined)[]) =>
      all.filter(({ category_guid }) => guids.includes(category_guid));
    assert.deepEqual(await list(`category_guid=${one}`), few(one));
    assert.deepEqual(await list(`category_guid[]=${one}&category_guid[]=${other}`), few(one, other));
    assert.deepEqual(await list('category_guid=CAT-none'), []);
  });

  it('are filtered by top-level category', async () => {
    const top = all.find(({ category, top_level_category }) => category === top_level_category);
    const { category_guid: guid, category } = top ?? assert.fail('Something is its own top-level category');
    const ofTop = all.filter(({ top_level_category }) => top_level_category === category);
    assert.deepEqual(await list(`top_level_category_guid=${guid}`), ofTop);
    assert.deepEqual(await list(`top_level_category_guid[]=${guid}`), ofTop);
  });

  it('come without MX’s enhancements, which are refused by name', async () => {
    for (const address of [path, `${path}/TRN-1`]) {
      const { status, message } = await platform.send('GET', `${address}?includes=merchants`);
      assert.deepEqual([status, message.includes('includes')], [400, true]);
    }
  });
});
