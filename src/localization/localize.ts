import { en } from './en.js';
import { primaryTag } from './first-words.js';
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
 * The texts for a BCP 47 tag, chosen by its primary language: `es-MX` is Spanish. English for any other language, and if loading fails.
 *
 * @returns a promise if the language has to be loaded first
 */
export function stringsFor(language: string): Strings | Promise<Strings> {
  const tag = primaryTag(language);
  const load = others.get(tag);
  return load ? (loaded.get(tag) ?? keep(tag, load)) : en;
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
