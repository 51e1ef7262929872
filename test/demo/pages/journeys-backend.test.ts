import assert from 'node:assert/strict';
import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { after, before, describe, it, mock } from 'node:test';
import { readMxCredentials } from '../../../demo/server/environment.js';
import { startDemo, type Demo } from '../../../demo/server/start-demo.js';

describe('the demo’s backend', () => {
  let demo: Demo;

  before(async () => {
    // The terminal is told of MX's failures, which these tests ask for.
    mock.method(console, 'warn', () => undefined);
    demo = await startDemo({ sandbox: { latency: 0 } });
  });
  after(async () => {
    mock.restoreAll();
    await demo.close();
  });

  function ask(body: unknown, headers: Record<string, string> = {}): Promise<Response> {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const json = { 'Content-Type': 'application/json' };
    return fetch(`${demo.url}/api/widget-url`, {
      method: 'POST',
      body: text,
      headers: { ...json, ...headers },
    });
  }

  it('answers a widget URL as MX does, and not for storing', async () => {
    const response = await ask({ widget_url: { mode: 'verification' } });
    assert.equal(response.status, 200);
    assert.equal(response.headers.get('Cache-Control'), 'no-store');
    const { widget_url } = (await response.json()) as { widget_url: { type: string; url: string } };
    assert.equal(widget_url.type, 'connect_widget');
    assert.equal(new URL(widget_url.url).origin, demo.sandbox?.widgetUrl);
  });

  it('names who plays MX and the version of the API that it reads', async () => {
    const response = await fetch(`${demo.url}/api/backend`);
    assert.deepEqual(await response.json(), { backend: 'sandbox', apiVersion: 'v20111101' });
  });

  it('reads the products option with MX’s newer API', async () => {
    const response = await ask({ widget_url: { data_request: { products: ['account_verification'] } } });
    assert.equal(response.status, 200);
  });

  for (const [what, headers, status] of [
    ['a foreign page', { 'Sec-Fetch-Site': 'cross-site' }, 403],
    ['a page of the same site but another origin', { 'Sec-Fetch-Site': 'same-site' }, 403],
    ['a foreign page in an old browser', { Origin: 'https://attacker.example' }, 403],
    ['a sandboxed frame', { Origin: 'null' }, 403],
    ['its own page', { 'Sec-Fetch-Site': 'same-origin' }, 200],
    ['a program that is no browser', {}, 200],
  ] as const) {
    it(`${status === 200 ? 'serves' : 'refuses'} ${what}`, async () => {
      assert.equal((await ask({ widget_url: {} }, headers)).status, status);
    });
  }

  for (const [what, code, body, named] of [
    ['no JSON', 'body-invalid', 'not json', 'widget_url'],
    ['no options', 'body-invalid', {}, 'widget_url'],
    ['a number in place of a text', 'option-invalid', { widget_url: { mode: 1 } }, 'widget_url.mode'],
    ['another’s user guid', 'option-not-allowed', { widget_url: { user_guid: 'USR-another' } }, 'user_guid'],
    [
      'an option that no page has',
      'option-not-allowed',
      { widget_url: { is_mobile_webview: true } },
      'is_mobile',
    ],
  ] as const) {
    it(`names what is wrong with ${what}`, async () => {
      const response = await ask(body);
      assert.equal(response.status, 400);
      const { error } = (await response.json()) as { error: { code: string; message: string } };
      assert.equal(error.code, code);
      assert.ok(error.message.includes(named), error.message);
    });
  }

  it('takes webhooks from MX alone', async () => {
    const statusOf = async (headers: Record<string, string>) =>
      (await fetch(`${demo.url}/api/webhooks`, { method: 'POST', headers, body: '{}' })).status;
    assert.equal(await statusOf({}), 401);
    assert.equal(await statusOf({ Authorization: `Basic ${btoa('mx:guessed')}` }), 401);
  });

  it('refuses a body that is too large', async () => {
    assert.equal((await ask({ widget_url: { mode: 'x'.repeat(20_000) } })).status, 413);
  });

  for (const [upstream, status, code] of [
    [401, 502, 'mx-credentials-refused'],
    [429, 429, 'mx-rate-limited'],
    [503, 503, 'mx-unavailable'],
  ] as const) {
    it(`tells the page of MX’s ${upstream} in its own words`, async () => {
      demo.sandbox?.failNext('widget_urls', upstream);
      const response = await ask({ widget_url: {} });
      const { error } = (await response.json()) as { error: { code: string; message: string } };
      assert.deepEqual([response.status, error.code], [status, code]);
      assert.doesNotMatch(error.message, /sandbox|api_key|stack|at \//i);
    });
  }

  it('tells the page that MX refused the version of its API, where that happens to its own calls', async () => {
    demo.sandbox?.failNext('members', 406);
    const response = await fetch(`${demo.url}/api/members`);
    const { error } = (await response.json()) as { error: { code: string } };
    assert.deepEqual([response.status, error.code], [502, 'version-refused']);
  });

  it('never lets its credentials reach an answer', async () => {
    const { clientId, apiKey } = demo.sandbox ?? assert.fail('a sandbox is running');
    for (const path of [
      '/',
      '/api/backend',
      '/api/members',
      '/api/nothing',
      '/api/members/MBR-none/accounts',
    ]) {
      const response = await fetch(demo.url + path);
      const text = (await response.text()) + JSON.stringify([...response.headers]);
      assert.ok(!text.includes(apiKey) && !text.includes(clientId), path);
    }
  });

  /** `fetch` would not send a `Host` of ours. */
  async function statusFor(host: string, method: string, path: string): Promise<number | undefined> {
    const asked = request(`${demo.url}/api${path}`, { method, headers: { host }, family: 4 }).end();
    const [answer] = (await once(asked, 'response')) as [IncomingMessage];
    answer.resume();
    return answer.statusCode;
  }

  it('answers only to names of this machine, whatever another name points to', async () => {
    const routes = [
      ['GET', '/members'],
      ['GET', '/members/MBR-none/account_numbers'],
      ['POST', '/widget-url'],
    ] as const;
    const foreign = ['attacker.example', 'localhost.attacker.example', '127.0.0.1.attacker.example:4400'];
    for (const [method, path] of routes) {
      for (const host of foreign) assert.equal(await statusFor(host, method, path), 421, `${host}${path}`);
    }
    for (const host of ['localhost:4400', 'demo.localhost', '127.0.0.1:80', '[::1]:4400', 'LOCALHOST'])
      assert.equal(await statusFor(host, 'GET', '/members'), 200, host);
  });

  it('starts jobs and plays the bank for its own page alone, and names what it does not know', async () => {
    const ask = async (method: string, path: string, headers = {}) => {
      const response = await fetch(`${demo.url}/api${path}`, { method, headers });
      const { error } = (await response.json()) as { error?: { code: string } };
      return [response.status, error?.code];
    };
    const foreign = { 'Sec-Fetch-Site': 'cross-site' };
    assert.deepEqual(await ask('POST', '/members/MBR-none/jobs/verify', foreign), [403, 'foreign-origin']);
    assert.deepEqual(await ask('POST', '/members/MBR-none/jobs/steal'), [400, 'invalid-job']);
    assert.deepEqual(await ask('POST', '/members/MBR-none/jobs/verify'), [404, 'not-found']);
    const status = '/sandbox/members/MBR-none/status';
    assert.deepEqual(await ask('PUT', `${status}/DENIED`, foreign), [403, 'foreign-origin']);
    assert.deepEqual(await ask('PUT', `${status}/DENIED`), [400, 'invalid-status']);
    assert.deepEqual(await ask('PUT', `${status}/nothing`), [400, 'invalid-status']);
  });

  it('reads all microdeposits of its user, not only MX’s first page of 25', async () => {
    const { apiUrl, clientId, apiKey } = demo.sandbox ?? assert.fail('a sandbox is running');
    const mx = async (path: string, body?: object): Promise<unknown> => {
      const response = await fetch(apiUrl + path, {
        method: body ? 'POST' : 'GET',
        headers: {
          Authorization: `Basic ${btoa(`${clientId}:${apiKey}`)}`,
          'Accept-Version': 'v20111101',
          'Content-Type': 'application/json',
        },
        ...(body && { body: JSON.stringify(body) }),
      });
      return response.json();
    };
    const { users } = (await mx('/users')) as { users: { guid: string }[] };
    const account = { account_type: 'CHECKING', routing_number: '091000019' };
    for (let index = 0; index < 30; index++) {
      const micro_deposit = { ...account, account_number: `33331${index}` };
      await mx(`/users/${users[0]?.guid ?? ''}/micro_deposits`, { micro_deposit });
    }
    const response = await fetch(`${demo.url}/api/micro_deposits`);
    const { micro_deposits } = (await response.json()) as { micro_deposits: object[] };
    assert.equal(micro_deposits.length, 30);
  });

  it('rejects a page number that is none', async () => {
    const response = await fetch(`${demo.url}/api/members/MBR-none/transactions?page=-1`);
    assert.equal(response.status, 400);
  });
});

describe('MX’s credentials in the environment', () => {
  const all = { MX_CLIENT_ID: 'client', MX_API_KEY: 'key', MX_ENVIRONMENT: 'integration' };

  it('are absent when none is set', () => assert.equal(readMxCredentials({}), undefined));

  it('are read when all are set', () =>
    assert.deepEqual(readMxCredentials({ ...all, MX_USER_GUID: 'USR-1' }), {
      clientId: 'client',
      apiKey: 'key',
      environment: 'integration',
      userGuid: 'USR-1',
    }));

  for (const missing of ['MX_CLIENT_ID', 'MX_API_KEY', 'MX_ENVIRONMENT']) {
    it(`name ${missing} when it alone is missing`, () =>
      assert.throws(
        () => readMxCredentials({ ...all, [missing]: '' }),
        new RegExp(`Missing: ${missing}\\.`),
      ));
  }

  it('name an environment that MX does not have', () =>
    assert.throws(
      () => readMxCredentials({ ...all, MX_ENVIRONMENT: 'staging' }),
      /MX_ENVIRONMENT .*"staging"/,
    ));
});
