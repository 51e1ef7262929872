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
    it(`answers ${JSON.stringify(nobody)} for nobody: 401, without a look at the body`, async () => {
      const asked = request('not even JSON');
      const authorize = () => nobody as unknown as Authorization;
      const answer = await openBackend(upstream.url, { authorize }).ask(asked);
      assert.deepEqual([answer.status, answer.code, asked.bodyUsed], [401, 'unauthorized', false]);
      assert.equal(upstream.asked.length, 0);
    });
  }

  it('may answer for itself; the page can read it, and nothing stores it', async () => {
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

  it('may send elsewhere', async () => {
    const authorize = () => Response.redirect('https://app.example/sign-in', 303);
    const { status, headers } = await openBackend(upstream.url, { authorize }).handler(request());
    assert.deepEqual([status, headers.get('Location')], [303, 'https://app.example/sign-in']);
  });

  for (const [userId, path] of [
    ['ada', 'ada'],
    ['ada@shop.example', 'ada%40shop.example'],
    ['../users/USR-1', '..%2Fusers%2FUSR-1'],
    ['a/b?c#d;e%2e', 'a%2Fb%3Fc%23d%3Be%252e'],
    ['...', '...'],
    ['山田 é 😀', '%E5%B1%B1%E7%94%B0%20%C3%A9%20%F0%9F%98%80'],
    ['😀'.repeat(256), '%F0%9F%98%80'.repeat(256)],
  ] as const) {
    it(`may answer the team’s own id, which is percent-encoded: ${userId.slice(0, 20)}`, async () => {
      const { ask } = openBackend(upstream.url, { authorize: () => ({ userId }) });
      assert.equal((await ask(request())).status, 200);
      assert.equal(upstream.asked[0]?.path, `/users/${path}/widget_urls`);
    });
  }

  it('may answer fields of the team’s own, and an identifier that is undefined, beside the user', async () => {
    const { ask } = openBackend(upstream.url, {
      authorize: () => ({ userGuid: 'USR-1', userId: undefined, headers: {} }),
    });
    assert.equal((await ask(request())).status, 200);
  });

  it('must answer a guid with version v20111101, and the operator is told why', async () => {
    const { ask, failures, logged } = openBackend(upstream.url, {
      apiVersion: 'v20111101',
      authorize: () => ({ userId: 'ada' }),
      onError: undefined as never,
    });
    const answer = await ask(request());
    assert.deepEqual([answer.status, answer.code, failures], [500, 'authorize-failed', []]);
    assert.match(String(logged[1]), /answer \{ userGuid \}, not \{ userId \}, with apiVersion v20111101/);
    assert.equal(upstream.asked.length, 0);
  });

  it('that answers wrong is explained in the default log, without the answer', async () => {
    const { ask, logged } = openBackend(upstream.url, {
      authorize: () => ({ userId: 'USR-another' }),
      onError: undefined as never,
    });
    await ask(request());
    assert.match(
      String(logged[1]),
      /authorize must answer \{ userGuid \} with a guid of MX’s, \{ userId \} with your own id/,
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
    ['answers a response that is an error', () => Response.error(), 'internal'],
    ['answers no guid', () => ({ userGuid: '' }), 'authorize-failed'],
    ['answers a guid and an id', untyped({ userGuid: 'USR-1', userId: 'ada' }), 'authorize-failed'],
    ['answers no id', () => ({ userId: '' }), 'authorize-failed'],
    ['answers an id that is a number', untyped({ userId: 5 }), 'authorize-failed'],
    ['answers null for an id', untyped({ userId: null }), 'authorize-failed'],
    ['answers an id with a line break', () => ({ userId: 'ada\r\nX: 1' }), 'authorize-failed'],
    ['answers an id that is half a character', () => ({ userId: 'ada\ud83d' }), 'authorize-failed'],
    ['answers an id that is a way nowhere', () => ({ userId: '.' }), 'authorize-failed'],
    ['answers an id that is a way up', () => ({ userId: '..' }), 'authorize-failed'],
    ['answers an id of 257 characters', () => ({ userId: 'x'.repeat(257) }), 'authorize-failed'],
    ['answers a guid for an id', () => ({ userId: 'USR-another' }), 'authorize-failed'],
    ['answers a guid in small letters for an id', () => ({ userId: 'usr-another' }), 'authorize-failed'],
    ['answers another user’s path', () => ({ userGuid: '../users/USR-1' }), 'authorize-failed'],
    ['answers a way up', () => ({ userGuid: '..' }), 'authorize-failed'],
    ['answers a query', () => ({ userGuid: 'USR-1?x=1' }), 'authorize-failed'],
    ['answers a guid that is a number', untyped({ userGuid: 5 }), 'authorize-failed'],
    ['answers an object without a guid', untyped({}), 'authorize-failed'],
    ['answers a text', untyped('USR-1'), 'authorize-failed'],
    ['answers a number', untyped(5), 'authorize-failed'],
    ['answers true', untyped(true), 'authorize-failed'],
  ] as const satisfies readonly (readonly [string, () => Authorization | Promise<Authorization>, string])[]) {
    it(`that ${what} is answered with 500, told the operator, and MX hears nothing`, async () => {
      const causes: unknown[] = [];
      const onError = ({ cause }: { cause?: unknown }) => void causes.push(cause);
      const answer = await openBackend(upstream.url, { authorize, onError }).ask(request());
      assert.deepEqual([answer.status, answer.code], [500, code]);
      assert.ok(causes.length === 1 && causes[0] instanceof Error);
      assert.equal(upstream.asked.length, 0);
    });
  }

  it('that throws what holds a key leaves none of it in the default log', async () => {
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
    assert.ok(!JSON.stringify(logged).includes(apiKey));
  });
});
