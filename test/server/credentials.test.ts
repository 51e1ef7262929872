import assert from 'node:assert/strict';
import { describe, it, mock } from 'node:test';
import { createWidgetUrlHandler } from '../../src/server/index.js';
import { apiKey, clientId, openBackend, request, userGuid } from './support/backend.js';
import { useUpstream } from './support/upstream.js';
import type { Credentials, WidgetUrlHandlerOptions } from '../../src/server/index.js';

type CredentialsFunction = NonNullable<WidgetUrlHandlerOptions['credentials']>;

describe('credentials for each request', () => {
  const upstream = useUpstream();

  const sent = () => upstream.asked.map(({ headers }) => headers.authorization);

  it('are those that the function returns, at once or later', async () => {
    for (const credentials of [
      () => ({ clientId, apiKey }),
      () => Promise.resolve({ clientId, apiKey, region: 'ca' }),
    ]) {
      assert.equal((await openBackend(upstream.url, { credentials }).ask(request())).status, 200);
    }
    const expected = `Basic ${btoa(`${clientId}:${apiKey}`)}`;
    assert.deepEqual(sent(), [expected, expected]);
  });

  it('may depend on the request, the context and what authorize returned, and are not kept', async () => {
    const keys: Record<string, string> = { books: 'key-of-books', music: 'key-of-music' };
    const handler = createWidgetUrlHandler({
      apiUrl: upstream.url,
      authorize: (_: Request, context: { shop: string }) => ({ userGuid, tenant: context.shop }),
      credentials: ({ headers }, { shop }, { tenant }) => ({
        clientId: `${headers.get('X-Region') ?? ''}-${shop}`,
        apiKey: keys[tenant] ?? '',
      }),
    });
    const asked = () => request(undefined, { headers: { 'X-Region': 'ca' } });
    await Promise.all(['books', 'music'].map((shop) => handler(asked(), { shop })));
    assert.deepEqual(sent().sort(), [
      `Basic ${btoa('ca-books:key-of-books')}`,
      `Basic ${btoa('ca-music:key-of-music')}`,
    ]);
  });

  it('are not asked for when a request is refused', async () => {
    const credentials = () => assert.fail('they were asked for');
    const { ask } = openBackend(upstream.url, { credentials, authorize: () => null });
    assert.equal((await ask(request())).status, 401);
  });

  const untyped = (value: unknown) => () => value as Credentials;
  for (const [what, credentials] of [
    ['nothing', untyped(undefined)],
    ['null', untyped(null)],
    ['a text', untyped(`${clientId}:${apiKey}`)],
    ['no key', untyped({ clientId })],
    ['no client id', untyped({ apiKey })],
    ['an empty key', () => ({ clientId, apiKey: '' })],
    ['a client id with a colon', () => ({ clientId: `${clientId}:x`, apiKey })],
    ['a key with a line break', () => ({ clientId, apiKey: `${apiKey}\r\nX-Other: 1` })],
    ['a key that is no text', untyped({ clientId, apiKey: [apiKey] })],
  ] as const satisfies readonly (readonly [string, CredentialsFunction])[]) {
    it(`that are ${what} cause a 500, MX is not asked, and the operator is told what was expected`, async () => {
      const { ask, failures } = openBackend(upstream.url, { credentials });
      const answer = await ask(request());
      assert.deepEqual([answer.status, answer.code], [500, 'credentials-failed']);
      const [{ code, cause } = assert.fail('nobody was told'), ...others] = failures;
      assert.deepEqual([code, others, upstream.asked.length], ['credentials-failed', [], 0]);
      assert.ok(cause instanceof TypeError);
      assert.equal(cause.message, 'credentials must return { clientId, apiKey }, as MX gave them to you.');
    });
  }

  it('that do not settle are given up at the timeout', async () => {
    const credentials = () => new Promise<never>(() => undefined);
    const { ask, failures } = openBackend(upstream.url, { credentials, timeout: 20 });
    assert.equal((await ask(request())).code, 'credentials-failed');
    assert.match(String(failures[0]?.cause), /credentials must settle within 20 ms/);
  });

  it('that throw an error with a key cause a 500, and the default log does not show it', async () => {
    for (const credentials of [
      () => {
        throw new Error(apiKey);
      },
      () => Promise.reject(new Error(apiKey)),
    ] satisfies CredentialsFunction[]) {
      const { ask, logged } = openBackend(upstream.url, { credentials, onError: undefined as never });
      const answer = await ask(request());
      assert.deepEqual([answer.status, answer.code], [500, 'credentials-failed']);
      assert.match(String(logged[1]), /credentials-failed, answered 500\. [^:]+\.$/);
    }
    assert.equal(upstream.asked.length, 0);
  });

  it('that MX refuses are in no log, even if it repeats them', async () => {
    upstream.answerWith((response) => {
      const message = `Unknown client ${clientId} with ${apiKey} (${btoa(`${clientId}:${apiKey}`)})`;
      response.writeHead(401).end(JSON.stringify({ error: { message } }));
    });
    const { ask, failures } = openBackend(upstream.url, { credentials: () => ({ clientId, apiKey }) });
    assert.equal((await ask(request())).code, 'mx-credentials-refused');
    assert.equal(failures[0]?.upstreamMessage, 'Unknown client [removed] with [removed] ([removed])');
  });
});

describe('fixed credentials', () => {
  const upstream = useUpstream();

  for (const [what, given, named] of [
    ['both', { clientId: undefined, apiKey: '' }, 'clientId and apiKey'],
    ['the client id', { clientId: undefined, apiKey }, 'clientId'],
    ['the key', { clientId, apiKey: undefined }, 'apiKey'],
    ['both, and their names', {}, 'clientId and apiKey'],
  ] as const) {
    it(`that lack ${what} do not stop a build; each request is refused, and the operator told which`, async () => {
      const logged: unknown[] = [];
      mock.method(console, 'warn', (...values: unknown[]) => void logged.push(...values));
      const authorize = () => assert.fail('nobody needs to sign in');
      const handler = createWidgetUrlHandler({
        apiUrl: upstream.url,
        authorize,
        ...given,
      } as WidgetUrlHandlerOptions);
      for (const _ of [1, 2]) {
        const response = await handler(request());
        const { error } = (await response.json()) as { error: { code: string; message: string } };
        assert.deepEqual([response.status, error.code], [500, 'credentials-failed']);
        assert.equal(error.message, 'The server has no MX credentials for this request.');
      }
      assert.deepEqual([logged.length, upstream.asked.length], [2, 0]);
      const expected = `createWidgetUrlHandler: ${named} must be set, as a rule from the server’s environment.`;
      assert.ok(String(logged[0]).endsWith(expected), String(logged[0]));
    });
  }
});
