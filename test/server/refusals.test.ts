import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { endpoint, openBackend, request } from './support/backend.js';
import { useUpstream } from './support/upstream.js';
import type { WidgetUrlHandlerOptions } from '../../src/server/index.js';

type Refused = readonly [what: string, asked: () => Request, status: number, code: string, named?: string];

const json = { 'Content-Type': 'application/json' };

/** A body of so many bytes that comes in pieces and says what it likes of its length. */
function streamed(bytes: number, headers: Record<string, string> = {}): Request {
  const piece = new TextEncoder().encode('x'.repeat(4096));
  let left = bytes;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (left <= 0) controller.close();
      else controller.enqueue(piece);
      left -= piece.byteLength;
    },
  });
  const init = { method: 'POST', body, duplex: 'half', headers: { ...json, ...headers } };
  return new Request(endpoint, init);
}

const megabyte = 1024 * 1024;
const option = (widget_url: unknown) => () => request({ widget_url });
const text = (body: string) => () => request(body);

const refused: readonly Refused[] = [
  // Methods and media types.
  ['GET', () => new Request(endpoint), 405, 'method-not-allowed'],
  ['PUT', () => request(undefined, { method: 'PUT' }), 405, 'method-not-allowed'],
  ['a form', () => request('a=1', { headers: { 'Content-Type': 'text/plain' } }), 415, 'not-json'],
  [
    'JSON that calls itself text',
    () => request(undefined, { headers: { 'Content-Type': 'text/plain;application/json' } }),
    415,
    'not-json',
  ],
  [
    'two types in one',
    () => request(undefined, { headers: { 'Content-Type': 'application/json, text/plain' } }),
    415,
    'not-json',
  ],
  ['no type', () => new Request(endpoint, { method: 'POST', body: new Uint8Array(2) }), 415, 'not-json'],

  // Sizes.
  ['2 MB', text(JSON.stringify({ widget_url: { mode: 'x'.repeat(2 * megabyte) } })), 413, 'body-too-large'],
  ['2 MB in pieces without a length', () => streamed(2 * megabyte), 413, 'body-too-large'],
  [
    '2 MB that claim to be 10 bytes',
    () => streamed(2 * megabyte, { 'Content-Length': '10' }),
    413,
    'body-too-large',
  ],
  [
    '10 bytes that claim to be 2 MB',
    () => streamed(10, { 'Content-Length': '2097152' }),
    413,
    'body-too-large',
  ],

  // Bodies.
  ['an empty body', text(''), 400, 'body-invalid'],
  ['no body', () => new Request(endpoint, { method: 'POST', headers: json }), 400, 'body-invalid'],
  ['bad JSON', text('{"widget_url":'), 400, 'body-invalid'],
  ['JSON and more', text('{"widget_url":{}}{}'), 400, 'body-invalid'],
  [
    'no UTF-8',
    () => new Request(endpoint, { method: 'POST', body: new Uint8Array([0x22, 0xff, 0x22]), headers: json }),
    400,
    'body-invalid',
  ],
  ['null', text('null'), 400, 'body-invalid'],
  ['a list', text('[]'), 400, 'body-invalid'],
  ['nested deeply', text('['.repeat(8000) + ']'.repeat(8000)), 400, 'body-invalid'],
  ['no options', text('{}'), 400, 'body-invalid'],
  ['a list of options', option([]), 400, 'body-invalid'],
  ['something beside the options', () => request({ widget_url: {}, debug: true }), 400, 'body-invalid'],

  // Options.
  ['a user guid', option({ user_guid: 'USR-another' }), 400, 'option-not-allowed', 'user_guid'],
  [
    'a user guid beside the options',
    () => request({ widget_url: {}, user_guid: 'USR-another' }),
    400,
    'option-not-allowed',
    'user_guid',
  ],
  ['an unlisted option', option({ insight_guid: 'I' }), 400, 'option-not-allowed', 'widget_url.insight_guid'],
  [
    'the key __proto__',
    text('{"widget_url":{"__proto__":{"mode":1}}}'),
    400,
    'option-not-allowed',
    '__proto__',
  ],
  ['the key constructor', option({ constructor: {} }), 400, 'option-not-allowed', 'constructor'],
  ['the key toString', option({ toString: 'x' }), 400, 'option-not-allowed', 'toString'],
  ['a key that is markup', option({ '<script>': 'x' }), 400, 'option-not-allowed', 'An option'],
  ['another widget', option({ widget_type: 'master_widget' }), 400, 'option-invalid', 'widget_type'],
  ['an older version', option({ ui_message_version: 3 }), 400, 'option-invalid', 'ui_message_version'],
  ['a number in place of a choice', option({ mode: 1 }), 400, 'option-invalid', 'aggregation, verification'],
  ['an unknown choice', option({ color_scheme: 'pink' }), 400, 'option-invalid', 'color_scheme'],
  ['a text in place of a flag', option({ include_identity: 'yes' }), 400, 'option-invalid', 'true or false'],
  ['a text in place of a list', option({ use_cases: 'PFM' }), 400, 'option-invalid', 'use_cases'],
  ['an unknown item of a list', option({ use_cases: ['PFM', 'X'] }), 400, 'option-invalid', 'use_cases'],
  ['an empty list', option({ use_cases: [] }), 400, 'option-invalid', 'a list of 1 to 20 of PFM'],
  [
    'an endless list',
    option({ iso_country_code: Array(21).fill('US') }),
    400,
    'option-invalid',
    'iso_country_code',
  ],
  ['null for a text', option({ current_member_guid: null }), 400, 'option-invalid', 'current_member_guid'],
  ['an empty text', option({ current_member_guid: '' }), 400, 'option-invalid', 'current_member_guid'],
  ['a line break', option({ current_member_guid: 'a\r\nb' }), 400, 'option-invalid', 'current_member_guid'],
  [
    'a long text',
    option({ current_member_guid: 'x'.repeat(2049) }),
    400,
    'option-invalid',
    'current_member_guid',
  ],
  [
    'a script to go to',
    option({ client_redirect_url: 'javascript:alert(1)' }),
    400,
    'option-invalid',
    'client_redirect_url',
  ],
  [
    'a script in capitals',
    option({ client_redirect_url: 'JaVaScRiPt:alert(1)' }),
    400,
    'option-invalid',
    'client_redirect_url',
  ],
  [
    'a blank before a script',
    option({ client_redirect_url: ' javascript:1' }),
    400,
    'option-invalid',
    'client_redirect_url',
  ],
  [
    'a relative address',
    option({ client_redirect_url: '/back' }),
    400,
    'option-invalid',
    'client_redirect_url',
  ],
  [
    'a script for a scheme',
    option({ ui_message_webview_url_scheme: 'javascript' }),
    400,
    'option-invalid',
    'ui_message_webview_url_scheme',
  ],
  [
    'products where they are not allowed',
    option({ data_request: { products: ['transactions'] } }),
    400,
    'option-not-allowed',
    'data_request.products',
  ],
  [
    'a strange data request',
    option({ data_request: { all: true } }),
    400,
    'option-not-allowed',
    'data_request.all',
  ],
  ['a data_request that is a number', option({ data_request: 1 }), 400, 'option-not-allowed', 'data_request'],
];

describe('a request that is refused', () => {
  const upstream = useUpstream();

  const allowedOptions = [
    ...['mode', 'color_scheme', 'use_cases', 'include_identity', 'iso_country_code', 'current_member_guid'],
    ...['client_redirect_url', 'ui_message_webview_url_scheme'],
  ] as NonNullable<WidgetUrlHandlerOptions['allowedOptions']>;

  for (const [what, asked, status, code, named = ''] of refused) {
    it(`for ${what}: ${status}, and MX is not asked`, async () => {
      const { ask, failures, logged } = openBackend(upstream.url, { allowedOptions });
      const answer = await ask(asked());
      assert.deepEqual([answer.status, answer.code], [status, code]);
      assert.ok(answer.message.includes(named), answer.message);
      assert.equal(answer.headers.get('Cache-Control'), 'no-store');
      assert.equal(answer.headers.get('Content-Type'), 'application/json');
      assert.equal(answer.headers.get('Allow'), status === 405 ? 'POST' : null);
      assert.deepEqual([upstream.asked, failures, logged], [[], [], []]);
    });
  }

  it('may write the media type in any case, with parameters', async () => {
    const headers = { 'Content-Type': 'Application/JSON ; charset=UTF-8' };
    assert.equal((await openBackend(upstream.url).ask(request(undefined, { headers }))).status, 200);
  });

  it('may have a body as large as the team says', async () => {
    const body = { widget_url: { mode: 'verification' } };
    const size = JSON.stringify(body).length;
    assert.equal((await openBackend(upstream.url, { maximumBodySize: size }).ask(request(body))).status, 200);
    const tooLarge = await openBackend(upstream.url, { maximumBodySize: size - 1 }).ask(request(body));
    assert.equal(tooLarge.status, 413);
  });

  it('for a body that stalls, and cancels it', async () => {
    let cancelled = false;
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(new TextEncoder().encode('{"widget')),
      cancel: () => {
        cancelled = true;
      },
    });
    const init = { method: 'POST', body, duplex: 'half', headers: json };
    const answer = await openBackend(upstream.url, { timeout: 20 }).ask(new Request(endpoint, init));
    assert.deepEqual([answer.status, answer.code, cancelled], [408, 'body-too-slow', true]);
  });

  it('for a body that is not UTF-8, and cancels it', async () => {
    let cancelled = false;
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(new Uint8Array([0xff])),
      cancel: () => {
        cancelled = true;
      },
    });
    const init = { method: 'POST', body, duplex: 'half', headers: json };
    const answer = await openBackend(upstream.url).ask(new Request(endpoint, init));
    assert.deepEqual([answer.code, cancelled], ['body-invalid', true]);
  });

  it('for a body that breaks off', async () => {
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.error(new Error('reset')),
    });
    const init = { method: 'POST', body, duplex: 'half', headers: json };
    assert.equal((await openBackend(upstream.url).ask(new Request(endpoint, init))).code, 'body-invalid');
  });

  it('for a body that somebody else has read, and the operator is told', async () => {
    const asked = request();
    await asked.text();
    const { ask, failures } = openBackend(upstream.url);
    const answer = await ask(asked);
    assert.deepEqual([answer.status, answer.code], [500, 'body-consumed']);
    assert.deepEqual(
      failures.map(({ code }) => code),
      ['body-consumed'],
    );
  });
});
