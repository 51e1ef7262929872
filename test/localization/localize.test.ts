import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { en } from '../../src/localization/en.js';
import { es } from '../../src/localization/es.js';
import { fill, fillSeconds } from '../../src/localization/fill.js';
import { firstWordsFor } from '../../src/localization/first-words.js';
import { fr } from '../../src/localization/fr.js';
import { stringsFor } from '../../src/localization/localize.js';
import type { Strings } from '../../src/localization/strings.js';

const languages: Readonly<Record<string, Strings>> = { en, es, fr };

/** Every text by its key, plural forms included. */
function textsOf({ lang: _lang, dir: _dir, secondsLeft, ...texts }: Strings): Map<string, string> {
  const forms = Object.entries(secondsLeft).map(([form, text]) => [`secondsLeft.${form}`, text] as const);
  return new Map([...Object.entries(texts), ...forms]);
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
  const english = textsOf(en);
  const placeholdersOf = (text = '') => text.match(/\{.*?\}/g) ?? [];

  for (const [name, strings] of Object.entries(languages)) {
    describe(name, () => {
      const texts = textsOf(strings);

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
          assert.deepEqual(placeholdersOf(text), placeholdersOf(english.get(path)), `${path}: ${text}`);
          assert.doesNotMatch(text, /#|\$\{|undefined/, path);
        }
      });

      it('is translated throughout', () => {
        if (strings === en) return;
        const same = [...texts].filter(([path, text]) => text === english.get(path)).map(([path]) => path);
        assert.deepEqual(same, []);
      });

      it('is typeset: no double spaces, no straight quotes, sentences that end, titles and buttons that do not', () => {
        for (const [path, text] of texts) {
          assert.doesNotMatch(text, / {2}|['"]|^\s|\s$/, path);
          const isSentence = path.endsWith('Text') || /^[a-z-]+$/.test(path.replace('cancel', 'X'));
          if (isSentence) assert.match(text, /\.$/, path);
          else assert.doesNotMatch(text, /[.!]$/, path);
        }
      });

      it('is short: a title and a button fit on two lines of a phone', () => {
        for (const [path, text] of texts) {
          if (path.endsWith('Title')) assert.ok(text.length <= 42, `${path}: ${text}`);
        }
      });
    });
  }

  it('French sets a non-breaking space before a question mark, Spanish opens the question', () => {
    for (const text of textsOf(fr).values()) assert.doesNotMatch(text, /[^\u00a0][?!;:]/u);
    for (const text of textsOf(es).values()) assert.equal(text.includes('?'), text.includes('¿'), text);
  });
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
    it(`in ${strings.lang}`, () => {
      const { lang, secondsLeft } = strings;
      assert.deepEqual(
        [0, 1, 2, 1200].map((count) => fillSeconds(lang, secondsLeft, count)),
        expected,
      );
    });
  }

  it('takes the other form where a language has more than are written', () => {
    const forms = { one: '{seconds} sekunda', other: '{seconds} sekund' };
    assert.deepEqual(
      [1, 3, 5].map((count) => fillSeconds('pl', forms, count)),
      ['1 sekunda', '3 sekund', '5 sekund'],
    );
  });
});

describe('a placeholder', () => {
  it('is filled with the value as it stands, wherever it is', () => {
    assert.equal(fill('{place}: go on at {place}.', 'place', "A $& B $'"), "A $& B $': go on at A $& B $'.");
    assert.equal(fill('Go on.', 'place', 'bank.example'), 'Go on.');
  });
});
