import fc from 'fast-check';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { cases } from '../support/cases.js';
import {
  decideNavigation,
  decodeMessage,
  decodeOAuthResult,
  decodeUrlMessage,
  describeConnectionStatus,
  isActivity,
  messageTypes,
  originOf,
  safeHttpUrl,
  toEventName,
} from '../../src/protocol/index.js';
import { sampleMessages } from './samples.js';

/** Cases of each property; together they make well over 100,000. */
const runs = {
  junk: cases(40_000),
  payload: cases(40_000),
  url: cases(30_000),
  origin: cases(20_000),
  other: cases(10_000),
};

const decoded = new Set(['ok', 'unknown', 'invalid']);
const fieldNames = [...new Set(sampleMessages.flatMap(({ detail }) => Object.keys(detail)))];
const awkwardKeys = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'mx',
  'type',
  'metadata',
  'length',
  '',
];

const junk = fc.anything({
  withBigInt: true,
  withBoxedValues: true,
  withDate: true,
  withMap: true,
  withSet: true,
  withNullPrototype: true,
  withObjectString: true,
  withSparseArray: true,
  withTypedArray: true,
  maxDepth: 3,
});
const key = fc.oneof(fc.constantFrom(...fieldNames), fc.constantFrom(...awkwardKeys), fc.string());
const typeName = fc.oneof(
  fc.constantFrom(...messageTypes),
  fc.constantFrom(...messageTypes).map((type) => type.toLowerCase()),
  fc.string().map((text) => `mx/${text}`),
  fc.constantFrom(...awkwardKeys),
);
const flag = fc.oneof({ arbitrary: fc.constant(true), weight: 5 }, { arbitrary: junk, weight: 1 });
/** An own property even for `__proto__`, as JSON.parse and structured cloning create it. */
const metadata = fc
  .array(fc.tuple(key, junk), { maxLength: 8 })
  .map((entries) => Object.fromEntries(entries));

describe('decodeMessage, properties', () => {
  it('answers anything at all, without a throw', () => {
    fc.assert(
      fc.property(junk, (data) => {
        assert.ok(decoded.has(decodeMessage(data).status));
        assert.ok(decoded.has(decodeOAuthResult(data).status));
      }),
      { numRuns: runs.junk },
    );
  });

  it('answers any envelope with a fresh, plain, unpolluted payload, and leaves the input alone', () => {
    fc.assert(
      fc.property(typeName, flag, fc.oneof(metadata, junk), (type, mx, payload) => {
        const data = { mx, type, metadata: payload };
        const before = fc.stringify(data);
        const result = decodeMessage(data);
        assert.equal(fc.stringify(data), before);
        if (mx !== true && mx !== undefined) assert.equal(result.status, 'invalid');
        if (result.status === 'invalid') return;
        const { detail } = result.message;
        assert.notEqual(detail, payload);
        assert.equal(Object.getPrototypeOf(detail), Object.prototype);
        for (const name of ['__proto__', 'constructor', 'prototype'])
          assert.equal(Object.hasOwn(detail, name), false);
      }),
      { numRuns: runs.payload },
    );
    assert.deepEqual(Object.keys(Object.prototype), []);
  });

  it('a complete payload with any extra fields is understood, and decoding its own output changes nothing', () => {
    fc.assert(
      fc.property(fc.constantFrom(...sampleMessages), metadata, ({ type, detail }, extra) => {
        const result = decodeMessage({ mx: true, type, metadata: { ...extra, ...detail } });
        assert.ok(result.status === 'ok');
        assert.equal(result.message.type, type);
        assert.deepEqual(decodeMessage({ mx: true, type, metadata: result.message.detail }), result);
      }),
      { numRuns: runs.other },
    );
  });
});

const scheme = fc.constantFrom('mx', 'MX', 'mybank', 'exp', 'https', 'http', 'javascript', 'data');
const authority = fc.oneof(
  fc.constantFrom('connect', 'load', 'oauth_complete', 'account', 'localhost:7801', 'a@b', '[::1]', ''),
  fc.webAuthority({ withIPv4: true, withIPv6: true, withPort: true, withUserInfo: true }),
);
const path = fc.oneof(
  fc.constantFrom('', '/', '/memberConnected', '/oauth_complete', '/--/oauth_complete/'),
  fc.webPath(),
);
const query = fc.oneof(
  metadata.map((value) => `?metadata=${encodeURIComponent(fc.stringify(value))}`),
  fc.json().map((value) => `?metadata=${encodeURIComponent(value)}`),
  fc.constantFrom(
    '',
    '?',
    '?status=success&amp;member_guid=MBR-1',
    '?status=error',
    '?metadata=%',
    '?metadata={}',
  ),
  fc.string().map((text) => `?metadata=${text}`),
);
const url = fc.oneof(
  fc
    .tuple(scheme, authority, path, query)
    .map(([name, host, rest, search]) => `${name}://${host}${rest}${search}`),
  fc.webUrl({ withQueryParameters: true, withFragments: true }),
  fc.string({ unit: 'binary' }),
);

describe('URLs, properties', () => {
  it('any URL is decoded and decided about without a throw, and only http(s) is ever loaded or opened', () => {
    const options = { widgetUrl: 'https://localhost:7801/md', clientRedirectUrl: 'exp://localhost:7801/--' };
    fc.assert(
      fc.property(url, (text) => {
        assert.ok(['ok', 'unknown', 'oauth-result', 'invalid'].includes(decodeUrlMessage(text).status));
        const decision = decideNavigation(text, options);
        if (decision.action === 'load') assert.equal(new URL(text).origin, 'https://localhost:7801');
        if (decision.action === 'open-in-browser') assert.match(new URL(decision.url).protocol, /^https?:$/);
      }),
      { numRuns: runs.url },
    );
  });

  it('an origin is the one a browser sees, and an opened URL has no credentials', () => {
    const almost = fc
      .tuple(
        fc.constantFrom('https://', 'http://', 'HTTPS:', 'https:/', 'https:\\\\', 'javascript:'),
        fc.array(
          fc.constantFrom(
            'a',
            'B',
            '1',
            '0x7f',
            '.',
            '..',
            ':',
            '@',
            '[::1]',
            '-',
            '_',
            '%41',
            'é',
            '\t',
            '\\',
            '127',
          ),
        ),
        fc.constantFrom('', '/', '?', '#', ':443', ':80', ':8080/', ':99999', '\n', '/@b'),
      )
      .map(([start, host, end]) => start + host.join('') + end);
    let understood = 0;
    fc.assert(
      fc.property(fc.oneof(url, almost), (text) => {
        const origin = originOf(text);
        if (origin === undefined) {
          assert.equal(safeHttpUrl(text), undefined);
          return;
        }
        understood++;
        assert.equal(new URL(text).origin, origin);
        assert.equal(originOf(origin), origin);
        assert.equal(new URL(text).username + new URL(text).password, '');
      }),
      { numRuns: runs.origin },
    );
    assert.ok(understood > runs.origin / 20, `only ${understood} URLs had an origin`);
  });
});

describe('small functions, properties', () => {
  it('take any string', () => {
    fc.assert(
      fc.property(fc.oneof(typeName, fc.string({ unit: 'binary' })), fc.double(), (text, number) => {
        assert.match(toEventName(text), /^connect-/);
        assert.equal(typeof isActivity(text), 'boolean');
        assert.equal(describeConnectionStatus(text), undefined);
        assert.equal(
          describeConnectionStatus(number)?.code,
          Number.isInteger(number) && number >= 0 && number < 22 ? Math.abs(number) : undefined,
        );
      }),
      { numRuns: runs.other },
    );
  });
});
