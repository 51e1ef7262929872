import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import { startSandbox, type Sandbox } from '../../demo/sandbox/index.js';
import { resolveOptions } from '../../demo/sandbox/options.js';
import type { Departure, InstitutionsAnswer, MemberAnswer } from '../../demo/sandbox/widget/contract.js';
import { eventually } from './waiting.js';
import { visitWidget, type AskWidget, type WidgetVisitor } from './widget-visitor.js';

type Payload = Record<string, unknown>;

describe('webhooks', () => {
  let receiver: Server;
  let received: { payload: Payload; headers: IncomingMessage['headers']; isRefused: boolean }[];
  /** How many of the next requests are refused. */
  let refusals = 0;
  let sandbox: Sandbox;
  let visitor: WidgetVisitor;
  let url: string;

  before(async () => {
    receiver = createServer((request, response) => {
      let body = '';
      request.on('data', (part: Buffer) => (body += part.toString()));
      request.on('end', () => {
        refusals -= 1;
        const isRefused = refusals >= 0;
        received.push({ payload: JSON.parse(body) as Payload, headers: request.headers, isRefused });
        response.writeHead(isRefused ? 503 : 204).end();
      });
    }).listen(0, '127.0.0.1');
    await once(receiver, 'listening');
    url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/webhooks`;
  });
  after(() => receiver.close());

  beforeEach(async () => {
    received = [];
    refusals = 0;
    const webhooks = { url, username: 'mx', password: 'secret', retryDelay: 0 };
    sandbox = await startSandbox({ latency: 0, hostnames: 'localhost', webhooks });
    visitor = await visitWidget(sandbox, 'partner-1');
  });
  afterEach(() => sandbox.close());

  const kindOf = ({ type, action }: Payload) => [type, action].join(' ');
  const kinds = () => received.map(({ payload }) => kindOf(payload));
  const ofType = (type: string) =>
    received.map(({ payload }) => payload).filter((each) => each['type'] === type);
  const arrived = (type: string, count = 1) =>
    eventually(() => (ofType(type).length >= count ? ofType(type) : undefined));

  it('report a member from its creation to its deletion, in order', async () => {
    const guid = await visitor.connect({});
    const [aggregation] = await arrived('AGGREGATION');
    await visitor.api('DELETE', `/users/${visitor.userGuid}/members/${guid}`);
    await eventually(() => (kinds().includes('MEMBER deleted') ? true : undefined));
    assert.deepEqual(kinds(), [
      'MEMBER created',
      'MEMBER updated',
      'AGGREGATION member_data_updated',
      'MEMBER deleted',
    ]);
    const {
      transactions_created_count: count,
      completed_at: at,
      ...rest
    } = aggregation ?? assert.fail('There is none');
    assert.ok(Number(count) > 0 && Number.isInteger(at));
    assert.deepEqual(
      [rest['member_guid'], rest['user_guid'], rest['user_id']],
      [guid, visitor.userGuid, 'partner-1'],
    );
    const member = ofType('MEMBER')[1]?.['member'] as Payload;
    assert.deepEqual([member['guid'], member['connection_status_id']], [guid, 6]);
    assert.equal(member['is_being_aggregated'], false);
    assert.deepEqual(
      [member['aggregated_at'], member['successfully_aggregated_at']],
      [aggregation?.['completed_at'], aggregation?.['completed_at']],
    );
    assert.equal(received[0]?.headers.authorization, `Basic ${btoa('mx:secret')}`);
    assert.match(received[0].headers['content-type'] ?? '', /^application\/json/);
  });

  it('report each kind of data that a job has read', async () => {
    await visitor.connect({
      data_request: { products: ['account_verification', 'identity_verification', 'transaction_history'] },
    });
    await arrived('HISTORY');
    const jobs = received
      .map(({ payload }) => payload)
      .filter(({ action }) => action === 'member_data_updated');
    assert.deepEqual(
      jobs.map(({ type }) => type),
      ['VERIFICATION', 'IDENTIFICATION', 'HISTORY'],
    );
    assert.ok((jobs[0]?.['accounts'] as string[]).every((guid) => guid.startsWith('ACT-')));
  });

  it('report the creation of a member with the fields that it was created with', async () => {
    const { credentials } = (await visitor.api('GET', '/institutions/mxbank/credentials')) as {
      credentials: { guid: string }[];
    };
    const member = {
      institution_code: 'mxbank',
      id: 'member-1',
      credentials: credentials.map(({ guid }) => ({ guid, value: 'password' })),
    };
    await visitor.api('POST', `/users/${visitor.userGuid}/members`, { member });
    await arrived('AGGREGATION');
    assert.deepEqual(
      ofType('MEMBER').map((each) => (each['member'] as Payload)['id']),
      ['member-1', 'member-1'],
    );
  });

  it('report a balance check, without counts of transactions', async () => {
    const guid = await visitor.connect({});
    await visitor.api('POST', `/users/${visitor.userGuid}/members/${guid}/check_balance`);
    const [balance] = await arrived('BALANCE');
    assert.deepEqual(Object.keys(balance ?? {}).sort(), [
      'action',
      'completed_at',
      'completed_on',
      'job_guid',
      'member_guid',
      'type',
      'user_guid',
      'user_id',
    ]);
  });

  it('report only the connection statuses that the user can act on', async () => {
    const guid = await visitor.connect({}, 'INVALID');
    const [status] = await arrived('CONNECTION_STATUS');
    assert.deepEqual(
      [
        status?.['action'],
        status?.['connection_status'],
        status?.['connection_status_id'],
        status?.['member_guid'],
      ],
      ['CHANGED', 'DENIED', 2, guid],
    );
    for (const name of ['FAILED', 'DELAYED', 'LOCKED'] as const) sandbox.setMemberStatus(guid, name);
    await arrived('CONNECTION_STATUS', 2);
    assert.deepEqual(
      ofType('CONNECTION_STATUS').map((each) => each['connection_status']),
      ['DENIED', 'LOCKED'],
    );
  });

  it('report each change of a microdeposit', async () => {
    const account = { account_number: '33331', account_type: 'SAVINGS', routing_number: '091000019' };
    await visitor.api('POST', `/users/${visitor.userGuid}/micro_deposits`, { micro_deposit: account });
    const [microdeposit] = sandbox.microdeposits();
    sandbox.setMicrodepositStatus(microdeposit?.guid ?? '', 'DEPOSITED');
    await eventually(() => (received.length >= 3 ? true : undefined));
    const told = received.map(({ payload }) => {
      const { status, status_name, account_type, guid } = payload['micro_deposit'] as Payload;
      return [payload['action'], status, status_name, account_type, guid];
    });
    const { guid } = microdeposit ?? {};
    assert.deepEqual(told, [
      ['created', 0, 'INITIATED', 2, guid],
      ['updated', 1, 'REQUESTED', 2, guid],
      ['updated', 2, 'DEPOSITED', 2, guid],
    ]);
  });

  it('are sent again until the receiver answers with 2xx', async () => {
    refusals = 3;
    await visitor.connect({}, 'LOCKED');
    await eventually(() => (refusals <= -3 ? true : undefined));
    const payloadsWhere = (isRefused: boolean) =>
      received.filter((each) => each.isRefused === isRefused).map(({ payload }) => payload);
    const [refused, accepted] = [payloadsWhere(true), payloadsWhere(false)];
    assert.deepEqual(accepted.map(kindOf).sort(), [
      'CONNECTION_STATUS CHANGED',
      'MEMBER created',
      'MEMBER updated',
    ]);
    assert.equal(refused.length, 3);
    for (const payload of refused)
      assert.ok(
        accepted.some((other) => isDeepStrictEqual(other, payload)),
        kindOf(payload),
      );
  });

  it('do not delay the others while they wait to be sent again', async () => {
    sandbox.setWebhooks({ url, retryDelay: 600_000 });
    refusals = 1;
    await visitor.connect({}, 'LOCKED');
    await arrived('CONNECTION_STATUS');
    assert.deepEqual(kinds(), ['MEMBER created', 'MEMBER updated', 'CONNECTION_STATUS CHANGED']);
  });

  it('go nowhere while they are switched off', async () => {
    sandbox.setWebhooks();
    await visitor.connect({});
    sandbox.setWebhooks({ url });
    const guid = await visitor.connect({}, 'another password');
    await arrived('AGGREGATION');
    const reported = ofType('MEMBER').map((each) => (each['member'] as Payload)['guid']);
    assert.deepEqual(reported, [guid, guid]);
  });

  it('repeat X-CALLBACK-PAYLOAD of the request for the widget URL, but not in later jobs without it', async () => {
    const headers = { 'X-CALLBACK-PAYLOAD': btoa('session 1') };
    const guid = await visitor.connect({}, 'password', 'mxbank', headers);
    const [aggregation] = await arrived('AGGREGATION');
    const told = [...ofType('MEMBER'), aggregation].map((each) => each?.['callback_payload']);
    assert.deepEqual(told, [btoa('session 1'), btoa('session 1'), btoa('session 1')]);
    await visitor.api('POST', `/users/${visitor.userGuid}/members/${guid}/check_balance`);
    const [balance] = await arrived('BALANCE');
    assert.equal(balance?.['callback_payload'], undefined);
  });

  const session = (name: string) => ({ 'X-CALLBACK-PAYLOAD': btoa(name) });
  /** The payload and the use cases that webhooks about the member told, from the one at `from` on. */
  const tracesOf = (from: number) =>
    ofType('MEMBER')
      .slice(from)
      .map((each) => [each['callback_payload'], (each['member'] as Payload)['use_cases']]);

  it('repeat the X-CALLBACK-PAYLOAD of the session in which challenges are answered', async () => {
    const guid = await visitor.connect({}, 'challenge', 'mxbank', session('1'));
    await arrived('MEMBER', 2);
    const ask = await visitor.open({ use_cases: ['PFM'] }, session('2'));
    const { member } = await ask<MemberAnswer>('GET', `/members/${guid}`);
    const answers = member.challenges.map((challenge) => ({ guid: challenge.guid, value: 'correct' }));
    await ask('PUT', `/members/${guid}/challenges`, { answers });
    const [aggregation] = await arrived('AGGREGATION');
    assert.equal(aggregation?.['callback_payload'], btoa('2'));
    assert.deepEqual(tracesOf(2), [
      [btoa('2'), ['PFM']],
      [btoa('2'), ['PFM']],
    ]);
  });

  it('repeat the X-CALLBACK-PAYLOAD of the session in which an existing member goes to its bank', async () => {
    const first = await visitor.open({}, session('1'));
    const { institutions } = await first<InstitutionsAnswer>('GET', '/institutions?query=mx_bank_oauth');
    const institutionGuid = institutions[0]?.guid;
    const depart = (ask: AskWidget, memberGuid: string | null) =>
      ask<Departure>('POST', '/departures', { institutionGuid, memberGuid });
    const { member } = await depart(first, null);
    await arrived('MEMBER', 2);
    await depart(await visitor.open({ use_cases: ['PFM'] }, session('2')), member.guid);
    sandbox.setMemberStatus(member.guid, 'IMPEDED');
    await arrived('MEMBER', 4);
    assert.deepEqual(tracesOf(2), [
      [btoa('2'), ['PFM']],
      [btoa('2'), ['PFM']],
    ]);
    assert.equal(sandbox.members()[0]?.most_recent_job_guid, null, 'no job has started');
  });

  for (const payload of ['not base64!', '', 'x'.repeat(1025)]) {
    it(`refuse the X-CALLBACK-PAYLOAD "${payload.slice(0, 12)}"`, async () => {
      const answer = await fetch(`${sandbox.apiUrl}/users/${visitor.userGuid}/widget_urls`, {
        method: 'POST',
        headers: {
          authorization: `Basic ${btoa(`${sandbox.clientId}:${sandbox.apiKey}`)}`,
          'accept-version': 'v20250224',
          'x-callback-payload': payload,
        },
        body: JSON.stringify({ widget_url: { widget_type: 'connect_widget' } }),
      });
      assert.equal(answer.status, 400);
      assert.match(await answer.text(), /X-CALLBACK-PAYLOAD/);
    });
  }

  it('name the option that is wrong', () => {
    const cases: [options: object, message: RegExp][] = [
      [{}, /webhooks.url must be an http or https URL; got undefined/],
      [{ url: 'ftp://localhost/' }, /webhooks.url .*; got ftp:/],
      [{ url: 'http://mx:secret@localhost/' }, /webhooks.url must not contain credentials/],
      [{ url, username: 5 }, /webhooks.username must be a string; got 5/],
      [{ url, username: 'mx', password: 5 }, /webhooks.password must be a string; got 5/],
      [{ url, password: 'secret' }, /webhooks.password needs webhooks.username/],
      [{ url, retryDelay: -1 }, /webhooks.retryDelay must be an integer from 0 to 1048575; got -1/],
      [{ url, retryDelay: 2 ** 40 }, /webhooks.retryDelay must be .*; got 1099511627776/],
      [{ url, secret: 'x' }, /webhooks has the keys url, .*; secret is not one of them/],
    ];
    for (const [options, message] of cases) {
      assert.throws(() => sandbox.setWebhooks(options as { url: string }), message);
    }
  });

  it('are not switched off by a value that is no object', async () => {
    for (const value of [null, '', 0, false] as unknown[]) {
      const message = /Sandbox option webhooks must be an object/;
      const webhooks = value as { url: string };
      assert.throws(() => sandbox.setWebhooks(webhooks), message);
      await assert.rejects(resolveOptions({ webhooks }), message);
    }
  });
});
