import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  startSandbox,
  type ConnectionStatusName,
  type Sandbox,
  type SandboxOptions,
} from '../../demo/sandbox/index.js';
import { listen } from '../../demo/sandbox/listen.js';
import { eventually } from './waiting.js';

async function ask(sandbox: Sandbox, method: string, path: string, body?: object): Promise<Response> {
  const token = Buffer.from(`${sandbox.clientId}:${sandbox.apiKey}`).toString('base64');
  return fetch(`${sandbox.apiUrl}${path}`, {
    method,
    headers: { Authorization: `Basic ${token}`, 'Accept-Version': 'v20250224' },
    ...(body && { body: JSON.stringify(body) }),
  });
}

/** What a page's element does with `widget-url-endpoint`. */
async function askForUrl(endpoint: string, headers: Record<string, string> = {}): Promise<string> {
  const answer = await postTo(endpoint, headers);
  assert.equal(answer.status, 200);
  return ((await answer.json()) as { widget_url: { url: string } }).widget_url.url;
}

function postTo(endpoint: string, headers: Record<string, string> = {}, options = {}): Promise<Response> {
  const body = JSON.stringify({ widget_url: { widget_type: 'connect_widget', ...options } });
  return fetch(endpoint, {
    method: 'POST',
    body,
    headers: { 'Content-Type': 'application/json', ...headers },
  });
}

interface Connected {
  user: string;
  member: string;
}

async function connectMember(sandbox: Sandbox): Promise<Connected> {
  const created = (await (await ask(sandbox, 'POST', '/users', { user: { id: 'partner-1' } })).json()) as {
    user: { guid: string };
  };
  const asked = (await (await ask(sandbox, 'GET', '/institutions/mxbank/credentials')).json()) as {
    credentials: { guid: string }[];
  };
  const credentials = asked.credentials.map(({ guid }) => ({ guid, value: 'mxuser' }));
  const user = created.user.guid;
  await ask(sandbox, 'POST', `/users/${user}/members`, {
    member: { institution_code: 'mxbank', credentials },
  });
  const member = await eventually(() =>
    sandbox.members().find(({ connection_status }) => connection_status === 'CONNECTED'),
  );
  return { user, member: member.guid };
}

describe('startSandbox', () => {
  it('runs several at once that share nothing', async () => {
    const options = { latency: 0, hostnames: 'localhost' as const };
    const [one, other] = await Promise.all([startSandbox(options), startSandbox(options)]);
    const origins = [one, other].flatMap(({ apiUrl, widgetUrl, bankUrl, allDataUrl, endpointUrl }) => [
      apiUrl,
      widgetUrl,
      bankUrl,
      allDataUrl,
      new URL(endpointUrl).origin,
    ]);
    assert.equal(new Set(origins).size, 10);
    const [url, otherUrl] = [await askForUrl(one.endpointUrl), await askForUrl(other.endpointUrl)];
    const stranger = url.replace(one.widgetUrl, other.widgetUrl);
    assert.equal((await fetch(stranger)).status, 404, 'a URL of one is unknown to the other');
    one.expireUrl();
    assert.equal((await fetch(url)).status, 410);
    assert.equal((await fetch(otherUrl)).status, 200, 'the other’s URLs are as good as before');
    one.serve('<p>One</p>');
    const page = one.serve('<p>Two</p>');
    const elsewhere = page.replace(new URL(one.endpointUrl).origin, new URL(other.endpointUrl).origin);
    assert.equal((await fetch(elsewhere)).status, 404);
    const { member } = await connectMember(one);
    assert.equal(other.members().length, 0);
    one.failNext('institutions', 500);
    assert.equal((await ask(other, 'GET', '/institutions')).status, 200);
    assert.equal((await ask(one, 'GET', '/institutions')).status, 500);
    // The same seed and the same calls give the same guids.
    assert.equal((await connectMember(other)).member, member);
    await one.close();
    await assert.rejects(ask(one, 'GET', '/institutions'));
    assert.equal((await ask(other, 'GET', '/institutions')).status, 200);
    await other.close();
  });

  it('closes once, however often and by whichever name it is told to', async () => {
    const sandbox = await startSandbox({ latency: 0, hostnames: 'localhost' });
    await Promise.all([sandbox.close(), sandbox.close()]);
    await sandbox.close();
    await sandbox[Symbol.asyncDispose]();
    await assert.rejects(ask(sandbox, 'GET', '/institutions'));
  });

  it('leaves the process its own Request and Response', async () => {
    const globals = () => [globalThis.Request, globalThis.Response, globalThis.Headers, globalThis.fetch];
    const before = globals();
    const sandbox = await startSandbox({ latency: 0, hostnames: 'localhost' });
    const url = await askForUrl(sandbox.endpointUrl);
    assert.deepEqual(globals(), before);
    assert.ok((await fetch(url)) instanceof Response);
    await sandbox.close();
    assert.deepEqual(globals(), before);
  });

  it('sets a member’s status, and refuses unknown members and statuses', async () => {
    const sandbox = await startSandbox({ latency: 0 });
    const { user, member } = await connectMember(sandbox);
    sandbox.setMemberStatus(member, 'DENIED');
    const answer = await ask(sandbox, 'GET', `/users/${user}/members/${member}`);
    const body = (await answer.json()) as { member: Record<string, unknown> };
    assert.equal(body.member['connection_status'], 'DENIED');
    assert.equal(body.member['needs_updated_credentials'], true);
    assert.throws(() => sandbox.setMemberStatus('MBR-1', 'DENIED'), /no member MBR-1/);
    // A caller without types can pass anything.
    const misspelled = 'denied' as ConnectionStatusName;
    assert.throws(
      () => sandbox.setMemberStatus(member, misspelled),
      /status must be one of CREATED, .*; got denied/,
    );
    await sandbox.close();
  });

  it('hands out widget URLs that the widget takes once and refuses once expired', async () => {
    const sandbox = await startSandbox({ latency: 0, hostnames: 'localhost' });
    const { user } = await connectMember(sandbox);
    const requestUrl = async () => {
      const body = { widget_url: { widget_type: 'connect_widget' } };
      const answer = await ask(sandbox, 'POST', `/users/${user}/widget_urls`, body);
      return ((await answer.json()) as { widget_url: { url: string } }).widget_url.url;
    };
    const [used, unused] = [await requestUrl(), await requestUrl()];
    const look = async (url: string) => (await fetch(url, { method: 'HEAD' })).status;
    assert.ok(used.startsWith(`${sandbox.widgetUrl}/md/connect/`));
    assert.equal(await look(used), 200);
    assert.equal((await fetch(used)).status, 200, 'a look does not spend it');
    assert.notEqual((await fetch(used)).status, 200);
    sandbox.expireUrl();
    assert.notEqual((await fetch(unused)).status, 200);
    assert.deepEqual([await look(used), await look(`${used}0`)], [410, 404], 'nor is it a load refused');
    await fetch(`${sandbox.widgetUrl}/md/connect/made-up`);
    assert.deepEqual(sandbox.refusals(), ['spent', 'expired', 'unknown']);
    assert.equal(
      (await fetch(`${sandbox.widgetUrl}/logos/50x50/mxbank.svg`)).headers.get('content-type'),
      'image/svg+xml; charset=utf-8',
    );
    assert.equal((await fetch(`${sandbox.widgetUrl}/logos/50x50/nobank.svg`)).status, 404);
    await sandbox.close();
  });

  it('takes from the widget’s page JSON objects only, and no more than 64 KiB', async () => {
    const sandbox = await startSandbox({ latency: 0, hostnames: 'localhost' });
    const page = await (await fetch(await askForUrl(sandbox.endpointUrl))).text();
    const token = /"token":"(?<token>[^"]+)"/.exec(page)?.groups?.['token'] ?? assert.fail(page);
    const statusOf = async (body: string) =>
      (
        await fetch(`${sandbox.widgetUrl}/session/members`, {
          method: 'POST',
          headers: { authorization: `Bearer ${token}` },
          body,
        })
      ).status;
    assert.equal(await statusOf(JSON.stringify({ institutionGuid: 'x'.repeat(70_000) })), 413);
    for (const body of ['', '{', '[]', 'null']) assert.equal(await statusOf(body), 400, body);
    await sandbox.close();
  });

  it('plays a backend for pages of this machine, whatever their port', async () => {
    const sandbox = await startSandbox({ latency: 0, hostnames: 'localhost' });
    const { endpointUrl } = sandbox;
    const spanish = await (await fetch(await askForUrl(endpointUrl, { 'Accept-Language': 'es-MX' }))).text();
    assert.match(spanish, /<html[^>]* lang="es"/);
    const products = { data_request: { products: ['account_verification'] } };
    assert.equal((await postTo(endpointUrl, {}, products)).status, 200);
    assert.equal((await postTo(endpointUrl, {}, { mode: 'nothing' })).status, 400);
    sandbox.failNext('widget_urls', 503);
    assert.equal((await postTo(endpointUrl)).status, 503);

    const allowed = async (origin: string) => {
      const asked = { Origin: origin, 'Access-Control-Request-Method': 'POST' };
      const answer = await fetch(endpointUrl, { method: 'OPTIONS', headers: asked });
      return answer.headers.get('Access-Control-Allow-Origin');
    };
    const own = [
      'http://localhost:5173',
      'http://127.0.0.1:8000',
      'https://app.localhost',
      'http://[::1]:80',
    ];
    for (const origin of own) assert.equal(await allowed(origin), origin);
    const foreign = ['https://attacker.example', 'http://localhost.attacker.example', 'null'];
    for (const origin of foreign) assert.equal(await allowed(origin), null);
    await sandbox.close();
  });

  it('serves pages that know the element', async () => {
    const sandbox = await startSandbox();
    const tag = '<connect-widget widget-url-endpoint="/api/widget-url"></connect-widget>';
    const [first, second] = [sandbox.serve(tag), sandbox.serve('<h1>Another</h1>')];
    assert.notEqual(first, second);
    const answer = await fetch(first);
    assert.match(answer.headers.get('content-type') ?? '', /^text\/html/);
    const page = await answer.text();
    assert.ok(page.includes(tag));
    const script = /<script type="module" src="([^"]+)">/.exec(page)?.[1];
    assert.equal(script, '/connect-widget.js');
    assert.ok((await (await fetch(second)).text()).includes('<h1>Another</h1>'));
    assert.ok(await askForUrl(new URL('/api/widget-url', first).href));
    await sandbox.close();
  });

  it('starts with faults', async () => {
    const sandbox = await startSandbox({ faults: { institutions: [503, 429], users: 500 } });
    const statuses = [];
    for (let request = 0; request < 3; request++) {
      statuses.push((await ask(sandbox, 'GET', '/institutions')).status);
    }
    assert.deepEqual(statuses, [503, 429, 200]);
    assert.equal((await ask(sandbox, 'GET', '/users')).status, 500);
    await sandbox.close();
  });

  it('names its origins by host name', async () => {
    const apart = await startSandbox({ hostnames: 'subdomains' });
    assert.match(apart.apiUrl, /^http:\/\/127\.0\.0\.1:\d+$/);
    assert.match(apart.widgetUrl, /^http:\/\/widget\.localhost:\d+$/);
    assert.match(apart.bankUrl, /^http:\/\/bank\.localhost:\d+$/);
    assert.match(apart.allDataUrl, /^http:\/\/alldata\.localhost:\d+$/);
    await apart.close();
    const together = await startSandbox({ hostnames: 'localhost' });
    assert.match(together.widgetUrl, /^http:\/\/localhost:\d+$/);
    await together.close();
  });

  it('says which port is taken and leaves none open', async () => {
    const holder = await listen(0);
    await assert.rejects(
      startSandbox({ port: holder.port }),
      new RegExp(`Port ${holder.port} .* already in use`),
    );
    await holder.close();
    const freed = await listen(holder.port);
    await freed.close();
  });

  const refused: [options: unknown, message: RegExp][] = [
    [5, /options must be an object, as .*; got 5/],
    [null, /options must be an object, as .*; got null/],
    [[], /options must be an object/],
    [{ popup: null }, /option popup must be an object, as .*; got null/],
    [{ popup: 'deny' }, /option popup must be an object, as .*; got deny/],
    [{ port: -1 }, /option port must be a whole number from 0 to 65531; got -1/],
    [{ port: 65_532 }, /option port/],
    [{ seed: 1.5 }, /option seed/],
    [{ latency: Number.NaN }, /option latency .*; got NaN/],
    [{ latency: '20' }, /option latency/],
    [{ hostnames: 'www' }, /option hostnames must be auto, localhost or subdomains; got www/],
    [{ now: 0 }, /option now must be a function/],
    [
      { webhooks: { url: 'localhost:3000' } },
      /option webhooks.url must be an http or https URL; got localhost:3000/,
    ],
    [{ client: true }, /option client must be an object/],
    [
      { client: { disclosures: true } },
      /option client has the keys disclosure and backButton; disclosures is not one/,
    ],
    [{ client: { disclosure: 'yes' } }, /option client.disclosure must be true or false; got yes/],
    [{ faults: 503 }, /option faults must be an object/],
    [{ faults: null }, /option faults must be an object/],
    [{ faults: { widget_url: 503 } }, /option faults has the keys .*widget_urls.*; widget_url is not one/],
    [{ faults: { members: 200 } }, /option faults.members must be .* 400 to 599; got 200/],
    [{ faults: { members: [503, '500'] } }, /option faults.members .*; got 500/],
    [{ latencey: 0 }, /option latencey is unknown; there are port, .*latency/],
  ];
  for (const [options, message] of refused) {
    // A caller without types can pass anything.
    it(`refuses ${JSON.stringify(options)}`, () =>
      assert.rejects(startSandbox(options as SandboxOptions), message));
  }
});
