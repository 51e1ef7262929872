import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { redirectOf } from '../../demo/sandbox/result/redirect.js';
import { decideNavigation, type NavigationOptions } from '../../src/protocol/index.js';

const widgetUrl = 'https://int-widgets.moneydesktop.com/md/connect/token';
const load = { action: 'load' };
const block = { action: 'block' };
const completed = { outcome: 'completed', memberGuid: 'MBR-1' };
const trip = {
  state: 'STATE-1',
  kind: 'oauth',
  memberGuid: 'MBR-1',
  institutionCode: 'mx_bank_oauth',
  referralSource: 'APP',
  webviewUrlScheme: 'mybank',
} as const;

const cases: { name: string; url: string; options?: Partial<NavigationOptions>; expected: object }[] = [
  { name: 'the widget itself', url: widgetUrl, expected: load },
  { name: "the widget's origin", url: 'https://int-widgets.moneydesktop.com/other?a#b', expected: load },
  {
    name: 'a widget on this machine',
    url: 'http://localhost:7801/md',
    options: { widgetUrl: 'http://localhost:7801/md/connect/token' },
    expected: load,
  },
  {
    name: "the widget's host over http",
    url: 'http://int-widgets.moneydesktop.com/',
    expected: { action: 'open-in-browser', url: 'http://int-widgets.moneydesktop.com/' },
  },
  {
    name: 'a host that merely begins like the widget’s',
    url: 'https://int-widgets.moneydesktop.com.evil.example/',
    expected: { action: 'open-in-browser', url: 'https://int-widgets.moneydesktop.com.evil.example/' },
  },
  {
    name: 'a bank',
    url: 'https://bank.example/authorize?state=1',
    expected: { action: 'open-in-browser', url: 'https://bank.example/authorize?state=1' },
  },
  {
    name: 'a message',
    url: 'mx://connect/memberConnected?metadata=%7B%22member_guid%22%3A%22MBR-1%22%7D',
    expected: {
      action: 'intercept',
      result: {
        status: 'ok',
        message: { type: 'mx/connect/memberConnected', detail: { member_guid: 'MBR-1' } },
      },
    },
  },
  {
    name: 'a broken message, which must not be loaded either',
    url: 'mx://connect/memberConnected',
    expected: {
      action: 'intercept',
      result: {
        status: 'invalid',
        reason: 'invalid-field',
        type: 'mx/connect/memberConnected',
        field: 'member_guid',
        expected: 'string',
      },
    },
  },
  {
    name: 'a message of a configured scheme',
    url: 'mybank://load',
    options: { scheme: 'mybank' },
    expected: { action: 'intercept', result: { status: 'ok', message: { type: 'mx/load', detail: {} } } },
  },
  { name: 'a message of a scheme that is not configured', url: 'mybank://load', expected: block },
  {
    name: 'the end of OAuth',
    url: 'mx://oauth_complete?status=success&member_guid=MBR-1',
    expected: { action: 'intercept', result: { status: 'oauth-result', result: completed } },
  },
  {
    name: 'the end of OAuth at the client redirect URL',
    url: 'https://app.example/return/oauth_complete?status=success&member_guid=MBR-1',
    options: { clientRedirectUrl: 'https://App.example/return' },
    expected: { action: 'intercept', result: { status: 'oauth-result', result: completed } },
  },
  {
    name: 'the client redirect URL without a result, which is the page itself',
    url: 'https://app.example/return?status=maybe',
    options: { clientRedirectUrl: 'https://app.example/return' },
    expected: { action: 'open-in-browser', url: 'https://app.example/return?status=maybe' },
  },
  {
    name: 'another page of the site with the client redirect URL',
    url: 'https://app.example/oauth_complete?status=success',
    options: { clientRedirectUrl: 'https://app.example/return' },
    expected: { action: 'open-in-browser', url: 'https://app.example/oauth_complete?status=success' },
  },
  {
    name: 'what looks like the end of OAuth on another site',
    url: 'https://app.example.evil.example/oauth_complete?status=success&member_guid=MBR-1',
    options: { clientRedirectUrl: 'https://app.example' },
    expected: {
      action: 'open-in-browser',
      url: 'https://app.example.evil.example/oauth_complete?status=success&member_guid=MBR-1',
    },
  },
  {
    name: 'what looks like the end of OAuth when no redirect URL is configured',
    url: 'https://int-widgets.moneydesktop.com/oauth_complete?status=success',
    expected: load,
  },
  ...[
    'javascript:alert(1)',
    'javascript://int-widgets.moneydesktop.com/%0aalert(1)',
    'data:text/html,<script>alert(1)</script>',
    'blob:https://int-widgets.moneydesktop.com/1',
    'file:///etc/passwd',
    'intent://scan/#Intent;scheme=zxing;end',
    'tel:+15550100',
    'about:blank',
    'evil://oauth_complete?status=success',
    'https://int-widgets.moneydesktop.com@evil.example/',
    'https://int-widgets.moneydesktop.com\\@evil.example/',
    'https:/int-widgets.moneydesktop.com/',
    '/md/connect',
    '',
  ].map((url) => ({ name: `refused: ${url}`, url, expected: block })),
];

describe('decideNavigation', () => {
  for (const { name, url, options, expected } of cases) {
    it(name, () => assert.deepEqual(decideNavigation(url, { widgetUrl, ...options }), expected));
  }

  it('loads nothing when the widget URL is none', () => {
    assert.deepEqual(decideNavigation('javascript:alert(1)', { widgetUrl: 'javascript:alert(1)' }), block);
  });
});

describe('decideNavigation, where the sandbox redirects after OAuth', () => {
  const places = [
    null,
    ...['https://app.example/return', 'https://app.example', 'https://App.example/return/?a=1#b'],
    ...['myapp://callback', 'myapp://', 'exp://127.0.0.1:19000/--/oauth_complete'],
  ];
  for (const clientRedirectUrl of places) {
    for (const status of ['success', 'error'] as const) {
      it(`${clientRedirectUrl ?? 'the scheme of the messages'}: ${status}`, () => {
        const errorReason = status === 'error' ? 'DENIED' : null;
        const url = redirectOf({ ...trip, clientRedirectUrl, status, errorReason }, true);
        // A denial names no member there.
        const result = status === 'error' ? { outcome: 'denied', reason: 'DENIED' } : completed;
        const options = { widgetUrl, scheme: 'mybank', clientRedirectUrl: clientRedirectUrl ?? undefined };
        assert.deepEqual(decideNavigation(url ?? '', options), {
          action: 'intercept',
          result: { status: 'oauth-result', result },
        });
      });
    }
  }
});
