import { en } from './en.js';
import type { Strings } from './strings.js';

/** A language of MX's widget by its primary tag; more are added here as their file is written. */
const languages: Readonly<Record<string, Strings>> = { en };

/** The texts for a BCP 47 tag such as `en-CA`; English for a language that is not there. */
export function stringsFor(language: string): Strings {
  return languages[language.split('-')[0]?.toLowerCase() ?? ''] ?? en;
}
