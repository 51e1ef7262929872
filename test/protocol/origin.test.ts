import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { originOf, safeHttpUrl } from '../../src/protocol/index.js';

describe('originOf', () => {
  const origins: [url: string, origin: string][] = [
    ['https://widgets.moneydesktop.com/md/connect/x?a=b#c', 'https://widgets.moneydesktop.com'],
    ['HTTPS://Widgets.MoneyDesktop.com', 'https://widgets.moneydesktop.com'],
    ['https://widgets.moneydesktop.com:443/', 'https://widgets.moneydesktop.com'],
    ['http://localhost:80?x', 'http://localhost'],
    ['https://localhost:080#x', 'https://localhost:80'],
    ['http://widget.localhost:7801/md', 'http://widget.localhost:7801'],
    ['http://127.0.0.1:5173', 'http://127.0.0.1:5173'],
    ['http://[::1]:5173/', 'http://[::1]:5173'],
    ['https://under_score.example/', 'https://under_score.example'],
    ['https://a.example/https://b.example@c', 'https://a.example'],
  ];
  for (const [url, origin] of origins) {
    it(`${url} → ${origin}`, () => {
      assert.equal(originOf(url), origin);
      assert.equal(new URL(url).origin, origin);
    });
  }

  const without: unknown[] = [
    ...[
      '',
      'null',
      'widgets.moneydesktop.com',
      '//widgets.moneydesktop.com',
      '/md/connect',
      'https:',
      'https://',
    ],
    ...['https:/a.example', 'https:\\\\a.example', 'https://a.example\\@b.example', ' https://a.example'],
    ...['https://user@a.example', 'https://user:secret@a.example', 'https://a.example@b.example/'],
    ...[
      'https://a.example:65536',
      'https://a.example:x',
      'https://a.example:',
      'https://a..example',
      'https://.',
    ],
    ...[
      'https://a b.example',
      'https://a%2eexample',
      'https://bücher.example',
      'https://a.example\n/',
      'https://*',
    ],
    ...['https://0x7f.1', 'https://127.1', 'https://2130706433', 'https://127.0.0.01', 'https://1.2.3.256'],
    'https://-1.2.3.4',
    ...['https://[::ffff:127.0.0.1]', 'https://a.example.', 'ftp://a.example', 'ws://a.example', 'mx://load'],
    ...['javascript:alert(1)', 'data:text/html,x', 'blob:https://a.example/1', 'file:///etc/passwd'],
    ...[undefined, null, 1, {}, ['https://a.example'], new URL('https://a.example')],
  ];
  for (const url of without) {
    it(`${String(url)} has none`, () => assert.equal(originOf(url), undefined));
  }

  // A pattern that tries every split of it would not end before the limit of a whole file.
  it('does not try every split of a megabyte that almost matches', () => {
    for (const text of ['a', 'a.', '1.', ':1']) {
      assert.equal(originOf(`https://${text.repeat(2 ** 19)}!`), undefined);
    }
  });
});

describe('safeHttpUrl', () => {
  const safe = [
    'https://bank.example/authorize?redirect=http://evil.example#x',
    'HTTPS://BANK.EXAMPLE',
    'https://192.168.1.5:8443/',
    'http://localhost/authorize',
    'http://bank.localhost:7802/authorize',
    'http://127.0.0.1:7802/authorize',
    'http://[::1]:7802/authorize',
  ];
  for (const url of safe) it(`opens ${url}`, () => assert.equal(safeHttpUrl(url), url));

  const unsafe = [
    ...['http://bank.example', 'http://localhost.evil.example', 'http://evillocalhost', 'http://127.0.0.2'],
    ...[
      'https://bank.example@evil.example',
      'https://user:secret@bank.example',
      'https://bank.example\\evil',
    ],
    ...['javascript:alert(1)', 'JaVaScRiPt:alert(1)', ' javascript:alert(1)', 'java\nscript:alert(1)'],
    ...[
      'javascript://localhost/%0aalert(1)',
      'data:text/html,x',
      'blob:https://bank.example/1',
      'about:blank',
    ],
    ...[
      'file:///etc/passwd',
      'ftp://bank.example',
      'mx://load',
      '',
      '/authorize',
      '//bank.example',
      'bank.example',
    ],
    ...['https://bank.example/\n', 'https://bank.example/\0', 'https://', 'https:bank.example'],
  ];
  for (const url of unsafe) {
    it(`does not open ${JSON.stringify(url)}`, () => assert.equal(safeHttpUrl(url), undefined));
  }
});
