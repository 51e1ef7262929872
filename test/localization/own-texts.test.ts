import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it, mock } from 'node:test';
import { en } from '../../src/localization/en.js';
import { firstWordsFor } from '../../src/localization/first-words.js';
import { fr } from '../../src/localization/fr.js';
import { stringsFor } from '../../src/localization/localize.js';
import type { ConnectWidgetTexts } from '../../src/localization/texts.js';

const told = () => warn.mock.calls.map(({ arguments: [line] }) => String(line));
let warn: ReturnType<typeof silence>;
const silence = () => mock.method(console, 'warn', () => undefined);

beforeEach(() => {
  warn = silence();
});
afterEach(() => warn.mock.restore());

describe('a page’s own texts', () => {
  it('replace ours of that language, which stand where one is missing', async () => {
    const texts: ConnectWidgetTexts = {
      en: { startAgain: 'Begin again' },
      'fr-CA': { startAgain: 'Reprendre' },
    };
    assert.deepEqual(await stringsFor('en-US', texts), { ...en, startAgain: 'Begin again' });
    assert.deepEqual(await stringsFor('fr-CA', texts), { ...fr, lang: 'fr-CA', startAgain: 'Reprendre' });
    assert.equal(await stringsFor('fr', texts), fr, 'those of fr-CA are not for all French readers');
    assert.deepEqual(told(), []);
  });

  it('of a region go over those of the language', async () => {
    const texts = { EN: { startAgain: 'Begin again', cancel: 'Stop' }, en_gb: { cancel: 'Leave' } };
    const strings = await stringsFor('en-GB', texts);
    assert.deepEqual([strings.lang, strings.startAgain, strings.cancel], ['en-GB', 'Begin again', 'Leave']);
    assert.equal((await stringsFor('en-US', texts)).cancel, 'Stop');
  });

  it('add a language, with its direction; what is missing is English, and named in one line', async () => {
    const texts = { ar: { dir: 'rtl', startAgain: 'ابدأ من جديد' } } as const;
    const strings = await stringsFor('ar-EG', texts);
    assert.deepEqual(strings, { ...en, lang: 'ar', ...texts.ar });
    await stringsFor('ar-EG', texts);
    assert.equal(told().length, 1);
    assert.match(told()[0] ?? '', /^<connect-widget> texts for "ar-EG": idleTitle, idleText, .*English/);
    assert.doesNotMatch(told()[0] ?? '', /startAgain|dir/);
  });

  it('count before a language is loaded, too', () => {
    const texts = {
      fr: { loading: 'Un instant…' },
      'pt-BR': { loading: 'Um momento…', frameTitle: 'Seu banco' },
    };
    assert.deepEqual(firstWordsFor('fr-CA', texts), {
      lang: 'fr',
      frameTitle: 'Connectez votre banque',
      loading: 'Un instant…',
    });
    assert.deepEqual(firstWordsFor('pt-BR', texts), { lang: 'pt-BR', ...texts['pt-BR'] });
    assert.equal(firstWordsFor('de', texts).loading, firstWordsFor('en').loading);
  });

  it('are not read through Object.prototype', async () => {
    Object.defineProperty(Object.prototype, 'en', { value: { cancel: 'Stop' }, configurable: true });
    try {
      assert.equal(await stringsFor('en', {}), en);
      assert.equal(firstWordsFor('en', {}).lang, 'en');
    } finally {
      Reflect.deleteProperty(Object.prototype, 'en');
    }
  });
});

describe('texts with a wrong shape', () => {
  const throws = {
    get en(): never {
      throw new Error('not to be read');
    },
  };
  const long = 'x'.repeat(10_000);
  for (const [what, texts, line] of [
    ['no object', 'Cancel', /texts=\(string\): expected texts by language tag/],
    ['a list', [{ cancel: 'Stop' }], /texts=\(object\): expected texts by language tag/],
    ['no language tag', { 'not a tag': { cancel: 'Stop' } }, /texts\["not a tag"\]: expected a language tag/],
    ['a text as a language', { en: 'Stop' }, /texts\["en"\]: expected texts, such as/],
    ['a number as a text', { en: { cancel: 5 } }, /texts\["en"\]\.cancel: expected a text/],
    ['a function as a text', { en: { popoutText: () => '' } }, /texts\["en"\]\.popoutText: expected a text/],
    [
      'a text as plural forms',
      { en: { secondsLeft: 'soon' } },
      /secondsLeft: expected plural forms, such as/,
    ],
    [
      'plural forms without other',
      { 'en-AU': { secondsLeft: { one: 'x' } } },
      /secondsLeft: expected plural forms/,
    ],
    [
      'plural forms that are no texts',
      { 'en-NZ': { secondsLeft: { other: 1 } } },
      /secondsLeft: expected plural/,
    ],
    [
      'an unknown key',
      { en: { cancle: 'Stop' } },
      /texts\["en"\]\.cancle: expected one of dir, loading, .*cancel/,
    ],
    ['an unknown direction', { en: { dir: 'up' } }, /texts\["en"\]\.dir: expected ltr or rtl/],
    ['what throws when it is read', throws, /texts: .*reading them failed/],
    ['very long names', { [long]: { [long]: 1 } }, /texts\["x{50}"\]: expected a language tag/],
    ['a very long key', { en: { [long]: 1 } }, /texts\["en"\]\.x{50}: expected one of/],
  ] as const) {
    it(`such as ${what} are left out and named, once`, async () => {
      assert.deepEqual(await stringsFor('en', texts), en);
      await stringsFor('en', texts);
      assert.equal(told().length, 1);
      assert.match(told()[0] ?? '', line);
      assert.ok((told()[0] ?? '').length < 1000);
      assert.doesNotThrow(() => firstWordsFor('fr', texts as unknown as ConnectWidgetTexts));
    });
  }

  it('do not take the others of their language with them', async () => {
    const texts = { en: { cancel: 5, startAgain: 'Begin again', openAgain: undefined } };
    assert.deepEqual(await stringsFor('en', texts), { ...en, startAgain: 'Begin again' });
  });
});

describe('a language that nobody has texts for', () => {
  it('is told in one line for all widgets of the page', async () => {
    for (const texts of [undefined, { fr: { cancel: 'Arrêter' } }, undefined])
      assert.equal(await stringsFor('nl-BE', texts), en);
    assert.deepEqual(told(), [
      '<connect-widget> language="nl-BE": the element\'s own screens are in English. The property texts adds a language.',
    ]);
  });
});
