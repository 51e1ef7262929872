import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { describePopout } from '../../src/runtime/describe-popout.js';

const at = (url: string, hosts: readonly string[] = []) =>
  describePopout({ url, member_guid: 'MBR-1' }, hosts);

describe('what the widget asks to open', () => {
  for (const [written, href] of [
    ['  https://bank.example/a ', 'https://bank.example/a'],
    ['https:\\\\bank.example\\a', 'https://bank.example/a'],
    ['https://bank.example:443', 'https://bank.example/'],
    ['https://bücher.example/', 'https://xn--bcher-kva.example/'],
  ] as const) {
    it(`${JSON.stringify(written)} is opened as the browser reads it, ${href}`, () => {
      assert.equal(at(written)?.url, href);
    });
  }

  for (const [url, hosts, kind] of [
    ['https://bank.example/authorize', [], 'oauth'],
    ['http://127.0.0.1:7801/oauth.html', [], 'oauth'],
    ['https://connect.fiservapps.com/start', [], 'alldata'],
    ['https://fiserv.com/', [], 'alldata'],
    ['https://notfiserv.com/', [], 'oauth'],
    ['https://fiserv.com.evil.example/', [], 'oauth'],
    ['https://evil.example/?fiserv.com', [], 'oauth'],
    ['https://sub.alldata.example/', ['alldata.example'], 'alldata'],
    ['http://alldata.localhost:4403/connect', ['alldata.localhost:4403'], 'alldata'],
    ['http://alldata.localhost:4402/connect', ['alldata.localhost:4403'], 'oauth'],
  ] as const) {
    it(`${url} is ${kind}${hosts.length > 0 ? ` with ${hosts.join()}` : ''}`, () => {
      assert.deepEqual(at(url, hosts), { url, kind, memberGuid: 'MBR-1' });
    });
  }

  for (const url of [
    'javascript:alert(1)',
    'data:text/html,x',
    '/authorize',
    '',
    'http://bank.example/',
    'https://user@bank.example/',
    // A host that looks fine and that no browser can parse: `new URL` and `window.open` throw.
    'https://xn--a/',
  ]) {
    it(`${JSON.stringify(url)} is not opened`, () => assert.equal(at(url), undefined));
  }

  it('never throws', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.webUrl(),
          fc.domain().map((host) => `https://xn--${host}/`),
        ),
        (url) => {
          at(url);
        },
      ),
    );
  });
});
