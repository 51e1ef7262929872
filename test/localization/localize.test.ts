import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { en } from '../../src/localization/en.js';
import { es } from '../../src/localization/es.js';
import { firstWordsFor } from '../../src/localization/first-words.js';
import { fr } from '../../src/localization/fr.js';
import { plural } from '../../src/localization/plural.js';
import { stringsFor } from '../../src/localization/localize.js';
import type { Strings } from '../../src/localization/strings.js';

const languages: Readonly<Record<string, Strings>> = { en, es, fr };

/** Every text by its path, those with a placeholder filled in. */
function textsOf(strings: Strings, placeholder: string): Map<string, string> {
  const texts = new Map<string, string>();
  const add = (path: string, value: unknown) => {
    if (typeof value === 'string') texts.set(path, value);
    else if (typeof value === 'function')
      texts.set(path, String((value as (filling: unknown) => unknown)(placeholder)));
    else for (const [key, inner] of Object.entries(value as object)) add(`${path}.${key}`, inner);
  };
  for (const [key, value] of Object.entries(strings)) if (key !== 'secondsLeft') add(key, value);
  return texts;
}

describe('the language of the screens', () => {
  for (const [language, strings] of [
    ['en-US', en],
    ['en-CA', en],
    ['en', en],
    ['es', es],
    ['es-MX', es],
    ['es_US', es],
    ['ES-419', es],
    ['fr', fr],
    ['fr-CA', fr],
    [' fr ', fr],
    ['de', en],
    ['est', en],
    ['', en],
    ['-', en],
    ['constructor', en],
    ['__proto__', en],
  ] as const) {
    it(`${JSON.stringify(language)} is ${strings.lang}`, async () => {
      assert.equal(await stringsFor(language), strings);
      assert.equal(firstWordsFor(language).lang, strings.lang);
    });
  }
});

describe('every language', () => {
  const english = textsOf(en, '‹x›');

  for (const [name, strings] of Object.entries(languages)) {
    describe(name, () => {
      const texts = textsOf(strings, '‹x›');

      it('names itself, and is known to the browser', () => {
        assert.equal(strings.lang, name);
        assert.deepEqual(Intl.PluralRules.supportedLocalesOf(name), [name]);
        assert.equal(strings.dir, 'ltr');
      });

      it('has every text, and no other', () => {
        assert.deepEqual([...texts.keys()].sort(), [...english.keys()].sort());
        for (const [path, text] of texts) assert.match(text, /\S/, path);
      });

      it('has the same placeholders', () => {
        for (const [path, text] of texts) {
          assert.equal(text.includes('‹x›'), english.get(path)?.includes('‹x›'), `${path}: ${text}`);
          assert.doesNotMatch(text, /#|\$\{|undefined/, path);
        }
      });

      it('is translated throughout', () => {
        if (strings === en) return;
        const same = [...texts].filter(([path, text]) => text === english.get(path)).map(([path]) => path);
        assert.deepEqual(same, ['dir']);
      });

      it('is typeset: no double spaces, no straight quotes, sentences that end', () => {
        for (const [path, text] of texts) {
          assert.doesNotMatch(text, / {2}|['"]|^\s|\s$/, path);
          if (path.endsWith('Text') || path.startsWith('errors.')) assert.match(text, /\.$/, path);
        }
      });
    });
  }
});

describe('the seconds that are left', () => {
  for (const [strings, expected] of [
    [en, ['0 seconds left', '1 second left', '2 seconds left', '1,200 seconds left']],
    [es, ['Quedan 0 segundos', 'Queda 1 segundo', 'Quedan 2 segundos', 'Quedan 1200 segundos']],
    [
      fr,
      ['0 seconde restante', '1 seconde restante', '2 secondes restantes', '1\u202f200 secondes restantes'],
    ],
  ] as const) {
    it(`in ${strings.lang}`, () => assert.deepEqual([0, 1, 2, 1200].map(strings.secondsLeft), expected));
  }

  it('takes the other form where a language has more than are written', () => {
    const count = plural('pl', { one: '# sekunda', other: '# sekund' });
    assert.deepEqual([1, 3, 5].map(count), ['1 sekunda', '3 sekund', '5 sekund']);
  });
});
