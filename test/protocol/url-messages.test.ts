import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { decodeUrlMessage } from '../../src/protocol/index.js';
import { sampleMessages } from './samples.js';

function toUrl(scheme: string, type: string, detail: object): string {
  const event = type.replace('mx/', '');
  return `${scheme}://${event}?metadata=${encodeURIComponent(JSON.stringify(detail))}`;
}

describe('decodeUrlMessage, messages of a widget in a WebView', () => {
  for (const { type, detail } of sampleMessages) {
    it(type, () => {
      const expected = { status: 'ok', message: { type, detail } };
      assert.deepEqual(decodeUrlMessage(toUrl('mx', type, detail)), expected);
      assert.deepEqual(decodeUrlMessage(toUrl('mybank', type, detail), { scheme: 'mybank' }), expected);
    });
  }

  const load = { status: 'ok', message: { type: 'mx/load', detail: {} } };
  const cases: { name: string; url: string; scheme?: string; expected: object }[] = [
    { name: 'no metadata', url: 'mx://load', expected: load },
    { name: 'empty metadata', url: 'mx://load?metadata=', expected: load },
    { name: 'null as metadata', url: 'mx://load?metadata=null', expected: load },
    { name: 'a trailing slash, as URL parsers add one', url: 'mx://load/?metadata={}', expected: load },
    { name: 'a fragment', url: 'mx://load?metadata={}#top', expected: load },
    { name: 'a scheme in capitals', url: 'MX://load', expected: load },
    {
      name: 'a scheme configured with its separator',
      url: 'mybank://load',
      scheme: 'mybank://',
      expected: load,
    },
    {
      name: 'a host lower-cased by a URL parser',
      url: 'mx://focustrap',
      expected: { status: 'ok', message: { type: 'mx/focusTrap', detail: {} } },
    },
    {
      name: 'unencoded metadata, plus signs as blanks, among other parameters',
      url: 'mx://connect/institutionSearch?a=1&metadata={"query":"first+bank=1"}&b=2',
      expected: {
        status: 'ok',
        message: { type: 'mx/connect/institutionSearch', detail: { query: 'first bank=1' } },
      },
    },
    {
      name: 'an unknown event',
      url: 'mx://connect/brandNew?metadata={"a":1}',
      expected: { status: 'unknown', message: { type: 'mx/connect/brandNew', detail: { a: 1 } } },
    },
    {
      name: 'a missing field',
      url: 'mx://connect/memberConnected',
      expected: {
        status: 'invalid',
        reason: 'invalid-field',
        type: 'mx/connect/memberConnected',
        field: 'member_guid',
        expected: 'string',
      },
    },
    {
      name: "another app's scheme",
      url: 'evil://load',
      expected: { status: 'invalid', reason: 'foreign-scheme' },
    },
    {
      name: 'the default scheme when another is configured',
      url: 'mx://load',
      scheme: 'mybank',
      expected: { status: 'invalid', reason: 'foreign-scheme' },
    },
    {
      name: 'a web page',
      url: 'https://mx.com/load',
      expected: { status: 'invalid', reason: 'foreign-scheme' },
    },
    ...['mx://LOAD', ' mx://load', 'mx://load \n', '\tmx://load/\r\n'].map((url) => ({
      name: `a URL as other parsers leave it: ${JSON.stringify(url)}`,
      url,
      expected: load,
    })),
    ...['', 'load', 'mx:load', 'javascript:alert(1)', '//load'].map((url) => ({
      name: `no scheme:// URL: ${JSON.stringify(url)}`,
      url,
      expected: { status: 'invalid', reason: 'not-a-url' },
    })),
    ...['{', '%7B', 'undefined', '%E0%A4%A', '%'].map((metadata) => ({
      name: `metadata that is no encoded JSON: ${metadata}`,
      url: `mx://load?metadata=${metadata}`,
      expected: { status: 'invalid', reason: 'malformed-encoding' },
    })),
    {
      name: 'deeply nested JSON',
      url: `mx://load?metadata=${'['.repeat(2 ** 20)}`,
      expected: { status: 'invalid', reason: 'malformed-encoding' },
    },
  ];
  for (const { name, url, scheme, expected } of cases) {
    it(name, () => assert.deepEqual(decodeUrlMessage(url, { scheme }), expected));
  }

  it('prototype keys in metadata reach no prototype', () => {
    const result = decodeUrlMessage('mx://load?metadata={"__proto__":{"polluted":true}}');
    assert.deepEqual(result, load);
    assert.equal('polluted' in {}, false);
  });
});

describe('decodeUrlMessage, redirects after OAuth', () => {
  const completed = { status: 'oauth-result', result: { outcome: 'completed', memberGuid: 'MBR-1' } };
  const cases: {
    name: string;
    url: string;
    scheme?: string;
    clientRedirectUrl?: string;
    expected: object;
  }[] = [
    {
      name: "at the client's web address",
      url: 'https://app.example/return?status=success&member_guid=MBR-1',
      clientRedirectUrl: 'https://App.example/return/',
      expected: completed,
    },
    {
      name: "at the client's address in an app, beside parameters of its own",
      url: 'myapp://callback?from=bank&status=error&member_guid=MBR-1&error_reason=DENIED',
      clientRedirectUrl: 'myapp://callback?from=bank',
      expected: {
        status: 'oauth-result',
        result: { outcome: 'denied', memberGuid: 'MBR-1', reason: 'DENIED' },
      },
    },
    {
      name: "at the client's address of the messages' own scheme",
      url: 'mybank://callback?status=success&member_guid=MBR-1',
      scheme: 'mybank',
      clientRedirectUrl: 'mybank://callback',
      expected: completed,
    },
    ...['https://app.example/other', 'https://app.example/return/on', 'http://app.example/return'].map(
      (place) => ({
        name: `elsewhere than at the client's address: ${place}`,
        url: `${place}?status=success`,
        clientRedirectUrl: 'https://app.example/return',
        expected: { status: 'invalid', reason: 'foreign-scheme' },
      }),
    ),
    { name: 'in the host', url: 'mx://oauth_complete?status=success&member_guid=MBR-1', expected: completed },
    {
      name: 'in the host, with a trailing slash',
      url: 'mx://oauth_complete/?status=success&member_guid=MBR-1',
      expected: completed,
    },
    {
      name: 'with a configured scheme',
      url: 'mybank://oauth_complete?member_guid=MBR-1&status=success',
      scheme: 'mybank',
      expected: completed,
    },
    {
      name: 'in the path, as Expo needs it',
      url: 'exp://127.0.0.1:19000/--/oauth_complete?member_guid=MBR-1&status=success',
      expected: completed,
    },
    {
      name: 'in the path of a universal link',
      url: 'https://app.example/return/oauth_complete?status=success&member_guid=MBR-1#x',
      expected: completed,
    },
    {
      name: 'with parameters separated by &amp;',
      url: 'mx://oauth_complete?status=success&amp;member_guid=MBR-1',
      expected: completed,
    },
    {
      name: 'behind parameters of the same names, for MX appends its own',
      url: 'https://app.example/return?status=mine&member_guid=X&error_reason=Y&status=error&member_guid=MBR-1&error_reason=DENIED',
      clientRedirectUrl: 'https://app.example/return?status=mine&member_guid=X&error_reason=Y',
      expected: {
        status: 'oauth-result',
        result: { outcome: 'denied', memberGuid: 'MBR-1', reason: 'DENIED' },
      },
    },
    {
      name: 'without a member',
      url: 'mx://oauth_complete?status=success',
      expected: { status: 'oauth-result', result: { outcome: 'completed' } },
    },
    {
      name: 'denied, with the reason',
      url: 'mx://oauth_complete?status=error&error_reason=DENIED',
      expected: { status: 'oauth-result', result: { outcome: 'denied', reason: 'DENIED' } },
    },
    {
      name: 'denied, with the reason behind &amp; and a member',
      url: 'mx://oauth_complete?status=error&amp;error_reason=IMPEDED&amp;member_guid=MBR-1',
      expected: {
        status: 'oauth-result',
        result: { outcome: 'denied', memberGuid: 'MBR-1', reason: 'IMPEDED' },
      },
    },
    ...['', '?status=', '?status=SUCCESS', '?member_guid=MBR-1'].map((query) => ({
      name: `without a status that is one: ${JSON.stringify(query)}`,
      url: `mx://oauth_complete${query}`,
      expected: {
        status: 'invalid',
        reason: 'invalid-field',
        type: 'oauth_complete',
        field: 'status',
        expected: 'success or error',
      },
    })),
    {
      name: 'malformed percent-encoding',
      url: 'mx://oauth_complete?status=success&member_guid=%E0%A4%A',
      expected: { status: 'invalid', reason: 'malformed-encoding' },
    },
    {
      name: 'the words elsewhere than at the end of the path',
      url: 'https://bank.example/oauth_completed?status=success',
      expected: { status: 'invalid', reason: 'foreign-scheme' },
    },
    {
      name: 'the words in the query',
      url: 'https://bank.example/?next=/oauth_complete&status=success',
      expected: { status: 'invalid', reason: 'foreign-scheme' },
    },
  ];
  for (const { name, url, scheme, clientRedirectUrl, expected } of cases) {
    it(name, () => assert.deepEqual(decodeUrlMessage(url, { scheme, clientRedirectUrl }), expected));
  }
});
