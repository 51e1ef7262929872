import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startSandbox, type Sandbox } from '../../demo/sandbox/index.js';
import { visitWidget, type WidgetVisitor } from './widget-visitor.js';

/** A page's form, filled in and sent. */
async function submit(address: string, fields: [name: string, value: string][]): Promise<string> {
  const answer = await fetch(address, { method: 'POST', body: new URLSearchParams(fields) });
  assert.equal(answer.status, 200);
  return answer.text();
}

interface Choice {
  guid: string;
  name: string;
}

/** Signs in at a bank and approves, with those of the offered accounts that `choose` picks. */
function shareAtBank(choose: (offered: Choice[]) => Choice[]) {
  return async (address: string): Promise<void> => {
    const { origin, searchParams } = new URL(address);
    const state: [string, string] = ['state', searchParams.get('state') ?? ''];
    const page = await submit(`${origin}/sign-in`, [state, ['username', 'mxuser'], ['password', 'any']]);
    const boxes = page.matchAll(/name="account"\s+value="(?<guid>[^"]+)"[^>]*>\s*<span>(?<name>[^<(]+)/g);
    const offered = [...boxes].map(({ groups }) => ({
      guid: groups?.['guid'] ?? '',
      name: (groups?.['name'] ?? '').trim(),
    }));
    assert.ok(offered.length >= 8, page);
    const chosen = choose(offered).map(({ guid }): [string, string] => ['account', guid]);
    await submit(`${origin}/decision`, [state, ['decision', 'approve'], ...chosen]);
  };
}

describe('the accounts chosen at the bank', () => {
  let sandbox: Sandbox;
  let visitor: WidgetVisitor;

  before(async () => {
    sandbox = await startSandbox({ latency: 0, hostnames: 'localhost' });
    visitor = await visitWidget(sandbox, 'partner-1');
  });
  after(() => sandbox.close());

  async function list<Item>(member: string, plural: string): Promise<Item[]> {
    const path = `/users/${visitor.userGuid}/members/${member}/${plural}?records_per_page=1000`;
    return ((await visitor.api('GET', path)) as Record<string, Item[]>)[plural] ?? [];
  }

  const everything = {
    mode: 'verification',
    include_transactions: true,
    include_identity: true,
  };

  for (const institution of ['mx_bank_oauth', 'alder_community_alldata']) {
    it(`are what MX reads from ${institution}, until others are chosen`, async () => {
      let chosen: Choice[] = [];
      const choose = (names: string[]) =>
        shareAtBank((offered) => (chosen = offered.filter(({ name }) => names.includes(name))));
      const names = ['Joint Checking', 'Rewards Card'];
      const member = await visitor.connectAtBank(everything, institution, choose(names));
      const guids = chosen.map(({ guid }) => guid);
      const accounts = await list<{ guid: string; name: string }>(member, 'accounts');
      assert.deepEqual(
        accounts.map(({ name }) => name),
        names,
      );
      assert.deepEqual(
        accounts.map(({ guid }) => guid),
        guids,
      );
      for (const plural of ['transactions', 'account_numbers', 'account_owners']) {
        const items = await list<{ account_guid: string }>(member, plural);
        assert.ok(items.length > 0, plural);
        assert.ok(
          items.every(({ account_guid }) => guids.includes(account_guid)),
          plural,
        );
      }

      const again = await visitor.connectAtBank(
        everything,
        institution,
        shareAtBank((offered) => offered),
      );
      assert.equal(again, member);
      assert.ok((await list(member, 'accounts')).length >= 8);
    });
  }

  it('are at least one of those that were offered', async () => {
    let page = '';
    let strange = '';
    await visitor.connectAtBank({}, 'beacon_harbor', async (address) => {
      const { origin, searchParams } = new URL(address);
      const state: [string, string] = ['state', searchParams.get('state') ?? ''];
      page = await submit(`${origin}/decision`, [state, ['decision', 'approve']]);
      strange = await submit(`${origin}/decision`, [state, ['decision', 'approve'], ['account', 'ACT-1']]);
      await shareAtBank(([first]) => (first ? [first] : []))(address);
    });
    assert.match(page, /Choose at least one account/);
    assert.match(strange, /Choose at least one account/);
  });

  it('come in a form; anything else is refused, and so is too much', async () => {
    const types = ['multipart/form-data', 'multipart/form-data; boundary=x', 'application/json', ''];
    for (const origin of [sandbox.bankUrl, sandbox.allDataUrl]) {
      for (const path of ['/sign-in', '/decision']) {
        const post = (body: BodyInit, headers: Record<string, string> = {}) =>
          fetch(`${origin}${path}`, { method: 'POST', body, headers });
        for (const type of types) {
          const answer = await post('junk', { 'Content-Type': type });
          assert.deepEqual([answer.status, (await answer.text()).includes('not a form')], [400, true], type);
        }
        const large = new URLSearchParams({ username: 'x'.repeat(70_000) });
        assert.equal((await post(large)).status, 413);
        const form = new FormData();
        form.set('state', 'unknown');
        assert.equal((await post(form)).status, 404, 'a form of either kind is read');
      }
    }
  });
});
