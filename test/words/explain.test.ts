import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { explain } from '../../src/words/explain.js';

describe('what the page is told of a failure', () => {
  it('is where a URL came from, and what came instead', () => {
    assert.deepEqual(explain({ code: 'url-invalid', what: 'no-url', from: 'provider', found: 'null' }), {
      code: 'url-invalid',
      recoverable: true,
      message: 'the answer of widgetUrlProvider: expected an absolute https: widget URL from MX, got null.',
    });
  });

  it('is that Reconnect cannot mend a URL of the attribute', () => {
    const bad = explain({ code: 'url-invalid', what: 'no-url', from: 'ready', found: 'null' });
    const spent = explain({ code: 'url-spent', what: 'spent', from: 'ready' });
    assert.deepEqual([bad.recoverable, spent.recoverable], [false, false]);
    assert.equal(explain({ code: 'url-spent', what: 'spent', from: 'endpoint' }).recoverable, true);
  });

  it('is what to add to which policy', () => {
    const error = explain({ code: 'frame-blocked', what: 'policy', origin: 'https://widget.example' });
    assert.equal(error.recoverable, false);
    assert.match(error.message, /add https:\/\/widget\.example to frame-src/);
  });

  it('is every option that does not hold', () => {
    const { message } = explain({
      code: 'config-invalid',
      what: 'options',
      problems: [
        { option: 'mode', value: 'x', rule: 'choice', limit: ['aggregation', 'verification'] },
        { option: 'sessionTimeout', value: -1, rule: 'seconds' },
      ],
    });
    assert.equal(
      message,
      'mode="x": expected one of aggregation, verification; session-timeout=-1: expected a number of seconds from 0 to 2147483',
    );
  });
});
