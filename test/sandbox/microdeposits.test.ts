import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { routingNumberOf } from '../../demo/sandbox/data/numbers.js';
import { startSandbox, type MicrodepositStatusName } from '../../demo/sandbox/index.js';
import { startPlatform, type Answer, type PlatformServer } from './platform-server.js';

const MINUTE = 60 * 1000;
const DAY = 24 * 60 * MINUTE;
const account = { account_number: '333312345', account_type: 'CHECKING', routing_number: '091000019' };
const owner = { email: 'ada@example.com', first_name: 'Ada', last_name: 'Lovelace' };

interface Microdeposit {
  guid: string;
  status: MicrodepositStatusName;
  verified_at: string | null;
  institution_code: string | null;
}

for (const version of ['v20111101', 'v20250224']) {
  describe(`microdeposits by version ${version}`, () => {
    let platform: PlatformServer;
    let user: string;
    let now: number;

    beforeEach(async () => {
      now = Date.UTC(2026, 8, 1, 12);
      platform = await startPlatform({ now: () => now });
      user = platform.world.users.create({ id: 'partner-1' }).guid;
    });
    afterEach(() => platform.close());

    const send = (method: string, path: string, body?: object): Promise<Answer> =>
      platform.send(method, path, body, { 'Accept-Version': version });
    const create = (fields: object) =>
      send('POST', `/users/${user}/micro_deposits`, { micro_deposit: fields });
    const read = (guid: string) => send('GET', `/users/${user}/micro_deposits/${guid}`);
    const verify = (guid: string, deposit_amount_1: unknown, deposit_amount_2: unknown) =>
      send('PUT', `/micro_deposits/${guid}/verify`, {
        micro_deposit: { deposit_amount_1, deposit_amount_2 },
      });
    const of = ({ body }: Answer) => (body as { micro_deposit: Microdeposit }).micro_deposit;
    const statusOf = async (guid: string) => of(await read(guid)).status;

    it('are requested, arrive after two minutes, and are verified by their amounts', async () => {
      const created = await create({ ...account, ...owner });
      assert.equal(created.status, 200);
      const { guid, status } = of(created);
      assert.equal(status, 'INITIATED');
      assert.match(guid, /^MIC-/);
      assert.equal(await statusOf(guid), 'REQUESTED');
      assert.equal((await verify(guid, 0.09, 0.09)).status, 409, 'before the deposits have arrived');
      now += 2 * MINUTE;
      assert.equal(await statusOf(guid), 'DEPOSITED');
      const verified = of(await verify(guid, 0.09, 0.09));
      assert.deepEqual([verified.status, verified.verified_at], ['VERIFIED', new Date(now).toISOString()]);
      now += 22 * DAY;
      assert.equal(await statusOf(guid), 'VERIFIED', 'an answer is kept');
    });

    it('have MX’s fields, fewer in lists', async () => {
      const { guid } = of(await create({ ...account, ...owner }));
      const listed = ['error_message', 'guid', 'institution_code', 'institution_name', 'status'];
      const times = ['updated_at', 'verified_at'];
      const list = await send('GET', `/users/${user}/micro_deposits`);
      const { micro_deposits } = list.body as { micro_deposits: object[] };
      assert.deepEqual(Object.keys(micro_deposits[0] ?? {}).sort(), [...listed, ...times]);
      assert.deepEqual(
        Object.keys(of(await read(guid))).sort(),
        [...listed, ...times, 'account_name', ...Object.keys(account), ...Object.keys(owner)].sort(),
      );
    });

    it('are prevented by the third pair of wrong amounts', async () => {
      const { guid } = of(await create(account));
      now += 2 * MINUTE;
      const statuses = [];
      for (let attempt = 1; attempt <= 3; attempt++) statuses.push(of(await verify(guid, 0.01, 0.09)).status);
      assert.deepEqual(statuses, ['DENIED', 'DENIED', 'PREVENTED']);
      assert.equal((await verify(guid, 0.09, 0.09)).status, 409);
    });

    for (const [days, state] of [
      [20, 'kept for'],
      [21, 'deleted after'],
    ] as const) {
      it(`are ${state} ${days} days without an answer`, async () => {
        const { guid } = of(await create(account));
        now += days * DAY;
        assert.equal((await read(guid)).status, days === 20 ? 200 : 404);
      });
    }

    it('are taken for three accounts of an email address, of whichever user', async () => {
      const other = platform.world.users.create({ id: 'partner-2' }).guid;
      const numbers = ['33331', '33332', '33333'];
      for (const account_number of numbers) {
        const path = `/users/${other}/micro_deposits`;
        await send('POST', path, { micro_deposit: { ...account, ...owner, account_number } });
      }
      const email = owner.email.toUpperCase();
      const fourth = await create({ ...account, ...owner, email, account_number: '33334' });
      assert.deepEqual([fourth.status, fourth.message.includes('micro_deposit.email')], [400, true]);
      assert.equal((await create({ ...account, ...owner, account_number: '33331' })).status, 200);
      assert.equal((await create({ ...account, account_number: '33334' })).status, 200);
    });

    it('are pre-initiated with an owner alone', async () => {
      const { guid, status } = of(await create(owner));
      now += 30 * DAY;
      assert.deepEqual([status, await statusOf(guid)], ['PREINITIATED', 'PREINITIATED']);
    });

    it('lose their account when they are put back to PREINITIATED, and take another one', async () => {
      const { microdeposits } = platform.world;
      const made = [];
      for (const account_number of ['33331', '33332', '33333'])
        made.push(of(await create({ ...account, ...owner, account_number })).guid);
      const [guid = ''] = made;
      const { updated_at: _, ...blank } = microdeposits.setStatus(guid, 'PREINITIATED') ?? {};
      const { guid: other } = of(await create(owner));
      const { updated_at: __, ...preinitiated } = microdeposits.find(other) ?? {};
      assert.deepEqual(blank, { ...preinitiated, guid });
      assert.equal((await create({ ...account, ...owner, account_number: '33334' })).status, 200);
    });

    it('are refused with a message that names what is wrong', async () => {
      const cases: [fields: object, names: string][] = [
        [{}, 'micro_deposit.email'],
        [{ email: 'ada@example.com' }, 'micro_deposit.first_name'],
        [{ ...account, routing_number: undefined }, 'micro_deposit.routing_number'],
        [{ ...account, routing_number: '091000018' }, 'INVALID'],
        [{ ...account, routing_number: '021000021' }, 'BLOCKED'],
        [{ ...account, account_number: 333312345 }, 'micro_deposit.account_number'],
        [{ ...account, account_number: '1'.repeat(18) }, 'micro_deposit.account_number'],
        [{ ...account, account_type: undefined }, 'micro_deposit.account_type'],
        [{ ...account, account_type: 'LOAN' }, 'micro_deposit.account_type'],
        [{ ...account, email: 'ada' }, 'micro_deposit.email'],
        [{ ...owner, first_name: 'D#ve' }, 'micro_deposit.first_name'],
      ];
      for (const [fields, names] of cases) {
        const { status, message } = await create(fields);
        assert.deepEqual([status, message.includes(names)], [400, true], message);
      }
      const { guid } = of(await create(account));
      now += 2 * MINUTE;
      for (const amount of ['0.09', 0, 1, undefined]) {
        const { status, message } = await verify(guid, 0.09, amount);
        assert.deepEqual([status, message.includes('deposit_amount_2')], [400, true], message);
      }
      assert.equal(await statusOf(guid), 'DEPOSITED', 'what is no amount is no attempt');
    });

    it('are deleted by the API, and with their user; another user’s do not exist', async () => {
      const { guid } = of(await create(account));
      const other = platform.world.users.create({ id: 'partner-2' }).guid;
      assert.equal((await send('GET', `/users/${other}/micro_deposits/${guid}`)).status, 404);
      assert.equal((await send('DELETE', `/users/${user}/micro_deposits/${guid}`)).status, 204);
      assert.equal((await read(guid)).status, 404);
      assert.equal((await verify(guid, 0.09, 0.09)).status, 404);
      await create(account);
      platform.world.users.delete(user);
      assert.deepEqual(platform.world.microdeposits.all(), []);
    });

    it('name the institution of their routing number, and none if there is none', async () => {
      const member = platform.world.institutions.find('tamarack_village');
      assert.equal(member?.supports_account_verification, false);
      const known = of(await create({ ...account, routing_number: routingNumberOf(member) }));
      assert.equal(known.institution_code, 'tamarack_village');
      assert.equal(of(await create(account)).institution_code, null);
    });

    it('open a widget in verification mode alone, and of the same user', async () => {
      const { guid } = of(await create(account));
      const ask = (options: object, of = user) => {
        const widget_url = { widget_type: 'connect_widget', current_microdeposit_guid: guid, ...options };
        return send('POST', `/users/${of}/widget_urls`, { widget_url });
      };
      const other = platform.world.users.create({ id: 'partner-2' }).guid;
      assert.equal((await ask({ mode: 'verification' })).status, 200);
      for (const refused of [
        ask({}),
        ask({ mode: 'aggregation' }),
        ask({ mode: 'verification', current_microdeposit_guid: 'MIC-1' }),
        ask({ mode: 'verification' }, other),
      ]) {
        const { status, message } = await refused;
        assert.deepEqual([status, message.includes('widget_url.current_microdeposit_guid')], [400, true]);
      }
      if (version === 'v20111101') return;
      const verifying = { data_request: { products: ['account_verification'] } };
      const aggregating = { data_request: { products: ['transactions'] } };
      assert.equal((await ask({ mode: 'verification', ...verifying })).status, 200);
      for (const [options, needs] of [
        [verifying, '`mode`'],
        [{ mode: 'verification', ...aggregating }, 'account_verification'],
      ] as const) {
        const { status, message } = await ask(options);
        assert.deepEqual(
          [status, message.includes(`current_microdeposit_guid\` needs ${needs}`)],
          [400, true],
        );
      }
    });
  });
}

describe('a sandbox', () => {
  it('lets the deposits arrive, or fail, when it is told to', async () => {
    await using sandbox = await startSandbox({ latency: 0 });
    const authorization = `Basic ${btoa(`${sandbox.clientId}:${sandbox.apiKey}`)}`;
    const headers = { authorization, 'accept-version': 'v20250224' };
    const post = async (path: string, body: object) => {
      const init = { method: 'POST', headers, body: JSON.stringify(body) };
      return (await (await fetch(`${sandbox.apiUrl}${path}`, init)).json()) as Record<
        string,
        { guid: string }
      >;
    };
    const { user } = await post('/users', { user: { id: 'partner-1' } });
    await post(`/users/${user?.guid ?? ''}/micro_deposits`, { micro_deposit: account });
    const [microdeposit] = sandbox.microdeposits();
    assert.equal(microdeposit?.status, 'REQUESTED');
    for (const status of ['DEPOSITED', 'ERRORED'] as const) {
      sandbox.setMicrodepositStatus(microdeposit.guid, status);
      assert.equal(sandbox.microdeposits()[0]?.status, status);
    }
    assert.match(sandbox.microdeposits()[0]?.error_message ?? '', /did not take/);
    assert.throws(
      () => sandbox.setMicrodepositStatus('MIC-1', 'DEPOSITED'),
      /setMicrodepositStatus: there is no microdeposit MIC-1/,
    );
    await post(`/users/${user?.guid ?? ''}/micro_deposits`, { micro_deposit: owner });
    const preinitiated = sandbox.microdeposits().find(({ status }) => status === 'PREINITIATED');
    assert.throws(() => sandbox.setMicrodepositStatus(preinitiated?.guid ?? '', 'DEPOSITED'), {
      name: 'RangeError',
      message: /has no account yet/,
    });
    assert.throws(
      () => sandbox.setMicrodepositStatus(microdeposit.guid, 'ARRIVED' as 'DEPOSITED'),
      /status must be one of INITIATED, .*; got ARRIVED/,
    );
  });
});
