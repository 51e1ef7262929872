import type { ScreenTexts } from './texts.js';

/** The texts that a language file holds; those that are needed before it is loaded stand in `first-words.ts`. */
export type LanguageTexts = Omit<ScreenTexts, 'loading' | 'frameTitle'>;

/** What the screens show, and how it is marked up. */
export interface Strings extends LanguageTexts {
  /** Language tag of these texts, for the `lang` attribute of what shows them. */
  readonly lang: string;
  /** Direction of their script, for its `dir`. */
  readonly dir: 'ltr' | 'rtl';
}
