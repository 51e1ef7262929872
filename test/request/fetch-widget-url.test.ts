import assert from 'node:assert/strict';
import { describe, it, mock } from 'node:test';
import { endpointConfig } from '../support/configs.js';
import { fetchWidgetUrl } from '../../src/request/fetch-widget-url.js';
import { refusal } from '../support/request-surroundings.js';
import { settled } from '../support/stage.js';
import { second, SimulatedTime } from '../support/simulated-time.js';
import type { Attempt } from '../../src/request/attempt.js';
import type { Fetch } from '../support/request-surroundings.js';

const { request: configured } = endpointConfig({ mode: 'verification' });
const request = { ...configured, language: 'es' };
const good = 'https://widget.example/md/connect/1';
const goodAnswer = JSON.stringify({ widget_url: { url: good } });

function ask(
  fetch: Fetch,
  { time = new SimulatedTime(), signal = new AbortController().signal } = {},
): Promise<Attempt> {
  return fetchWidgetUrl('/widget-url', request, { fetch, signal, time });
}

const answering =
  (body: string, status = 200): Fetch =>
  () =>
    Promise.resolve(new Response(body, { status }));

const failing =
  (error: Error): Fetch =>
  () =>
    Promise.reject(error);

describe('the request to widget-url-endpoint', () => {
  it('is a POST of the options in JSON, in the language asked for', async () => {
    const fetch = mock.fn<Fetch>(answering(goodAnswer));
    assert.deepEqual(await ask(fetch), { ok: true, value: good });
    const [endpoint, init] = fetch.mock.calls[0]?.arguments ?? [];
    assert.equal(endpoint, '/widget-url');
    assert.equal(init?.method, 'POST');
    assert.deepEqual(init.headers, {
      Accept: 'application/json',
      'Content-Type': 'application/json',
      'Accept-Language': 'es',
    });
    assert.deepEqual(JSON.parse(typeof init.body === 'string' ? init.body : ''), {
      widget_url: { widget_type: 'connect_widget', ui_message_version: 4, mode: 'verification' },
    });
    assert.equal(init.credentials, undefined);
  });

  it('leaves no timer behind', async () => {
    const time = new SimulatedTime();
    await ask(answering(goodAnswer), { time });
    assert.equal(time.pendingTimers, 0);
  });

  it('is answered in the language that the backend names', async () => {
    const answer = (language: string): Fetch => {
      return () => Promise.resolve(new Response(goodAnswer, { headers: { 'Content-Language': language } }));
    };
    assert.deepEqual(await ask(answer('fr-CA')), { ok: true, value: good, language: 'fr-CA' });
    for (const none of ['', 'fr, en', '<b>']) {
      assert.deepEqual(await ask(answer(none)), { ok: true, value: good });
    }
  });
});

describe('an endpoint that does not answer', () => {
  it('is told to be unreachable, which may pass', async () => {
    const answer = await ask(failing(new TypeError('Failed to fetch')));
    assert.deepEqual(answer, { ok: false, error: { code: 'url-request-failed', what: 'unreachable' } });
  });

  it('is given up after 30 s, not before, and for good', async () => {
    const time = new SimulatedTime();
    let signal: AbortSignal | null | undefined;
    const asked = ask(
      (_, init) => {
        signal = init?.signal;
        return new Promise(() => undefined);
      },
      { time },
    );
    await settled();
    time.advance(30 * second - 1);
    assert.equal(signal?.aborted, false);
    time.advance(1);
    assert.equal(signal.aborted, true);
    const answer = await asked;
    assert.deepEqual(answer, {
      ok: false,
      error: { code: 'url-request-failed', what: 'silent-endpoint' },
    });
    assert.equal(time.pendingTimers, 0);
  });

  it('any more when its answer breaks off', async () => {
    const body = new ReadableStream({ start: (controller) => controller.error(new TypeError('network')) });
    const answer = await ask(() => Promise.resolve(new Response(body)));
    assert.deepEqual(answer, { ok: false, error: { code: 'url-request-failed', what: 'unreachable' } });
  });

  it('is asked no longer once the element gives up', async () => {
    const controller = new AbortController();
    let seen: AbortSignal | null | undefined;
    const asked = ask(
      (_, init) => {
        seen = init?.signal;
        return new Promise(() => undefined);
      },
      { signal: controller.signal },
    );
    await settled();
    controller.abort();
    assert.equal((await asked).ok, false);
    assert.equal(seen?.aborted, true);
  });
});

describe('an endpoint that refuses', () => {
  for (const [status, code, hint] of [
    [400, 'url-request-rejected', /option/],
    [401, 'url-request-rejected', /not signed in.*credentials/],
    [403, 'url-request-rejected', /may not/],
    [404, 'url-request-rejected', /nothing answers POST/],
    [405, 'url-request-rejected', /does not take POST/],
    [406, 'url-request-rejected', /Accept-Version.*v20250224/],
    [408, 'url-request-failed', /refused/],
    [409, 'url-request-rejected', /conflict/],
    [418, 'url-request-rejected', /refused/],
    [422, 'url-request-rejected', /option/],
    [429, 'url-request-failed', /try again later/],
    [500, 'url-request-failed', /its log/],
    [503, 'url-request-failed', /its log/],
  ] as const) {
    it(`with ${status} is ${code}`, async () => {
      const error = await refusal(ask(answering('{"error":"SECRET"}', status)));
      assert.equal(error.code, code);
      assert.equal(error.status, status);
      assert.equal(error.recoverable, true);
      assert.match(error.message, hint);
      assert.match(error.message, new RegExp(`answered ${status}`));
      assert.doesNotMatch(error.message, /SECRET/);
    });
  }
});

describe('what a backend says of its refusal', () => {
  for (const [what, error, backend, message] of [
    [
      'as ./server does',
      { code: 'mx-conflict', message: 'MX is still at work on this.' },
      { code: 'mx-conflict', message: 'MX is still at work on this.' },
      /answered 409 \(mx-conflict, MX is still at work on this\.\): MX saw a conflict/,
    ],
    ['with a code alone', { code: 'busy' }, { code: 'busy' }, /answered 409 \(busy\): /],
    [
      'with an address that holds a key',
      { message: 'GET https://user:key@api.example/x?token=1 failed' },
      { message: 'GET https://api.example/x?… failed' },
      /\(GET https:\/\/api\.example\/x\?… failed\)/,
    ],
    ['with something else', { code: 1, message: {} }, undefined, /answered 409: /],
    ['with a text', 'SECRET', undefined, /answered 409: /],
    ['with nothing', undefined, undefined, /answered 409: /],
    ['at length', { message: 'x'.repeat(5000) }, { message: 'x'.repeat(200) }, /\(x{200}\)/],
  ] as const) {
    it(`goes along, ${what}`, async () => {
      const told = await refusal(ask(answering(JSON.stringify({ error }), 409)));
      assert.deepEqual(told.backend, backend);
      assert.match(told.message, message);
    });
  }
});

describe('a backend that wants to be left alone', () => {
  for (const [header, expected] of [
    [undefined, undefined],
    ['7', '7'],
  ] as const) {
    it(`with Retry-After: ${header ?? 'none'}`, async () => {
      const headers: HeadersInit = header === undefined ? {} : { 'Retry-After': header };
      const answer = await ask(() => Promise.resolve(new Response('', { status: 429, headers })));
      assert.ok(!answer.ok);
      assert.equal(answer.retryAfter, expected);
    });
  }
});

describe('an answer that is none', () => {
  for (const [what, body, message] of [
    ['HTML', ' <!doctype html><title>Sign in</title>', /answered HTML: expected JSON/],
    ['nothing', '', /answered nothing: expected JSON/],
    ['no JSON', '{"widget_url":', /answered no JSON: expected JSON/],
    ['null', 'null', /widget_url\.url of the answer.*got undefined/],
    ['a text', '"https://widget.example/"', /got undefined/],
    ['no URL', '{"widget_url":{}}', /got undefined/],
    ['null for a URL', '{"widget_url":{"url":null}}', /got null/],
    ['null for widget_url', '{"widget_url":null}', /got undefined/],
    ['a javascript: URL', '{"widget_url":{"url":"javascript:alert(1)"}}', /got a javascript: URL/],
    ['a relative URL', '{"widget_url":{"url":"/md/connect/1"}}', /no absolute URL/],
    ['a plain http: URL', '{"widget_url":{"url":"http://widget.example/"}}', /got a http: URL/],
  ] as const) {
    it(`but ${what}`, async () => {
      const error = await refusal(ask(answering(body)));
      assert.equal(error.code, 'url-invalid');
      assert.match(error.message, message);
      assert.match(error.message, /widget-url-endpoint/);
    });
  }
});
