/** The texts that are needed before the rest of a language is there. */
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

/** The words for a BCP 47 tag, by its primary one: `es-MX` is Spanish; of a language that is not there, English. */
export function firstWordsFor(language: string): FirstWords {
  const tag = primaryTag(language);
  return languages.find(({ lang }) => lang === tag) ?? (languages[0] as FirstWords);
}

/** Also of `es_MX`, as some servers write it. */
export function primaryTag(language: string): string {
  return language.trim().toLowerCase().split(/[-_]/, 1)[0] ?? '';
}
