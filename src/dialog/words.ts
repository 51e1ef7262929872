import { firstWordsFor } from '../localization/first-words.js';

/** The texts of the dialog itself. */
export interface DialogWords {
  /** Primary language tag, for `lang`. */
  readonly lang: string;
  readonly title: string;
  /** Accessible name of the close button. */
  readonly closeLabel: string;
}

const closeLabels: ReadonlyMap<string, string> = new Map([
  ['en', 'Close'],
  ['es', 'Cerrar'],
  ['fr', 'Fermer'],
]);

/** The texts for a BCP 47 tag, chosen by its primary language. English for any language but Spanish and French. */
export function wordsFor(language: string): DialogWords {
  const { lang, frameTitle } = firstWordsFor(language);
  return { lang, title: frameTitle, closeLabel: closeLabels.get(lang) ?? 'Close' };
}
