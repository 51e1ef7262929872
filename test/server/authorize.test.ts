import assert from 'node:assert/strict';
import { describe, it, mock } from 'node:test';
import { apiKey, clientId, endpoint, openBackend, request } from './support/backend.js';
import { useUpstream } from './support/upstream.js';
import { createWidgetUrlHandler } from '../../src/server/index.js';
import type { Authorization } from '../../src/server/index.js';

describe('authorize', () => {
  const upstream = useUpstream();

  it('sees the request with its cookies', async () => {
    const { ask } = openBackend(upstream.url, {
      authorize: (asked) => ({ userGuid: `USR-${asked.headers.get('Cookie')?.split('=')[1] ?? ''}` }),
    });
    await ask(request(undefined, { headers: { Cookie: 'session=ada' } }));
    assert.equal(upstream.asked[0]?.path, '/users/USR-ada/widget_urls');
  });

  for (const nobody of [null, undefined, false, '', 0]) {
    it(`returns ${JSON.stringify(nobody)} for no user: 401, without a look at the body`, async () => {
      const asked = request('not even JSON');
      const authorize = () => nobody as unknown as Authorization;
      const answer = await openBackend(upstream.url, { authorize }).ask(asked);
      assert.deepEqual([answer.status, answer.code, asked.bodyUsed], [401, 'unauthorized', false]);
      assert.equal(upstream.asked.length, 0);
    });
  }

  it('may return a response, which the page can read and nothing stores', async () => {
    const { handler } = openBackend(upstream.url, {
      allowedOrigins: ['https://partner.example'],
      authorize: () => Response.json({ sorry: true }, { status: 403, headers: { Vary: 'Cookie' } }),
    });
    const response = await handler(request(undefined, { headers: { Origin: 'https://partner.example' } }));
    assert.deepEqual([response.status, await response.json()], [403, { sorry: true }]);
    assert.equal(response.headers.get('Cache-Control'), 'no-store');
    assert.equal(response.headers.get('Vary'), 'Cookie, Origin, Accept-Language');
    assert.equal(response.headers.get('Access-Control-Allow-Origin'), 'https://partner.example');
  });

  it('may return a redirect', async () => {
    const authorize = () => Response.redirect('https://app.example/sign-in', 303);
    const { status, headers } = await openBackend(upstream.url, { authorize }).handler(request());
    assert.deepEqual([status, headers.get('Location')], [303, 'https://app.example/sign-in']);
  });

  for (const [userId, path] of [
    ['ada', 'ada'],
    ['ada@shop.example', 'ada%40shop.example'],
    ['a?b#c;d%2e', 'a%3Fb%23c%3Bd%252e'],
    ['...', '...'],
    ['山田 é 😀', '%E5%B1%B1%E7%94%B0%20%C3%A9%20%F0%9F%98%80'],
    ['😀'.repeat(256), '%F0%9F%98%80'.repeat(256)],
  ] as const) {
    it(`may return the team’s own id, which is percent-encoded: ${userId.slice(0, 20)}`, async () => {
      const { ask } = openBackend(upstream.url, { authorize: () => ({ userId }) });
      assert.equal((await ask(request())).status, 200);
      assert.equal(upstream.asked[0]?.path, `/users/${path}/widget_urls`);
    });
  }

  it('may return further properties, and one identifier that is undefined', async () => {
    const { ask } = openBackend(upstream.url, {
      authorize: () => ({ userGuid: 'USR-1', userId: undefined, headers: {} }),
    });
    assert.equal((await ask(request())).status, 200);
  });

  it('must return a guid with version v20111101, and the operator is told why', async () => {
    const { ask, failures, logged } = openBackend(upstream.url, {
      apiVersion: 'v20111101',
      authorize: () => ({ userId: 'ada' }),
      onError: undefined as never,
    });
    const answer = await ask(request());
    assert.deepEqual([answer.status, answer.code, failures], [500, 'authorize-failed', []]);
    assert.match(String(logged[1]), /return \{ userGuid \}, not \{ userId \}, with apiVersion v20111101/);
    assert.equal(upstream.asked.length, 0);
  });

  it('that returns an invalid value is explained in the default log, without that value', async () => {
    const { ask, logged } = openBackend(upstream.url, {
      authorize: () => ({ userId: 'USR-another' }),
      onError: undefined as never,
    });
    await ask(request());
    assert.match(
      String(logged[1]),
      /authorize must return \{ userGuid \} with a guid of MX’s, \{ userId \} with your own id/,
    );
    assert.ok(!String(logged[1]).includes('another'));
  });

  const secret = `${clientId}:${apiKey}`;
  const untyped = (value: unknown) => () => value as Authorization;
  for (const [what, authorize, code] of [
    [
      'throws',
      () => {
        throw new Error(secret);
      },
      'authorize-failed',
    ],
    ['rejects', () => Promise.reject(new Error(secret)), 'authorize-failed'],
    ['returns Response.error()', () => Response.error(), 'internal'],
    ['returns an empty guid', () => ({ userGuid: '' }), 'authorize-failed'],
    ['returns a guid and an id', untyped({ userGuid: 'USR-1', userId: 'ada' }), 'authorize-failed'],
    ['returns an empty id', () => ({ userId: '' }), 'authorize-failed'],
    ['returns an id that is a number', untyped({ userId: 5 }), 'authorize-failed'],
    ['returns the id null', untyped({ userId: null }), 'authorize-failed'],
    ['returns an id with a line break', () => ({ userId: 'ada\r\nX: 1' }), 'authorize-failed'],
    ['returns an id with half a surrogate pair', () => ({ userId: 'ada\ud83d' }), 'authorize-failed'],
    ['returns the id .', () => ({ userId: '.' }), 'authorize-failed'],
    ['returns the id ..', () => ({ userId: '..' }), 'authorize-failed'],
    ['returns an id with slashes', () => ({ userId: '../users/USR-1' }), 'authorize-failed'],
    ['returns an id with backslashes', () => ({ userId: String.raw`..\users\USR-1` }), 'authorize-failed'],
    ['returns an id of 257 characters', () => ({ userId: 'x'.repeat(257) }), 'authorize-failed'],
    ['returns a guid as an id', () => ({ userId: 'USR-another' }), 'authorize-failed'],
    ['returns a lower-case guid as an id', () => ({ userId: 'usr-another' }), 'authorize-failed'],
    ['returns a guid with slashes', () => ({ userGuid: '../users/USR-1' }), 'authorize-failed'],
    ['returns the guid ..', () => ({ userGuid: '..' }), 'authorize-failed'],
    ['returns a guid with a query', () => ({ userGuid: 'USR-1?x=1' }), 'authorize-failed'],
    ['returns a guid that is a number', untyped({ userGuid: 5 }), 'authorize-failed'],
    ['returns an object without a guid', untyped({}), 'authorize-failed'],
    ['returns a text', untyped('USR-1'), 'authorize-failed'],
    ['returns a number', untyped(5), 'authorize-failed'],
    ['returns true', untyped(true), 'authorize-failed'],
  ] as const satisfies readonly (readonly [string, () => Authorization | Promise<Authorization>, string])[]) {
    it(`that ${what} causes a 500, the operator is told, and MX is not asked`, async () => {
      const causes: unknown[] = [];
      const onError = ({ cause }: { cause?: unknown }) => void causes.push(cause);
      const answer = await openBackend(upstream.url, { authorize, onError }).ask(request());
      assert.deepEqual([answer.status, answer.code], [500, code]);
      assert.ok(causes.length === 1 && causes[0] instanceof Error);
      assert.equal(upstream.asked.length, 0);
    });
  }

  it('that does not settle is given up at the timeout, and the operator is told', async () => {
    const authorize = () => new Promise<never>(() => undefined);
    const { ask, logged } = openBackend(upstream.url, {
      authorize,
      timeout: 20,
      onError: undefined as never,
    });
    const answer = await ask(request());
    assert.deepEqual([answer.status, answer.code], [500, 'authorize-failed']);
    assert.match(String(logged[1]), /authorize must settle within 20 ms, the option timeout\.$/);
    assert.equal(upstream.asked.length, 0);
  });

  it('that rejects after the timeout is heard no more', async () => {
    let fail: (reason: Error) => void = () => undefined;
    const authorize = () => new Promise<never>((_, reject) => void (fail = reject));
    const { ask, failures } = openBackend(upstream.url, { authorize, timeout: 20 });
    assert.equal((await ask(request())).code, 'authorize-failed');
    fail(new Error('too late'));
    await new Promise((resolve) => setImmediate(resolve));
    assert.equal(failures.length, 1);
  });

  it('is not awaited, nor the operator told, once the client is gone', async () => {
    const controller = new AbortController();
    const authorize = () => {
      controller.abort();
      return new Promise<never>(() => undefined);
    };
    const { ask, failures } = openBackend(upstream.url, { authorize });
    const answer = await ask(request(undefined, { signal: controller.signal }));
    assert.deepEqual([answer.status, answer.code, failures], [499, 'client-gone', []]);
  });

  it('may return what looks like a response, which is no user', async () => {
    const authorize = untyped({ status: 403, headers: {}, ok: true });
    const { ask, failures } = openBackend(upstream.url, { authorize });
    assert.equal((await ask(request())).code, 'authorize-failed');
    assert.match(String(failures[0]?.cause), /authorize must return \{ userGuid \}/);
  });

  it('may return the response of another realm or library, by its tag', async () => {
    class LibraryResponse {
      readonly body = '{"sorry":true}';
      readonly headers = [['X-Of', 'library']];
      readonly status = 403;
      readonly statusText = '';
      readonly [Symbol.toStringTag] = 'Response';
    }
    const { handler } = openBackend(upstream.url, { authorize: untyped(new LibraryResponse()) });
    const response = await handler(request());
    assert.deepEqual([response.status, await response.text()], [403, '{"sorry":true}']);
    assert.equal(response.headers.get('X-Of'), 'library');
  });

  for (const [what, thrown, told] of [
    [
      'an error',
      new TypeError('no session'),
      /Thrown: TypeError: no session at .*authorize\.test\.ts:\d+:\d+\)?$/,
    ],
    [
      'an error with its causes',
      new Error('no store', { cause: new Error('refused', { cause: 'by\r\nhost' }) }),
      /Thrown: Error: no store at .*; caused by Error: refused at .*; caused by by host$/,
    ],
    ['a text', 'no\u001b[31m session', /Thrown: no \[31m session$/],
    ['an object', { session: 'of-ada' }, /Thrown: \[object Object\]$/],
    ['an object without a prototype', Object.create(null), /Thrown: a value that cannot be shown$/],
    ['null', null, /Thrown: null$/],
    ['much', 'x'.repeat(5000), /Thrown: x{492}$/],
  ] as const satisfies readonly (readonly [string, unknown, RegExp])[]) {
    it(`that throws ${what} tells the default log why, in one line`, async () => {
      const authorize = () => Promise.reject(thrown as Error);
      const { ask, logged } = openBackend(upstream.url, { authorize, onError: undefined as never });
      const answer = await ask(request());
      assert.equal(
        answer.text,
        '{"error":{"code":"authorize-failed","message":"The server could not identify the user."}}',
      );
      const [method, line, ...others] = logged;
      assert.deepEqual([method, others], ['warn', []]);
      assert.match(String(line), told);
      assert.ok(!/[\r\n]/.test(String(line)));
    });
  }

  it('that throws an error with a key leaves none of it in the default log', async () => {
    const logged: unknown[] = [];
    mock.method(console, 'warn', (...values: unknown[]) => void logged.push(...values));
    const handler = createWidgetUrlHandler({
      clientId,
      apiKey,
      apiUrl: upstream.url,
      authorize: () => {
        throw new Error(secret);
      },
    });
    assert.equal((await handler(new Request(endpoint, request()))).status, 500);
    assert.equal(logged.length, 1);
    assert.match(String(logged[0]), /authorize-failed, answered 500/);
    assert.match(String(logged[0]), /Thrown: Error: \[removed\]:\[removed\] at /);
    assert.ok(!JSON.stringify(logged).includes(apiKey));
  });
});
