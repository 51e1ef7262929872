import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, request as httpRequest, type IncomingMessage, type RequestListener } from 'node:http';
import { connect, createServer as createHttp2Server } from 'node:http2';
import { json as readJson, text as readText } from 'node:stream/consumers';
import { afterEach, describe, it } from 'node:test';
import express from 'express';
import { toNodeHandler, type WidgetUrlHandler } from '../../src/server/index.js';
import { eventually } from '../sandbox/waiting.js';
import { openBackend, userGuid } from './support/backend.js';
import { useUpstream } from './support/upstream.js';
import type { AddressInfo } from 'node:net';

const json = { 'Content-Type': 'application/json' };
const body = '{"widget_url":{"current_member_guid":"MBR-é"}}';

/** What `listen` of any of these servers gives. */
interface Closable {
  address(): AddressInfo | string | null;
  close(): unknown;
}

describe('toNodeHandler', () => {
  const upstream = useUpstream();
  const opened: Closable[] = [];

  afterEach(() => {
    for (const server of opened.splice(0)) {
      if ('closeAllConnections' in server) (server as { closeAllConnections(): void }).closeAllConnections();
      server.close();
    }
  });

  async function urlOf(server: Closable & NodeJS.EventEmitter): Promise<string> {
    opened.push(server);
    if (server.address() === null) await once(server, 'listening');
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/x`;
  }

  const serve = (listener: RequestListener) => urlOf(createServer(listener).listen(0, '127.0.0.1'));

  const post = (url: string, sent: BodyInit = body, headers: object = {}) =>
    fetch(url, { method: 'POST', body: sent, headers: { ...json, ...headers } });

  const codeOf = async (response: Response | IncomingMessage) => {
    const answer = (response instanceof Response ? response.json() : readJson(response)) as Promise<{
      error?: { code: string };
    }>;
    return (await answer).error?.code;
  };

  const sentOptions = () => (upstream.asked[0]?.body as { widget_url: object } | undefined)?.widget_url;

  it('serves Node’s http, and authorize has its request', async () => {
    const { handler } = openBackend(upstream.url, {
      authorize: ({ url }: Request, incoming: unknown) => {
        assert.ok(url.endsWith('/x?y=1') && (incoming as IncomingMessage).url === '/x?y=1');
        return { userGuid };
      },
    });
    const response = await post(`${await serve((...both) => void toNodeHandler(handler)(...both))}?y=1`);
    assert.deepEqual([response.status, response.headers.get('Content-Language')], [200, 'en-US']);
    assert.deepEqual(sentOptions(), {
      widget_type: 'connect_widget',
      ui_message_version: 4,
      current_member_guid: 'MBR-é',
    });
  });

  for (const [what, parser] of [
    ['express.json()', express.json()],
    ['express.text()', express.text({ type: '*/*' })],
    ['express.raw()', express.raw({ type: '*/*' })],
    ['express.urlencoded(), which does not read it', express.urlencoded({ extended: true })],
    [
      'an older parser, which leaves an empty object and does not read it',
      (asked: express.Request, _: unknown, next: () => void) => {
        asked.body = {};
        next();
      },
    ],
  ] as const) {
    it(`serves Express behind ${what}, at the address that the browser sees`, async () => {
      const urls: string[] = [];
      const { handler } = openBackend(upstream.url, {
        maximumBodySize: new TextEncoder().encode(body).byteLength,
        authorize: ({ url }) => {
          urls.push(new URL(url).pathname);
          return { userGuid };
        },
      });
      const router = express.Router().all('/widget-url', toNodeHandler(handler));
      const app = express().use(parser).use('/x', router);
      const url = `${await urlOf(app.listen(0, '127.0.0.1'))}/widget-url`;
      assert.equal((await post(url)).status, 200);
      assert.equal((sentOptions() as { current_member_guid: string }).current_member_guid, 'MBR-é');
      assert.deepEqual(urls, ['/x/widget-url']);
      assert.equal(await codeOf(await post(url, body.replace('é', 'éé'))), 'body-too-large');
      assert.equal((await fetch(url)).status, 405);
    });
  }

  it('lets authorize read what Express’s middleware left on the request', async () => {
    const { createWidgetUrlHandler } = await import('../../src/server/index.js');
    const handler = createWidgetUrlHandler({
      clientId: 'a',
      apiKey: 'b',
      apiUrl: upstream.url,
      authorize: (_, { user }: express.Request & { user?: string }) => (user ? { userGuid: user } : null),
    });
    const app = express().use((asked, _, next) => {
      Object.assign(asked, { user: asked.get('X-User') });
      next();
    });
    app.all('/x', toNodeHandler(handler));
    const url = await urlOf(app.listen(0, '127.0.0.1'));
    assert.equal((await post(url, body, { 'X-User': 'USR-7' })).status, 200);
    assert.equal(upstream.asked[0]?.path, '/users/USR-7/widget_urls');
    assert.equal((await post(url)).status, 401);
  });

  it('says so where something has read the body and left nothing', async () => {
    const { handler, failures } = openBackend(upstream.url);
    const listener = toNodeHandler(handler);
    const url = await serve((asked, answer) => void readText(asked).then(() => listener(asked, answer)));
    assert.equal(await codeOf(await post(url)), 'body-consumed');
    assert.match(String(failures[0]?.cause), /before anything reads its body/);
  });

  for (const [what, mount] of [
    ['Node’s http', (handler: RequestListener) => serve(handler)],
    [
      'Express',
      (handler) =>
        urlOf(
          express()
            .post('/x', handler as never)
            .listen(0, '127.0.0.1'),
        ),
    ],
    [
      'Express behind express.json()',
      (handler) =>
        urlOf(
          express()
            .use(express.json(), handler as never)
            .listen(0, '127.0.0.1'),
        ),
    ],
  ] as const satisfies readonly (readonly [string, (handler: RequestListener) => Promise<string>])[]) {
    it(`is named at once where a handler is mounted in ${what} without it`, async () => {
      const { handler, failures } = openBackend(upstream.url);
      const response = await post(await mount(handler as unknown as RequestListener));
      assert.equal(response.status, 500);
      const { error } = (await response.json()) as { error: { code: string; message: string } };
      assert.equal(error.code, 'not-a-request');
      assert.match(error.message, /in Node it has to mount toNodeHandler\(handler\)/);
      assert.match(String(failures[0]?.cause), /takes a web Request. Mount toNodeHandler\(handler\)/);
      assert.equal(upstream.asked.length, 0);
    });
  }

  it('is named in a Response where a handler is called with anything else', async () => {
    for (const argument of [undefined, null, 'x', { req: { raw: 1 } }, { headers: {} }]) {
      const { handler } = openBackend(upstream.url);
      const response = await handler(argument as unknown as Request, { res: {} });
      assert.deepEqual([response.status, await codeOf(response)], [500, 'not-a-request']);
    }
  });

  it('passes on that the client has gone', async () => {
    const arrived = new Promise<void>((resolve) => upstream.answerWith(() => resolve()));
    const { handler, failures } = openBackend(upstream.url);
    const url = await serve((...both) => void toNodeHandler(handler)(...both));
    const client = new AbortController();
    const asked = fetch(url, { method: 'POST', body, headers: json, signal: client.signal });
    await arrived;
    client.abort();
    await assert.rejects(asked);
    await eventually(() => upstream.gone() || undefined);
    assert.deepEqual(failures, []);
  });

  it('passes on that the client has gone in the midst of its body', async () => {
    const { handler, failures } = openBackend(upstream.url);
    let served: Promise<void> | undefined;
    let arrive: () => void = () => undefined;
    const arrived = new Promise<void>((resolve) => (arrive = resolve));
    const url = await serve((asked, answer) => {
      served = toNodeHandler(handler)(asked, answer);
      arrive();
    });
    const asked = httpRequest(url, { method: 'POST', headers: { ...json, 'Content-Length': '100' } });
    asked.on('error', () => undefined);
    asked.write('{"widget');
    await arrived;
    asked.destroy();
    await served;
    assert.deepEqual([failures, upstream.asked], [[], []]);
  });

  for (const [what, headers, path] of [
    ['a Host with a path', { Host: 'app.example/x' }, '/x'],
    ['a Host with a user name', { Host: 'app.example@attacker.example' }, '/x'],
    ['a Host with a port that is none', { Host: 'app.example:99999' }, '/x'],
    ['an absolute address', {}, 'http://attacker.example/x'],
    ['no path', {}, '*'],
  ] as const) {
    it(`answers ${what}, which no Request can hold, by 400`, async () => {
      const { handler } = openBackend(upstream.url);
      const { port } = new URL(await serve((...both) => void toNodeHandler(handler)(...both)));
      const options = { host: '127.0.0.1', port, path, method: 'POST', headers: { ...json, ...headers } };
      const [answer] = (await once(httpRequest(options).end(body), 'response')) as [IncomingMessage];
      assert.deepEqual([answer.statusCode, answer.headers['cache-control']], [400, 'no-store']);
      assert.equal(await codeOf(answer), 'request-invalid');
    });
  }

  it('takes no host from a path that looks like one', async () => {
    const { handler } = openBackend(upstream.url);
    const { port } = new URL(await serve((...both) => void toNodeHandler(handler)(...both)));
    const headers = { ...json, Origin: 'http://attacker.example' };
    const options = { host: '127.0.0.1', port, path: '//attacker.example/x', method: 'POST', headers };
    const [answer] = (await once(httpRequest(options).end(body), 'response')) as [IncomingMessage];
    assert.equal(await codeOf(answer), 'origin-not-allowed');
  });

  it('sends a response of the team’s own, with each of its cookies', async () => {
    const headers: [string, string][] = [
      ['Set-Cookie', 'a=1'],
      ['Set-Cookie', 'b=2'],
      ['Location', '/sign-in'],
    ];
    const authorize = () => new Response(null, { status: 303, headers });
    const { handler } = openBackend(upstream.url, { authorize });
    const url = await serve((...both) => void toNodeHandler(handler)(...both));
    const response = await fetch(url, { method: 'POST', body, headers: json, redirect: 'manual' });
    assert.deepEqual([response.status, response.headers.get('Location')], [303, '/sign-in']);
    assert.deepEqual(response.headers.getSetCookie(), ['a=1', 'b=2']);
  });

  it('answers further requests of a connection whose body it has not read to its end', async () => {
    const { handler } = openBackend(upstream.url);
    const url = await serve((...both) => void toNodeHandler(handler)(...both));
    const chunked = () => new Blob(['{"x":"', 'x'.repeat(1_000_000), '"}']).stream();
    for (let round = 0; round < 3; round++) {
      const init = { method: 'POST', body: chunked(), duplex: 'half', headers: json } as RequestInit;
      assert.equal(await codeOf(await fetch(url, init)), 'body-too-large');
      assert.equal((await post(url)).status, 200);
    }
  });

  it('answers 500 for a handler that rejects, or whose response fails', async () => {
    const failing = new ReadableStream({ pull: (controller) => controller.error(new Error('no')) });
    for (const answer of [
      () => Promise.reject(new Error('no')),
      () => Promise.resolve(new Response(failing)),
    ]) {
      const handler: WidgetUrlHandler = answer;
      const response = await post(await serve((...both) => void toNodeHandler(handler)(...both)));
      assert.deepEqual([response.status, await codeOf(response)], [500, 'internal']);
    }
  });

  it('leaves a response alone that something else has sent', async () => {
    const { handler } = openBackend(upstream.url);
    let served: Promise<void> | undefined;
    const url = await serve((asked, answer) => {
      served = toNodeHandler(handler)(asked, answer);
      answer.writeHead(503).end('too late');
    });
    assert.deepEqual([await (await post(url)).text(), await served], ['too late', undefined]);
  });

  it('serves HTTP/2', async () => {
    const { handler } = openBackend(upstream.url);
    const server = createHttp2Server((...both) => void toNodeHandler(handler)(...both)).listen(
      0,
      '127.0.0.1',
    );
    const client = connect(await urlOf(server));
    const asked = client.request({ ':method': 'POST', ':path': '/x', 'content-type': 'application/json' });
    asked.end(body);
    const [headers] = (await once(asked, 'response')) as [Record<string, unknown>];
    assert.deepEqual([headers[':status'], headers['content-language']], [200, 'en-US']);
    await readText(asked);
    client.close();
  });

  it('throws at once what is wrong with its arguments', () => {
    assert.throws(() => toNodeHandler(undefined as never), /^TypeError: toNodeHandler needs a handler/);
    const listener = toNodeHandler(openBackend(upstream.url).handler);
    for (const response of [undefined, null, {}, () => undefined]) {
      assert.throws(
        () => void listener({} as never, response as never),
        /^TypeError: toNodeHandler: call its listener with the request and the response of Node/,
      );
    }
  });
});
