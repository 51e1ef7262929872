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
