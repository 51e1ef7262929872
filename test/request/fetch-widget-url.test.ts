import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it, mock } from 'node:test';
import { endpointConfig } from '../support/configs.js';
import { fetchWidgetUrl } from '../../src/request/fetch-widget-url.js';
import type { FetchOptions } from '../../src/request/fetch-widget-url.js';
import type { Result } from '../../src/errors/widget-error.js';

const { request } = endpointConfig({ mode: 'verification', language: 'es' });
const good = 'https://widget.example/md/connect/1';
const goodAnswer = JSON.stringify({ widget_url: { url: good } });

type Fetch = FetchOptions['fetch'];

function ask(fetch: Fetch, signal = new AbortController().signal): Promise<Result<string>> {
  return fetchWidgetUrl('/widget-url', request, { fetch, signal });
}

const answering =
  (body: string, status = 200): Fetch =>
  () =>
    Promise.resolve(new Response(body, { status }));

const failing =
  (error: Error): Fetch =>
  () =>
    Promise.reject(error);

async function refusal(asked: Promise<Result<string>>) {
  const result = await asked;
  return result.ok ? assert.fail('it was taken') : result.error;
}

/** Whether this machine believes to be online is none of these tests' business. */
const onLine = { value: true };
const before = Object.getOwnPropertyDescriptor(globalThis, 'navigator');
beforeEach(() => {
  onLine.value = true;
  Object.defineProperty(globalThis, 'navigator', {
    configurable: true,
    value: {
      get onLine() {
        return onLine.value;
      },
    },
  });
});
afterEach(() => {
  if (before) Object.defineProperty(globalThis, 'navigator', before);
  else Reflect.deleteProperty(globalThis, 'navigator');
});

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

  it('leaves the language to MX when none is set', async () => {
    const fetch = mock.fn<Fetch>(answering(goodAnswer));
    const { signal } = new AbortController();
    await fetchWidgetUrl('/widget-url', endpointConfig().request, { fetch, signal });
    assert.equal(new Headers(fetch.mock.calls[0]?.arguments[1]?.headers).has('Accept-Language'), false);
  });
});

describe('an endpoint that does not answer', () => {
  it('is told to be unreachable', async () => {
    const error = await refusal(ask(failing(new TypeError('Failed to fetch'))));
    assert.equal(error.code, 'url-request-failed');
    assert.match(error.message, /could not be reached.*CORS.*connect-src/);
    assert.equal(error.recoverable, true);
  });

  it('because the browser is offline', async () => {
    onLine.value = false;
    const error = await refusal(ask(failing(new TypeError('Failed to fetch'))));
    assert.equal(error.code, 'offline');
    assert.equal(error.recoverable, true);
  });

  it('is given up after 30 s', async (context) => {
    const limits: number[] = [];
    const limit = new AbortController();
    context.mock.method(AbortSignal, 'timeout', (delay: number) => {
      limits.push(delay);
      return limit.signal;
    });
    const asked = ask((_, init) => {
      return new Promise((_resolve, reject) =>
        init?.signal?.addEventListener('abort', () => reject(init.signal?.reason as Error)),
      );
    });
    limit.abort(new DOMException('too late', 'TimeoutError'));
    const error = await refusal(asked);
    assert.deepEqual(limits, [30_000]);
    assert.equal(error.code, 'url-request-failed');
    assert.match(error.message, /did not answer within 30 s/);
  });

  it('any more when its answer breaks off', async () => {
    const body = new ReadableStream({ start: (controller) => controller.error(new TypeError('network')) });
    const error = await refusal(ask(() => Promise.resolve(new Response(body))));
    assert.equal(error.code, 'url-request-failed');
  });

  it('is asked no longer once the element gives up', async () => {
    const controller = new AbortController();
    let seen: AbortSignal | null | undefined;
    const asked = ask((_, init) => {
      seen = init?.signal;
      return new Promise((_resolve, reject) =>
        seen?.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError'))),
      );
    }, controller.signal);
    controller.abort();
    await assert.rejects(asked, { name: 'AbortError' });
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
