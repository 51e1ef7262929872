import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import { endpoint, openBackend } from './support/backend.js';
import { shellOrigins } from './support/origins.js';
import { useUpstream } from './support/upstream.js';

const partner = 'https://partner.example';

/** What browsers, old and new, and what is no browser send; and whether a handler at app.example serves it. */
const visits = [
  ['a page of its own', { 'Sec-Fetch-Site': 'same-origin', Origin: 'https://app.example' }, true],
  [
    'a page of its own, behind a proxy that changes Host',
    { 'Sec-Fetch-Site': 'same-origin', Origin: 'https://public.example' },
    true,
  ],
  ['a page of its own in an old browser', { Origin: 'https://app.example' }, true],
  ['a page of its own in an old browser, where a proxy ended TLS', { Origin: 'http://app.example' }, true],
  [
    'a page of its own in an old browser, by the Host header',
    { Origin: 'https://shop.example', Host: 'shop.example' },
    true,
  ],
  ['a program that is no browser', {}, true],
  ['a listed origin', { 'Sec-Fetch-Site': 'cross-site', Origin: partner }, true],
  ['a listed origin in an old browser', { Origin: partner }, true],

  ['a foreign page', { 'Sec-Fetch-Site': 'cross-site', Origin: 'https://attacker.example' }, false],
  ['a foreign page in an old browser', { Origin: 'https://attacker.example' }, false],
  ['a foreign page that names no origin', { 'Sec-Fetch-Site': 'cross-site' }, false],
  [
    'another origin of the same site',
    { 'Sec-Fetch-Site': 'same-site', Origin: 'https://blog.app.example' },
    false,
  ],
  ['another port', { Origin: 'https://app.example:8443' }, false],
  ['no page: the address bar', { 'Sec-Fetch-Site': 'none' }, false],
  ['a sandboxed frame', { Origin: 'null' }, false],
  ['a sandboxed frame in a new browser', { 'Sec-Fetch-Site': 'cross-site', Origin: 'null' }, false],
  ['an origin that begins as the own', { Origin: 'https://app.example.attacker.example' }, false],
  ['an origin that ends as the own', { Origin: 'https://notapp.example' }, false],
  ['the own origin as a user name', { Origin: 'https://app.example@attacker.example' }, false],
  ['a listed origin by another scheme', { Origin: 'http://partner.example' }, false],
  ['a listed origin with a slash', { Origin: `${partner}/` }, false],
  ['a subdomain of a listed origin', { Origin: 'https://sub.partner.example' }, false],
  ['two origins', { Origin: `${partner}, https://attacker.example` }, false],
  ['an empty origin', { Origin: '' }, false],
  ['no origin at all', { Origin: 'not an origin' }, false],
  [
    'a foreign page behind a forged X-Forwarded-Host',
    { Origin: 'https://attacker.example', 'X-Forwarded-Host': 'attacker.example' },
    false,
  ],
  [
    'a foreign page behind a forged Forwarded',
    { Origin: 'https://attacker.example', Forwarded: 'host=attacker.example' },
    false,
  ],
  ['an unknown word of the browser', { 'Sec-Fetch-Site': 'SAME-ORIGIN' }, false],
] as const;

describe('a request from', () => {
  const upstream = useUpstream();
  let authorized = 0;

  afterEach(() => {
    authorized = 0;
  });

  const open = (allowedOrigins: readonly string[] = [partner]) =>
    openBackend(upstream.url, {
      allowedOrigins,
      authorize: () => {
        authorized += 1;
        return { userGuid: 'USR-1' };
      },
    });

  const visit = (headers: object, method = 'POST') =>
    new Request(endpoint, {
      method,
      ...(method === 'POST' && { body: '{"widget_url":{}}' }),
      headers: { 'Content-Type': 'application/json', ...headers },
    });

  for (const [who, headers, served] of visits) {
    it(`${who} is ${served ? 'served' : 'refused, before anybody is asked who it is'}`, async () => {
      const answer = await open().ask(visit(headers));
      assert.deepEqual([answer.status, answer.code], served ? [200, undefined] : [403, 'origin-not-allowed']);
      assert.deepEqual([authorized, upstream.asked.length], served ? [1, 1] : [0, 0]);
      const isListed = 'Origin' in headers && headers.Origin === partner;
      assert.equal(answer.headers.get('Access-Control-Allow-Origin'), isListed ? partner : null);
      assert.equal(answer.headers.get('Access-Control-Allow-Credentials'), isListed ? 'true' : null);
    });
  }

  for (const origin of shellOrigins) {
    it(`${origin} is served where it is listed, and only then`, async () => {
      const headers = { Origin: origin, 'Sec-Fetch-Site': 'cross-site' };
      const answer = await open([origin]).ask(visit(headers));
      assert.deepEqual([answer.status, answer.headers.get('Access-Control-Allow-Origin')], [200, origin]);
      const asked = await open([origin]).ask(visit(headers, 'OPTIONS'));
      assert.deepEqual([asked.status, asked.headers.get('Access-Control-Allow-Origin')], [204, origin]);
      // Another app or extension is another host, or the same host by another scheme.
      const others = [`x${origin}`, `${origin}x`, `${origin}/`, origin.replace('://', '://x.')];
      for (const other of [...others, 'null', 'other://localhost']) {
        const refused = await open([origin]).ask(visit({ ...headers, Origin: other }));
        assert.deepEqual([refused.status, refused.code], [403, 'origin-not-allowed'], other);
      }
      assert.equal((await open([]).ask(visit(headers))).status, 403);
    });
  }

  it('a listed origin can read why it failed, and when to come again', async () => {
    upstream.answerWith((response) => response.writeHead(429, { 'Retry-After': '7' }).end());
    const { headers } = await open().ask(visit({ Origin: partner }));
    assert.equal(headers.get('Access-Control-Allow-Origin'), partner);
    assert.equal(headers.get('Access-Control-Expose-Headers'), 'Retry-After');
  });

  it('a browser that asks beforehand for a listed origin gets its answer', async () => {
    const wanted = 'authorization,content-type';
    const asked = visit({ Origin: partner, 'Access-Control-Request-Headers': wanted }, 'OPTIONS');
    const { status, headers } = await open().handler(asked);
    assert.equal(status, 204);
    assert.equal(headers.get('Access-Control-Allow-Origin'), partner);
    assert.equal(headers.get('Access-Control-Allow-Methods'), 'POST');
    assert.equal(headers.get('Access-Control-Allow-Headers'), wanted);
    assert.match(headers.get('Vary') ?? '', /Origin/);
    assert.deepEqual([authorized, upstream.asked.length], [0, 0]);
  });

  for (const [who, headers] of [
    ['a foreign origin', { Origin: 'https://attacker.example', 'Sec-Fetch-Site': 'cross-site' }],
    ['a sandboxed frame', { Origin: 'null' }],
    ['nobody in particular', {}],
  ] as const) {
    it(`a browser that asks beforehand for ${who} is told nothing`, async () => {
      const answer = await open().ask(visit(headers, 'OPTIONS'));
      assert.equal(answer.status, 405);
      assert.equal(answer.headers.get('Allow'), 'POST, OPTIONS');
      assert.equal(answer.headers.get('Access-Control-Allow-Origin'), null);
    });
  }

  it('another origin is refused where none is listed', async () => {
    const { ask } = open([]);
    assert.equal((await ask(visit({ Origin: partner }, 'OPTIONS'))).status, 405);
    assert.equal((await ask(visit({ Origin: partner }))).status, 403);
  });
});
