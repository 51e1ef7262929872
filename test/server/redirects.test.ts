import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { defaultAllowedOptions } from '../../src/server/index.js';
import { appOrigin, endpoint, openBackend } from './support/backend.js';
import { useUpstream } from './support/upstream.js';
import type { WidgetUrlHandlerOptions } from '../../src/server/index.js';

const partner = 'https://partner.example';

/** The page is of `https://app.example`. */
const own = [
  'https://app.example',
  'https://app.example/',
  'https://app.example/oauth/return?visit=1#done',
  'https://app.example:443/back',
  'HTTPS://APP.example/Back',
  'https://app.example?next=https://attacker.example',
  'https://app.example/@attacker.example',
  'https://app.example#@attacker.example',
];

const foreign = [
  'https://attacker.example/',
  'http://app.example/',
  'https://app.example:8443/',
  'https://www.app.example/',
  'https://app.example.attacker.example/',
  'https://app.example.',
  'https://notapp.example/',
  'https://app.example@attacker.example/',
  'https://user:password@app.example/',
  'https://@app.example/',
  'https://attacker.example\\@app.example/',
  'https://app.example\\@attacker.example/',
  'https://app.example%2f@attacker.example/',
  'https:\\\\app.example\\',
  'https:app.example/back',
  'https:/app.example/back',
  'https:///app.example/back',
  'https:////app.example/back',
  ' https://app.example/',
  'https://app.example /',
  'https://app.exa\tmple/',
  'https://app.example/\r\nLocation: https://attacker.example',
  'https://app.example:/back',
  'https://app.example:443@attacker.example/',
  'https://ａpp.example/',
  'https://app.ex%61mple/',
  'https://app。example/',
  '//app.example/back',
  '/back',
  'back',
  'null',
  'javascript:alert(1)',
  'javascript://app.example/%0aalert(1)',
  'JaVaScRiPt:alert(1)',
  'data:text/html,x',
  'blob:https://app.example/1',
  'file:///etc/passwd',
  'about:blank',
  'view-source:https://app.example/',
  'filesystem:https://app.example/',
  'ourapp://app.example/back',
  'ourapp:back',
  'ftp://app.example/',
  'wss://app.example/',
  `https://app.example/${'x'.repeat(2048)}`,
];

describe('client_redirect_url', () => {
  const upstream = useUpstream();

  type Headers = Record<string, string>;
  type Settings = Pick<WidgetUrlHandlerOptions, 'allowedOptions' | 'allowedOrigins' | 'overrides'>;

  async function ask(url: unknown, headers: Headers, settings: Settings = {}, address = endpoint) {
    const body = JSON.stringify({ widget_url: { client_redirect_url: url } });
    const init = { method: 'POST', body, headers: { 'Content-Type': 'application/json', ...headers } };
    return openBackend(upstream.url, settings).ask(new Request(address, init));
  }

  const page = { Origin: appOrigin, 'Sec-Fetch-Site': 'same-origin' };

  for (const url of own) {
    it(`of the page’s own origin goes on to MX: ${url}`, async () => {
      assert.equal(new URL(url).origin, appOrigin, 'as a browser reads it');
      assert.equal((await ask(url, page)).status, 200);
      const { widget_url } = upstream.asked[0]?.body as { widget_url: { client_redirect_url: string } };
      assert.equal(widget_url.client_redirect_url, url);
    });
  }

  for (const url of [...foreign, '', 1, null, true, [appOrigin], { href: appOrigin }]) {
    it(`of no page’s own origin is refused: ${JSON.stringify(url).slice(0, 60)}`, async () => {
      const answer = await ask(url, page);
      assert.deepEqual([answer.status, answer.code], [400, 'option-invalid']);
      const expected = `widget_url.client_redirect_url must be an absolute URL of the page’s own origin, ${appOrigin}.`;
      assert.equal(answer.message, expected);
      assert.equal(upstream.asked.length, 0);
    });
  }

  /** Who asks, the addresses that are its own, and where it asks. */
  const visitors: readonly (readonly [who: string, headers: Headers, own: readonly string[], at?: string])[] =
    [
      ['a page in an old browser', { Origin: appOrigin }, [appOrigin]],
      [
        'a page behind a proxy that changes Host',
        { Origin: 'https://public.example', 'Sec-Fetch-Site': 'same-origin' },
        ['https://public.example'],
      ],
      ['a page without TLS', { Origin: 'http://app.example' }, ['http://app.example']],
      [
        'a page on another port',
        { Origin: 'http://localhost:4400' },
        ['http://localhost:4400'],
        'http://localhost:4400/api/widget-url',
      ],
      ['a page of a listed origin', { Origin: partner, 'Sec-Fetch-Site': 'cross-site' }, [partner]],
      ['a page of an opaque origin', { Origin: 'null', 'Sec-Fetch-Site': 'same-origin' }, []],
      ['a page whose origin is an app’s', { Origin: 'app://bundle', 'Sec-Fetch-Site': 'same-origin' }, []],
      ['a program that is no browser', {}, [appOrigin]],
      [
        'a program where a proxy may have ended TLS',
        {},
        [appOrigin, 'http://app.example'],
        'http://app.example/api/widget-url',
      ],
      ['a program, by the Host header, too', { Host: 'shop.example' }, [appOrigin, 'https://shop.example']],
    ];
  const candidates = [
    ...[appOrigin, 'http://app.example', 'http://localhost:4400', partner, 'https://public.example'],
    ...['https://shop.example', 'http://shop.example', 'null', 'app://bundle'],
  ];

  for (const [who, headers, addresses, at] of visitors) {
    it(`of ${who} may be of ${addresses.join(' or ') || 'no origin'}`, async () => {
      const accepted = [];
      for (const url of candidates) {
        const answer = await ask(url, headers, { allowedOrigins: [partner] }, at);
        if (answer.status === 200) accepted.push(url);
        else assert.deepEqual([answer.status, answer.code], [400, 'option-invalid']);
      }
      assert.deepEqual(accepted, addresses);
    });
  }

  it('is not led away by a forged X-Forwarded-Host', async () => {
    const answer = await ask('https://attacker.example/', {
      ...page,
      'X-Forwarded-Host': 'attacker.example',
    });
    assert.equal(answer.code, 'option-invalid');
  });

  it('is refused with a message that says so if the request names no origin', async () => {
    const answer = await ask('null', { Origin: 'null', 'Sec-Fetch-Site': 'same-origin' });
    assert.match(answer.message, /own origin, which this request does not name\.$/);
  });

  it('may be any address of a page or an app where the team lists it', async () => {
    const allowedOptions = [...defaultAllowedOptions, 'client_redirect_url'] as const;
    for (const url of ['https://elsewhere.example/', 'ourapp://back', 'http://app.example']) {
      assert.equal((await ask(url, page, { allowedOptions })).status, 200);
    }
    const script = await ask('javascript:alert(1)', page, { allowedOptions });
    assert.match(script.message, /client_redirect_url must be an absolute URL of a page or an app/);
  });

  it('is refused altogether where the team lists other options only', async () => {
    for (const allowedOptions of [defaultAllowedOptions, ['mode'] as const]) {
      assert.equal((await ask(appOrigin, page, { allowedOptions })).code, 'option-not-allowed');
    }
  });

  it('may be any address in the team’s own overrides', async () => {
    const overrides = { client_redirect_url: 'ourapp://back' };
    assert.equal((await ask(appOrigin, page, { overrides })).status, 200);
    const { widget_url } = upstream.asked[0]?.body as { widget_url: { client_redirect_url: string } };
    assert.equal(widget_url.client_redirect_url, 'ourapp://back');
  });
});
