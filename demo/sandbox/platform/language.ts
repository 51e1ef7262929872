import type { Language } from '../store/types.js';

/** The languages of MX's Connect Widget, the default first. */
const LANGUAGES: readonly Language[] = ['en-US', 'en-CA', 'es', 'fr'];

/** The widget's language for an `Accept-Language` header; en-US when none or nothing suitable is asked for. */
export function negotiateLanguage(header: string | undefined): Language {
  const ranges = (header ?? '')
    .split(',')
    .map((range) => {
      const [tag = '', ...parameters] = range.split(';').map((part) => part.trim());
      const quality = parameters.find((parameter) => parameter.startsWith('q='));
      return { tag: tag.toLowerCase(), quality: quality === undefined ? 1 : Number(quality.slice(2)) };
    })
    .filter(({ tag, quality }) => tag !== '' && quality > 0)
    .sort((one, other) => other.quality - one.quality);
  for (const { tag } of ranges) {
    const primary = tag.split('-', 1)[0] ?? '';
    const language =
      LANGUAGES.find((candidate) => candidate.toLowerCase() === tag) ??
      LANGUAGES.find((candidate) => candidate.split('-', 1)[0] === primary);
    if (language) return language;
  }
  return 'en-US';
}
