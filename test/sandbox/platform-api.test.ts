import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { startPlatform, type PlatformServer } from './platform-server.js';
import { connect, credentialsFor, job } from './waiting.js';

describe('the Platform API refuses', () => {
  let platform: PlatformServer;
  let user: string;
  let member: string;
  let stranger: string;

  beforeEach(async () => {
    platform = await startPlatform();
    const { world } = platform;
    user = world.users.create({ id: 'partner-1' }).guid;
    member = (await connect(world, user, 'password')).guid;
    const other = world.users.create({ id: 'partner-2' }).guid;
    stranger = (await connect(world, other, 'password')).guid;
  });
  afterEach(() => platform.close());

  /** Every refusal has MX's status, type and words, and a message that names what is wrong. */
  async function refuse(
    status: number,
    word: string,
    names: string,
    ...request: Parameters<PlatformServer['send']>
  ) {
    const answer = await platform.send(...request);
    assert.equal(answer.status, status, JSON.stringify(answer.body));
    const { error } = answer.body as { error: Record<string, unknown> };
    assert.deepEqual(Object.keys(error).sort(), ['message', 'status', 'type']);
    assert.equal(error['status'], word);
    assert.ok(answer.message.includes(names), `"${answer.message}" does not name ${names}`);
  }

  it('wrong and missing credentials', async () => {
    const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`;
    for (const value of ['', 'Basic', 'Bearer test_key', basic('test_client:wrong'), basic('test_client')]) {
      await refuse(401, 'unauthorized', 'API key', 'GET', '/users', undefined, { Authorization: value });
    }
    const answer = await platform.send('GET', '/users', undefined, { Authorization: '' });
    assert.match(answer.headers.get('www-authenticate') ?? '', /^Basic /);
  });

  it('bodies that are no JSON object, or too large', async () => {
    for (const body of ['{"user":', '', '[]', 'null', '"text"']) {
      await refuse(400, 'bad_request', 'JSON', 'POST', '/users', body);
    }
    const large = { user: { id: 'x', metadata: 'x'.repeat(70_000) } };
    await refuse(413, 'payload_too_large', 'bytes', 'POST', '/users', large);
    for (const [size, status] of [
      [10, 200],
      [70_000, 413],
    ] as const) {
      const { url } = platform;
      const body = new Blob([JSON.stringify({ user: { metadata: 'x'.repeat(size) } })]).stream();
      const headers = {
        Authorization: `Basic ${btoa('test_client:test_key')}`,
        'Accept-Version': 'v20250224',
      };
      const init = { method: 'POST', body, duplex: 'half', headers };
      const answer = await fetch(`${url}/users`, init);
      assert.equal(answer.status, status, 'of a body whose length is not told');
    }
  });

  it('what does not exist, and what is another user’s', async () => {
    const cases: [path: string, names: string][] = [
      ['/nothing', '/nothing'],
      ['/users/USR-1', 'USR-1'],
      ['/users/USR-1/members', 'USR-1'],
      ['/users/partner-1', 'partner-1'],
      [`/users/${user}/members/MBR-1`, 'MBR-1'],
      [`/users/${user}/members/${stranger}`, stranger],
      [`/users/${user}/members/${stranger}/accounts`, stranger],
      [`/users/${user}/accounts/ACT-1`, 'ACT-1'],
      [`/users/${user}/accounts/ACT-1/transactions`, 'ACT-1'],
      [`/users/${user}/transactions/TRN-1`, 'TRN-1'],
      ['/institutions/nobank', 'nobank'],
    ];
    for (const [path, names] of cases) await refuse(404, 'not_found', names, 'GET', path);
  });

  it('bad pages and dates', async () => {
    const lists = [`/users`, `/institutions`, `/users/${user}/members`, `/users/${user}/transactions`];
    for (const list of lists) {
      for (const value of ['0', '-1', '1.5', 'x', '', '9'.repeat(20)]) {
        await refuse(400, 'bad_request', '`page`', 'GET', `${list}?page=${value}`);
        await refuse(400, 'bad_request', 'records_per_page', 'GET', `${list}?records_per_page=${value}`);
      }
    }
    const path = `/users/${user}/transactions`;
    for (const value of ['2026-02-30', '01/02/2026', '2026-1-1', '2026-01-01T00:00:00Z']) {
      await refuse(400, 'bad_request', 'from_date', 'GET', `${path}?from_date=${encodeURIComponent(value)}`);
      await refuse(400, 'bad_request', 'to_date', 'GET', `${path}?to_date=${encodeURIComponent(value)}`);
    }
    await refuse(400, 'bad_request', 'to_date', 'GET', `${path}?from_date=2026-02-02&to_date=2026-02-01`);
  });

  it('widget options that make no sense, by name', async () => {
    const cases: [options: object, names: string][] = [
      [{ widget_type: undefined }, 'widget_url.widget_type'],
      [{ widget_type: 'goals_widget' }, 'widget_url.widget_type'],
      [{ mode: 'aggregate' }, 'widget_url.mode'],
      [{ include_transactions: 'yes' }, 'widget_url.include_transactions'],
      [{ include_identity: 1 }, 'widget_url.include_identity'],
      [{ disable_background_agg: 'false' }, 'widget_url.disable_background_agg'],
      [{ current_member_guid: 'MBR-1' }, 'widget_url.current_member_guid'],
      [{ current_member_guid: stranger }, 'widget_url.current_member_guid'],
      [{ current_institution_code: 'nobank' }, 'widget_url.current_institution_code'],
      [{ current_institution_guid: 'INS-1' }, 'widget_url.current_institution_guid'],
      [{ disable_institution_search: true }, 'widget_url.disable_institution_search'],
      [{ update_credentials: [] }, 'widget_url.update_credentials'],
      [{ use_cases: 'PFM' }, 'widget_url.use_cases'],
      [{ use_cases: ['PFM', 'FUN'] }, 'widget_url.use_cases[1]'],
      [{ color_scheme: 'blue' }, 'widget_url.color_scheme'],
      [{ client_redirect_url: 'javascript:alert(1)' }, 'widget_url.client_redirect_url'],
      [{ client_redirect_url: '/relative' }, 'widget_url.client_redirect_url'],
      [{ oauth_referral_source: 'app' }, 'widget_url.oauth_referral_source'],
      [{ is_mobile_webview: 'no' }, 'widget_url.is_mobile_webview'],
      [{ ui_message_version: 3 }, 'widget_url.ui_message_version'],
      [{ ui_message_version: '4' }, 'widget_url.ui_message_version'],
      [{ ui_message_webview_url_scheme: 'my app' }, 'widget_url.ui_message_webview_url_scheme'],
      [{ ui_message_webview_url_scheme: 'javascript' }, 'widget_url.ui_message_webview_url_scheme'],
      [{ enable_app2app: 'x' }, 'widget_url.enable_app2app'],
      [{ iso_country_code: ['US', 'DE'] }, 'widget_url.iso_country_code[1]'],
      [{ data_request: { products: ['transactions'] } }, 'Accept-Version'],
      [{ additional_product_option: 'rewards' }, 'widget_url.additional_product_option'],
    ];
    for (const [options, names] of cases) {
      const body = { widget_url: { widget_type: 'connect_widget', ...options } };
      await refuse(400, 'bad_request', names, 'POST', `/users/${user}/widget_urls`, body);
    }
    await refuse(400, 'bad_request', 'widget_url', 'POST', `/users/${user}/widget_urls`, { widget_url: 1 });
    for (const products of [undefined, [], ['gold']]) {
      const body = { widget_url: { widget_type: 'connect_widget', data_request: { products } } };
      const headers = { 'Accept-Version': 'v20250224' };
      await refuse(400, 'bad_request', 'products', 'POST', `/users/${user}/widget_urls`, body, headers);
    }
  });

  it('members that cannot be', async () => {
    const credentials = credentialsFor(platform.world, 'mxbank', 'another password');
    const [login] = credentials;
    platform.world.members.reconnect(member, { id: 'taken', job: null });
    const cases: [status: number, word: string, fields: object, names: string][] = [
      [400, 'bad_request', {}, 'member.institution_code'],
      [400, 'bad_request', { institution_code: 'nobank' }, 'nobank'],
      [400, 'bad_request', { institution_code: 'mxbank' }, 'Username'],
      [400, 'bad_request', { institution_code: 'mxbank', credentials: [login] }, 'Password'],
      [
        400,
        'bad_request',
        { institution_code: 'mxbank', credentials: [{ guid: 'CRD-1', value: 'x' }] },
        '[0].guid',
      ],
      [400, 'bad_request', { institution_code: 'mxbank', credentials: ['x'] }, 'member.credentials[0]'],
      [400, 'bad_request', { institution_code: 'mxbank', credentials, is_oauth: true }, 'member.is_oauth'],
      [400, 'bad_request', { institution_code: 'mx_bank_oauth' }, 'member.is_oauth'],
      [
        400,
        'bad_request',
        { institution_code: 'mxbank', credentials, use_cases: ['X'] },
        'member.use_cases[0]',
      ],
      [409, 'conflict', { institution_code: 'mxbank', credentials, id: 'taken' }, 'taken'],
    ];
    for (const [status, word, fields, names] of cases) {
      await refuse(status, word, names, 'POST', `/users/${user}/members`, { member: fields });
    }
    await refuse(400, 'bad_request', 'member', 'PUT', `/users/${user}/members/${member}`, { member: {} });
  });

  it('users without a field and users with a taken id', async () => {
    await refuse(400, 'bad_request', 'user', 'POST', '/users', { user: {} });
    await refuse(400, 'bad_request', 'user.email', 'POST', '/users', { user: { email: 1 } });
    await refuse(409, 'conflict', 'partner-1', 'POST', '/users', { user: { id: 'partner-1' } });
    await refuse(409, 'conflict', 'partner-2', 'PUT', `/users/${user}`, { user: { id: 'partner-2' } });
    assert.equal((await platform.send('PUT', `/users/${user}`, { user: { id: 'partner-1' } })).status, 200);
  });

  it('jobs that do not fit', async () => {
    const { world } = platform;
    const path = `/users/${user}/members/${member}`;
    await refuse(409, 'conflict', 'challenge', 'PUT', `${path}/resume`, { member: { challenges: [] } });
    await refuse(400, 'bad_request', 'OAuth', 'GET', `${path}/oauth_window_uri`);
    world.members.setStatus(member, 'CHALLENGED');
    await refuse(400, 'bad_request', 'member.challenges', 'PUT', `${path}/resume`, {
      member: { challenges: [] },
    });
    const card = await connect(world, user, 'password', {
      institutionCode: 'meridian_card',
      credentials: credentialsFor(world, 'meridian_card', 'password'),
      job: job(),
    });
    const unable = `/users/${user}/members/${card.guid}`;
    await refuse(400, 'bad_request', 'supports_account_verification', 'POST', `${unable}/verify`);
    await refuse(400, 'bad_request', 'supports_account_identification', 'POST', `${unable}/identify`);
    assert.equal((await platform.send('GET', `/users/${user}/members/${card.guid}/challenges`)).status, 204);
  });

  it('a job of another kind while one runs, but takes the same kind', async () => {
    const slow = await startPlatform({ latency: 60_000 });
    const owner = slow.world.users.create({ id: 'partner-1' }).guid;
    const credentials = credentialsFor(slow.world, 'mxbank', 'password');
    const body = { member: { institution_code: 'mxbank', credentials } };
    const created = await slow.send('POST', `/users/${owner}/members`, body);
    const { guid } = (created.body as { member: { guid: string } }).member;
    assert.equal((await slow.send('POST', `/users/${owner}/members/${guid}/aggregate`)).status, 202);
    assert.equal((await slow.send('POST', `/users/${owner}/members/${guid}/verify`)).status, 409);
    await slow.close();
  });

  it('what it was told to always, until that is taken back', async () => {
    const { faults } = platform;
    faults.failNext('institutions', 500);
    faults.failNext('institutions', 503, Infinity);
    faults.failNext('users', 429, Number.MAX_SAFE_INTEGER);
    const statuses = [];
    for (const path of ['/institutions', '/institutions', '/institutions', '/users'])
      statuses.push((await platform.send('GET', path)).status);
    assert.deepEqual(statuses, [500, 503, 503, 429]);
    faults.failNext('institutions', 503, 0);
    assert.equal((await platform.send('GET', '/institutions')).status, 200);
  });

  it('what it was told to, as often as it was told', async () => {
    const { faults } = platform;
    const send = (method: string, path: string) => platform.send(method, path);
    faults.failNext('members', 503, 2);
    faults.failNext('accounts', 429);
    assert.equal((await send('GET', `/users/${user}/members/${member}/accounts`)).status, 429);
    assert.equal((await send('GET', `/users/${user}/members/${member}/status`)).status, 503);
    assert.equal((await send('GET', '/users')).status, 200);
    assert.equal((await send('GET', `/users/${user}/members`)).status, 503);
    assert.equal((await send('GET', `/users/${user}/members`)).status, 200);
    assert.throws(
      () => faults.failNext('members', 200),
      /status must be a whole number from 400 to 599; got 200/,
    );
    assert.throws(
      () => faults.failNext('members', 500, -1),
      /times must be an integer of 0 or more, or Infinity; got -1/,
    );
  });
});

describe('the Platform API’s lists', () => {
  it('come in pages, 25 a page unless told otherwise, and 25 again outside of 10 to 1000', async () => {
    const platform = await startPlatform();
    const user = platform.world.users.create({ id: 'partner-1' }).guid;
    const { guid } = await connect(platform.world, user, 'password');
    const path = `/users/${user}/members/${guid}/transactions`;
    const pageOf = async (query: string) => {
      const { body } = await platform.send('GET', `${path}?${query}`);
      return body as { transactions: { guid: string }[]; pagination: Record<string, number> };
    };
    const first = await pageOf('');
    const total = first.pagination['total_entries'] ?? 0;
    assert.equal(first.transactions.length, 25);
    assert.deepEqual(first.pagination, {
      current_page: 1,
      per_page: 25,
      total_entries: total,
      total_pages: Math.ceil(total / 25),
    });
    const whole = await pageOf('records_per_page=1000');
    assert.equal(whole.transactions.length, total);
    const pages: string[] = [];
    for (let page = 1; page <= Math.ceil(total / 40); page++) {
      const { transactions } = await pageOf(`page=${page}&records_per_page=40`);
      pages.push(...transactions.map((transaction) => transaction.guid));
    }
    assert.deepEqual(
      pages,
      whole.transactions.map((transaction) => transaction.guid),
    );
    for (const [asked, given] of Object.entries({ 1: 25, 9: 25, 10: 10, 1000: 1000, 1001: 25 })) {
      assert.equal((await pageOf(`records_per_page=${asked}`)).pagination['per_page'], given);
    }
    const institutions = async (perPage: number) => {
      const { body } = await platform.send('GET', `/institutions?records_per_page=${perPage}`);
      return (body as { pagination: Record<string, number> }).pagination['per_page'];
    };
    assert.deepEqual([await institutions(100), await institutions(101)], [100, 25]);
    assert.deepEqual((await pageOf('page=999')).transactions, []);
    await platform.close();
  });
});
