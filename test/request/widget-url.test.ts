import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { checkWidgetUrl } from '../../src/request/widget-url.js';

describe('a widget URL', () => {
  for (const url of [
    'https://int-widgets.moneydesktop.com/md/connect/abc?x=1',
    'http://localhost:4401/md/connect/abc',
    'http://widget.localhost:4401/md/connect/abc',
    'http://127.0.0.1:4401/md/connect/abc',
  ]) {
    it(`may be ${url}`, () => {
      assert.deepEqual(checkWidgetUrl(url, 'endpoint'), { ok: true, value: url });
    });
  }

  it('may have blanks around it', () => {
    assert.deepEqual(checkWidgetUrl(' https://widget.example/a\n', 'endpoint'), {
      ok: true,
      value: 'https://widget.example/a',
    });
  });

  for (const [value, found] of [
    [undefined, 'undefined'],
    [null, 'null'],
    [42, 'number'],
    [{ url: 'https://widget.example' }, 'object'],
    ['', 'an empty text'],
    ['   ', 'an empty text'],
    ['/md/connect/abc', 'a text that is no absolute URL'],
    ['//widget.example/abc', 'a text that is no absolute URL'],
    ['javascript:alert(1)', 'a javascript: URL'],
    [' JavaScript:alert(1)', 'a javascript: URL'],
    ['data:text/html,<p>', 'a data: URL'],
    ['blob:https://widget.example/1', 'a blob: URL'],
    ['http://widget.example/abc', 'a http: URL'],
    ['http://localhost.evil.example/abc', 'a http: URL'],
    ['https://user:pass@widget.example/abc', 'a URL with a user name or password in it'],
  ] as const) {
    it(`may not be ${JSON.stringify(value)}, and the error names ${found}`, () => {
      const result = checkWidgetUrl(value, 'provider');
      assert.deepEqual(result, {
        ok: false,
        error: { code: 'url-invalid', what: 'no-url', from: 'provider', found },
      });
    });
  }

  it('is never quoted in the error, for it may be a secret', () => {
    const result = checkWidgetUrl('ftp://widget.example/secret-token', 'endpoint');
    assert.ok(!result.ok && !JSON.stringify(result.error).includes('secret-token'));
  });

  it('is https: or local, or refused, whatever comes, and nothing throws', () => {
    const address = fc.tuple(fc.constantFrom('https', 'http', 'javascript', 'data', ''), fc.string());
    const anything = fc.oneof(
      fc.anything(),
      fc.webUrl(),
      address.map(([scheme, rest]) => `${scheme}:${rest}`),
    );
    fc.assert(
      fc.property(anything, (value) => {
        const result = checkWidgetUrl(value, 'endpoint');
        return !result.ok || /^(https:|http:\/\/(.+\.)?(localhost|127\.0\.0\.1|\[::1\]))/.test(result.value);
      }),
      { numRuns: 2000 },
    );
  });
});
