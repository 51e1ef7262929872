import type { PluralForms } from './texts.js';

/** Puts the value in the place of `{name}`. */
export function fill(text: string, name: 'place' | 'seconds', value: string): string {
  // By a function, because `$&` in a value would mean something.
  return text.replaceAll(`{${name}}`, () => value);
}

/** The text for a number of seconds, in the plural form and with the digits of the language. */
export function fillSeconds(language: string, forms: PluralForms, seconds: number): string {
  const form = forms[new Intl.PluralRules(language).select(seconds)] ?? forms.other;
  return fill(form, 'seconds', new Intl.NumberFormat(language).format(seconds));
}
