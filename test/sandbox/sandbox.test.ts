import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseCommand } from '../../demo/sandbox/command-line.js';
import { startSandbox, type ConnectionStatusName, type Sandbox } from '../../demo/sandbox/index.js';
import { listen } from '../../demo/sandbox/listen.js';
import { eventually } from './waiting.js';

async function ask(sandbox: Sandbox, method: string, path: string, body?: object): Promise<Response> {
  const token = Buffer.from(`${sandbox.clientId}:${sandbox.apiKey}`).toString('base64');
  return fetch(`${sandbox.apiUrl}${path}`, {
    method,
    headers: { Authorization: `Basic ${token}` },
    ...(body && { body: JSON.stringify(body) }),
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
    const [one, other] = await Promise.all([startSandbox({ latency: 0 }), startSandbox({ latency: 0 })]);
    const origins = [one, other].flatMap(({ apiUrl, widgetUrl, bankUrl, allDataUrl }) => [
      apiUrl,
      widgetUrl,
      bankUrl,
      allDataUrl,
    ]);
    assert.equal(new Set(origins).size, 8);
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
    const misspelt = 'denied' as ConnectionStatusName;
    assert.throws(
      () => sandbox.setMemberStatus(member, misspelt),
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
    assert.ok(used.startsWith(`${sandbox.widgetUrl}/md/connect/`));
    assert.equal((await fetch(used)).status, 200);
    assert.notEqual((await fetch(used)).status, 200);
    sandbox.expireUrls();
    assert.notEqual((await fetch(unused)).status, 200);
    assert.equal(
      (await fetch(`${sandbox.widgetUrl}/logos/50x50/mxbank.svg`)).headers.get('content-type'),
      'image/svg+xml; charset=utf-8',
    );
    assert.equal((await fetch(`${sandbox.widgetUrl}/logos/50x50/nobank.svg`)).status, 404);
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

  const refused: [options: object, message: RegExp][] = [
    [{ port: -1 }, /option port must be a whole number from 0 to 65532; got -1/],
    [{ port: 65_533 }, /option port/],
    [{ seed: 1.5 }, /option seed/],
    [{ latency: Number.NaN }, /option latency .*; got NaN/],
    [{ latency: '20' }, /option latency/],
    [{ hostnames: 'www' }, /option hostnames must be auto, localhost or subdomains; got www/],
    [{ now: 0 }, /option now must be a function/],
  ];
  for (const [options, message] of refused) {
    it(`refuses ${JSON.stringify(options)}`, () => assert.rejects(startSandbox(options), message));
  }
});

describe('the sandbox’s command line', () => {
  it('reads its flags', () => {
    assert.deepEqual(parseCommand([]), { kind: 'start', options: { port: 4300 } });
    assert.deepEqual(parseCommand(['--help']), { kind: 'help' });
    const options = { port: 0, latency: 20, seed: 7 };
    assert.deepEqual(parseCommand(['--port', '0', '--latency=20', '--seed', '7']), {
      kind: 'start',
      options,
    });
  });

  const refused: [args: string[], message: RegExp][] = [
    [['--port', 'http'], /--port must be a whole number from 0 to 65532; got "http"/],
    [['--port', '70000'], /--port/],
    [['--latency', '-1'], /--latency/],
    [['--latency', '1e3'], /--latency/],
    [['--seed', ''], /--seed/],
    [['--sed', '1'], /--sed/],
    [['extra'], /extra/],
  ];
  for (const [args, message] of refused) {
    it(`refuses ${args.join(' ')}`, () => assert.throws(() => parseCommand(args), message));
  }
});
