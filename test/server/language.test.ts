import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openBackend, request } from './support/backend.js';
import { useUpstream } from './support/upstream.js';
import { negotiateLanguage, widgetLanguages } from '../../src/server/negotiate-language.js';

const negotiated = [
  [null, 'en-US'],
  ['', 'en-US'],
  ['en-US', 'en-US'],
  ['en-CA', 'en-CA'],
  ['EN-ca', 'en-CA'],
  ['en-GB', 'en-US'],
  ['en', 'en-US'],
  ['es', 'es'],
  ['es-MX', 'es'],
  ['es-MX,es;q=0.9,en;q=0.8', 'es'],
  ['fr', 'fr'],
  ['fr-CA', 'fr-CA'],
  ['FR-ca', 'fr-CA'],
  ['fr-CA,fr;q=0.9,en-CA;q=0.8', 'fr-CA'],
  ['fr,fr-CA;q=0.9', 'fr'],
  ['fr-BE', 'fr'],
  ['fr-Latn-CA', 'fr'],
  ['ja', 'en-US'],
  ['*', 'en-US'],
  ['de-DE,fr;q=0.4,es;q=0.6', 'es'],
  ['fr;q=0.5,es;q=0.5', 'fr'],
  ['fr;q=0,es;q=0.1', 'es'],
  ['en-US;q=0, en', 'en-CA'],
  ['en-US;q=0, *', 'en-CA'],
  ['es;q=x', 'en-US'],
  ['es;q=2', 'en-US'],
  ['es;q=2, es-MX', 'es'],
  ['en-US;q=0, de', 'en-CA'],
  ['en-US;q=0, en-CA;q=0, es;q=0, fr;q=0, fr-CA;q=0', 'en-US'],
  ['es;q=-1', 'en-US'],
  ['es;q=0.5;level=1', 'es'],
  [' es ; q=0.5 , fr ; q=0.7 ', 'fr'],
  [',;,;;q=1,=', 'en-US'],
  ['constructor', 'en-US'],
  [`${'x,'.repeat(100_000)}es`, 'en-US'],
] as const;

describe('the language of the widget', () => {
  const upstream = useUpstream();

  for (const [header, language] of negotiated) {
    it(`is ${language} for ${header === null ? 'no header' : `"${header.slice(0, 40)}"`}`, () =>
      assert.equal(negotiateLanguage(header, widgetLanguages), language));
  }

  it('is one of the team’s, by its primary tag if need be', () => {
    assert.equal(negotiateLanguage('fr-CA', ['en-US', 'fr']), 'fr');
    assert.equal(negotiateLanguage('fr-BE', ['en-US', 'fr-CA']), 'fr-CA');
    assert.equal(negotiateLanguage('fr', ['de', 'fr-CA']), 'fr-CA');
    assert.equal(negotiateLanguage('es', ['de', 'fr-CA']), 'de');
  });

  it('is found by removing subtags from the end, one at a time', () => {
    const languages = ['en', 'zh-Hans', 'zh-Hant', 'zh-Hant-HK'] as const;
    assert.equal(negotiateLanguage('zh-Hant-TW', languages), 'zh-Hant');
    assert.equal(negotiateLanguage('ZH-hant-hk-x-a', languages), 'zh-Hant-HK');
    assert.equal(negotiateLanguage('zh-Hanty', languages), 'zh-Hans');
    assert.equal(negotiateLanguage('zh-TW', languages), 'zh-Hans');
  });

  it('is not changed by changing the list afterwards', async () => {
    const languages = ['fr'];
    const { ask } = openBackend(upstream.url, { languages });
    languages[0] = 'es';
    const { headers } = await ask(request());
    assert.equal(headers.get('Content-Language'), 'fr');
  });
});
