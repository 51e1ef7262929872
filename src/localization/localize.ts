import { en } from './en.js';
import { ownTextsFor } from './own-texts.js';
import { primaryTag } from './first-words.js';
import { warnOnce } from './warn-once.js';
import type { OwnTexts } from './texts.js';
import type { Strings } from './strings.js';

/**
 * MX's languages by their primary tag, besides English: `en-US` and `en-CA` say the same here. A new file is added to this list, and
 * to the first words.
 */
const others: ReadonlyMap<string, () => Promise<Strings>> = new Map([
  ['es', async () => (await import('./es.js')).es],
  ['fr', async () => (await import('./fr.js')).fr],
]);

/** The languages that are loaded, except English. */
const loaded = new Map<string, Strings>();

/**
 * The texts for a BCP 47 tag: the page's own, over ours of its primary language (`es-MX` is Spanish), over the English ones. English
 * as well if loading fails.
 *
 * @param own the property `texts` as it stands
 * @returns a promise if the language has to be loaded first
 */
export function stringsFor(language: string, own?: unknown): Strings | Promise<Strings> {
  const tag = primaryTag(language);
  const texts = ownTextsFor(language, own);
  const load = others.get(tag);
  if (load) {
    const strings = loaded.get(tag) ?? keep(tag, load);
    return strings instanceof Promise ? strings.then((ours) => merge(ours, texts)) : merge(strings, texts);
  }
  if (tag !== 'en') tellOfEnglish(language, texts);
  return merge(en, texts);
}

function merge(ours: Strings, texts: OwnTexts | undefined): Strings {
  return texts ? { ...ours, ...texts } : ours;
}

function tellOfEnglish(language: string, texts: OwnTexts | undefined): void {
  const shown = JSON.stringify(language.slice(0, 50));
  const missing = Object.keys(en).filter((key) => key !== 'dir' && !Object.hasOwn(texts ?? {}, key));
  if (!texts)
    warnOnce(
      `language=${shown}: the element's own screens are in English. The property texts adds a language.`,
    );
  else if (missing.length > 0)
    warnOnce(`texts for ${shown}: ${missing.join(', ')} missing; shown in English instead.`);
}

async function keep(tag: string, load: () => Promise<Strings>): Promise<Strings> {
  try {
    const strings = await load();
    loaded.set(tag, strings);
    return strings;
  } catch {
    return en;
  }
}
