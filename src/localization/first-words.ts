/** The texts that are needed before a language is loaded. */
export interface FirstWords {
  /** Primary language tag, for `lang`. */
  readonly lang: string;
  /** The accessible name of the frame. */
  readonly frameTitle: string;
  readonly loading: string;
}

const languages: readonly FirstWords[] = [
  { lang: 'en', frameTitle: 'Connect your bank', loading: 'Getting things ready…' },
  { lang: 'es', frameTitle: 'Conecte su banco', loading: 'Estamos preparando todo…' },
  { lang: 'fr', frameTitle: 'Connectez votre banque', loading: 'Préparation en cours…' },
];

/** The texts for a BCP 47 tag, chosen by its primary language: `es-MX` is Spanish. English for any other language. */
export function firstWordsFor(language: string): FirstWords {
  const tag = primaryTag(language);
  return languages.find(({ lang }) => lang === tag) ?? (languages[0] as FirstWords);
}

/** Accepts `es_MX` too, which some servers write. */
export function primaryTag(language: string): string {
  return language.trim().toLowerCase().split(/[-_]/, 1)[0] ?? '';
}
