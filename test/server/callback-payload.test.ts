import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createWidgetUrlHandler } from '../../src/server/index.js';
import { apiKey, clientId, openBackend, request, userGuid } from './support/backend.js';
import { useUpstream } from './support/upstream.js';
import type { WidgetUrlHandlerOptions } from '../../src/server/index.js';

type CallbackPayload = NonNullable<WidgetUrlHandlerOptions['callbackPayload']>;

describe('callbackPayload', () => {
  const upstream = useUpstream();

  const sent = () => upstream.asked.map(({ headers }) => headers['x-callback-payload']);

  for (const [payload, encoded] of [
    ['visit-1', 'dmlzaXQtMQ=='],
    ['{"visit":"é€😀"}', Buffer.from('{"visit":"é€😀"}').toString('base64')],
    ['\r\nX-Other: 1', Buffer.from('\r\nX-Other: 1').toString('base64')],
    ['x'.repeat(768), 'eHh4'.repeat(256)],
    ['é'.repeat(384), 'w6nDqcOp'.repeat(128)],
    [undefined, undefined],
  ] as const) {
    it(`is sent to MX in base64 as UTF-8: ${String(payload).slice(0, 30)}`, async () => {
      for (const callbackPayload of [() => payload, () => Promise.resolve(payload)]) {
        const { ask } = openBackend(upstream.url, { callbackPayload });
        const answer = await ask(request());
        assert.equal(answer.status, 200);
      }
      assert.deepEqual(sent(), [encoded, encoded]);
      assert.ok((encoded ?? '').length <= 1024);
    });
  }

  it('is not sent without the option', async () => {
    await openBackend(upstream.url).ask(request());
    assert.deepEqual(sent(), [undefined]);
  });

  it('receives the request, the context and what authorize returned, with its type', async () => {
    const handler = createWidgetUrlHandler({
      clientId,
      apiKey,
      apiUrl: upstream.url,
      authorize: (_: Request, context: { shop: string }) =>
        Promise.resolve(context.shop === '' ? null : { userGuid, visit: { number: 7 } }),
      callbackPayload: ({ headers }, { shop }, { visit }) =>
        `${headers.get('X-Trace') ?? ''} ${shop} ${visit.number.toFixed(1)}`,
    });
    const { status } = await handler(request(undefined, { headers: { 'X-Trace': 't-1' } }), {
      shop: 'books',
    });
    assert.equal(status, 200);
    assert.deepEqual(sent(), [btoa('t-1 books 7.0')]);
  });

  it('is not called for a refused request', async () => {
    const callbackPayload = () => assert.fail('it was asked for');
    const stranger = openBackend(upstream.url, { callbackPayload, authorize: () => null });
    assert.equal((await stranger.ask(request())).status, 401);
    const { ask } = openBackend(upstream.url, { callbackPayload });
    assert.equal((await ask(request({ widget_url: { mode: 'fast' } }))).status, 400);
  });

  const untyped = (value: unknown) => () => value as string;
  const expected =
    'callbackPayload must return a string of 1 to 768 bytes in UTF-8 (1024 characters in base64), or undefined.';
  for (const [what, callbackPayload] of [
    ['769 bytes', () => 'x'.repeat(769)],
    ['769 bytes in 385 characters', () => `x${'é'.repeat(384)}`],
    ['a megabyte', () => 'x'.repeat(1_000_000)],
    ['an empty string', () => ''],
    ['null', untyped(null)],
    ['a number', untyped(7)],
    ['an object', untyped({ visit: 7 })],
    ['bytes', untyped(new Uint8Array(3))],
  ] as const satisfies readonly (readonly [string, CallbackPayload])[]) {
    it(`that returns ${what} causes a 500, MX is not asked, and the operator is told what was expected`, async () => {
      const { ask, failures } = openBackend(upstream.url, { callbackPayload });
      const answer = await ask(request());
      assert.deepEqual([answer.status, answer.code], [500, 'callback-payload-failed']);
      assert.ok(!answer.text.includes('768'), answer.text);
      const [{ code, status, cause } = assert.fail('nobody was told'), ...others] = failures;
      assert.deepEqual([code, status, others], ['callback-payload-failed', 500, []]);
      assert.ok(cause instanceof TypeError);
      assert.equal(cause.message, expected);
      assert.equal(upstream.asked.length, 0);
    });
  }

  const error = new Error(`no session store for ${apiKey}`);
  for (const [what, callbackPayload] of [
    [
      'throws',
      () => {
        throw error;
      },
    ],
    ['rejects', () => Promise.reject(error)],
  ] as const satisfies readonly (readonly [string, CallbackPayload])[]) {
    it(`that ${what} causes a 500, MX is not asked, and the operator receives the error`, async () => {
      const causes: unknown[] = [];
      const onError = ({ cause }: { cause?: unknown }) => void causes.push(cause);
      const answer = await openBackend(upstream.url, { callbackPayload, onError }).ask(request());
      assert.deepEqual([answer.status, answer.code], [500, 'callback-payload-failed']);
      assert.deepEqual([causes, upstream.asked.length], [[error], 0]);

      const { ask, logged } = openBackend(upstream.url, { callbackPayload, onError: undefined as never });
      await ask(request());
      assert.match(
        String(logged[1]),
        /callback-payload-failed, answered 500\. .* Thrown: Error: no session store for \[removed\]/,
      );
    });
  }

  it('that returns an invalid value is explained in the default log, without that value', async () => {
    const callbackPayload = untyped({ secret: 'of-the-session' });
    const { ask, logged } = openBackend(upstream.url, { callbackPayload, onError: undefined as never });
    await ask(request());
    assert.ok(String(logged[1]).endsWith(expected), String(logged[1]));
    assert.ok(!String(logged[1]).includes('of-the-session'));
  });
});
