import { en } from './en.js';
import { es } from './es.js';
import { fr } from './fr.js';
import type { Strings } from './strings.js';

/** MX's languages by their primary tag: `en-US` and `en-CA` say the same here. A new file is added to this list. */
const languages: ReadonlyMap<string, Strings> = /* @__PURE__ */ new Map(
  [en, es, fr].map((strings) => [strings.lang, strings]),
);

/** The texts for a BCP 47 tag, by its primary one: `es-MX` is Spanish; a language that is not there, English. */
export function stringsFor(language: string): Strings {
  return languages.get(primaryTag(language)) ?? en;
}

/** Also of `es_MX`, as some servers write it. */
function primaryTag(language: string): string {
  return language.trim().toLowerCase().split(/[-_]/, 1)[0] ?? '';
}
