import { en } from './en.js';
import { warnOnce } from './warn-once.js';
import type { OwnTexts } from './texts.js';

/** The property `texts` as it was read: without what has a wrong shape, by canonical language tag. */
type ReadTexts = ReadonlyMap<string, OwnTexts>;

const read = new WeakMap<object, ReadTexts>();

const example = "{ en: { startAgain: 'Begin again' } }";
const { lang: _lang, dir: _dir, ...texts } = en;
const keys = ['dir', 'loading', 'frameTitle', ...Object.keys(texts)];

/**
 * A page's own texts for a language, and the tag under which they stand; `undefined` if there are none. Never throws: what has a
 * wrong shape is left out and named on the console, once.
 *
 * @param own the property `texts` as it stands
 */
export function ownTextsFor(
  language: string,
  own: unknown,
): (OwnTexts & { readonly lang: string }) | undefined {
  if (own === undefined || own === null) return undefined;
  if (!isRecord(own)) {
    warnOnce(`texts=(${typeof own}): expected texts by language tag, such as ${example}`);
    return undefined;
  }
  const known = read.get(own) ?? readTexts(own);
  read.set(own, known);
  // `pt` counts for `pt-BR`, under what `pt-BR` itself says.
  const tag = canonical(language) ?? '';
  const fitting = [...known].filter(([name]) => `${tag}-`.startsWith(`${name}-`));
  const [lang] = fitting.sort(([left], [right]) => left.length - right.length).at(-1) ?? [];
  if (lang === undefined) return undefined;
  return fitting.reduce((all, [, found]) => ({ ...all, ...found }), { lang });
}

function readTexts(own: object): ReadTexts {
  const found = new Map<string, OwnTexts>();
  try {
    for (const [name, value] of Object.entries(own)) {
      const place = `texts[${JSON.stringify(name.slice(0, 50))}]`;
      const tag = canonical(name);
      if (tag === undefined) warnOnce(`${place}: expected a language tag such as pt-BR`);
      else if (!isRecord(value)) warnOnce(`${place}: expected texts, such as { startAgain: 'Begin again' }`);
      else found.set(tag, fitting(place, value));
    }
  } catch {
    warnOnce(`texts: expected texts by language tag, such as ${example}; reading them failed`);
  }
  return found;
}

function fitting(place: string, own: object): OwnTexts {
  const entries = Object.entries(own).filter(([key, value]) => {
    if (value === undefined) return false;
    const wrong = expected(key, value);
    if (wrong !== undefined) warnOnce(`${place}.${key.slice(0, 50)}: expected ${wrong}`);
    return wrong === undefined;
  });
  return Object.fromEntries(entries);
}

/** What was expected of this value; `undefined` if it is that. */
function expected(key: string, value: unknown): string | undefined {
  if (!keys.includes(key)) return `one of ${keys.join(', ')}`;
  if (key === 'dir') return value === 'ltr' || value === 'rtl' ? undefined : 'ltr or rtl';
  if (key !== 'secondsLeft') return typeof value === 'string' ? undefined : 'a text';
  const forms: unknown[] = isRecord(value) && Object.hasOwn(value, 'other') ? Object.values(value) : [0];
  return forms.every((form) => typeof form === 'string')
    ? undefined
    : "plural forms, such as { one: '{seconds} second left', other: '{seconds} seconds left' }";
}

function isRecord(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function canonical(tag: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(tag.trim().replaceAll('_', '-'))[0];
  } catch {
    return undefined;
  }
}
