import assert from 'node:assert/strict';
import { request, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { after, before, describe, it } from 'node:test';
import { startSandbox, type Sandbox } from '../../demo/sandbox/index.js';
import { listen, type Listening } from '../../demo/server/listen.js';
import { createWebhookInbox } from '../../demo/server/webhooks.js';

/** Names that could lead here, each without its port: a site's own by DNS rebinding, or one that only looks like ours. */
const foreign = [
  'attacker.example',
  'localhost.attacker.example',
  'notlocalhost',
  'widget.localhost.',
  '127.0.0.1.nip.io',
  '127.0.0.2',
  '0.0.0.0',
  '192.168.0.7',
  '[::2]',
  'host.docker.internal',
];

const own = ['localhost', 'LOCALHOST', 'widget.localhost', 'any.name.localhost', '127.0.0.1', '[::1]'];

interface Answer {
  status: number | undefined;
  body: string;
}

/** Sends to 127.0.0.1, whatever `Host` says. */
async function send(address: string, host: string, options: object = {}): Promise<Answer> {
  const { port, pathname } = new URL(address);
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    request({ host: '127.0.0.1', port, path: pathname, headers: { Host: host }, ...options }, resolve)
      .once('error', reject)
      .end();
  });
  const status = answer.statusCode;
  // Anything else may be a stream of events, which does not end.
  if (status !== 421) answer.destroy();
  return { status, body: status === 421 ? await text(answer) : '' };
}

describe('by the name of another machine', () => {
  let sandbox: Sandbox;
  let demo: Listening;
  const places: Record<string, string> = {};

  before(async () => {
    sandbox = await startSandbox({ latency: 0 });
    demo = await listen(createWebhookInbox().routes, 0);
    Object.assign(places, {
      'the Platform API': `${sandbox.apiUrl}/users`,
      'the widget': `${sandbox.widgetUrl}/md/connect/x`,
      'the bank': `${sandbox.bankUrl}/`,
      AllData: `${sandbox.allDataUrl}/`,
      'the backend': sandbox.endpointUrl,
      'a page of the host app': sandbox.serve('<p>Host</p>'),
      'the events of the demo': `${demo.url}/`,
    });
  });
  after(() => Promise.all([sandbox.close(), demo.close()]));

  for (const place of [
    ...['the Platform API', 'the widget', 'the bank', 'AllData', 'the backend', 'a page of the host app'],
    'the events of the demo',
  ]) {
    it(`nobody reaches ${place}, with or without its port`, async () => {
      const address = places[place] ?? assert.fail();
      for (const host of foreign.flatMap((name) => [name, `${name}:${new URL(address).port}`])) {
        for (const method of ['GET', 'POST', 'OPTIONS']) {
          const { status, body } = await send(address, host, { method });
          assert.equal(status, 421, `${method} ${host}`);
          assert.match(body, /answers only to localhost, \*\.localhost, 127\.0\.0\.1 and \[::1\]/);
        }
      }
    });

    it(`nobody upgrades a connection to ${place}`, async () => {
      const headers = { Host: 'attacker.example', Connection: 'Upgrade', Upgrade: 'websocket' };
      assert.equal((await send(places[place] ?? assert.fail(), '', { headers })).status, 421);
    });

    it(`${place} is reached by the names of this machine`, async () => {
      const address = places[place] ?? assert.fail();
      for (const host of own.flatMap((name) => [name, `${name}:${new URL(address).port}`])) {
        assert.notEqual((await send(address, host, { method: 'HEAD' })).status, 421, host);
      }
    });
  }
});
