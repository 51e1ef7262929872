import type { ConnectWidgetTexts } from './texts.js';

/** The texts that are needed before a language is loaded. */
export interface FirstWords {
  /** Language tag, for `lang`. */
  readonly lang: string;
  /** The accessible name of the frame. */
  readonly frameTitle: string;
  readonly loading: string;
}

const languages: readonly [FirstWords, ...FirstWords[]] = [
  { lang: 'en', frameTitle: 'Connect your bank', loading: 'Getting things ready…' },
  { lang: 'es', frameTitle: 'Conecte su banco', loading: 'Estamos preparando todo…' },
  { lang: 'fr', frameTitle: 'Connectez votre banque', loading: 'Préparation en cours…' },
];

/**
 * The texts for a BCP 47 tag: the page's own, or else ours of its primary language (`es-MX` is Spanish), or else the English ones.
 * What has a wrong shape is named by `own-texts.ts`, when the first screen is shown.
 */
export function firstWordsFor(language: string, own?: ConnectWidgetTexts): FirstWords {
  const tag = primaryTag(language);
  let words = languages.find(({ lang }) => lang === tag) ?? languages[0];
  for (const lang of [tag, language])
    if (own && Object.hasOwn(own, lang)) words = { ...words, ...own[lang], lang };
  return words;
}

/** Accepts `es_MX` too, which some servers write. */
export function primaryTag(language: string): string {
  return language.trim().toLowerCase().split(/[-_]/, 1)[0] ?? '';
}
