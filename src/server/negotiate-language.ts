/**
 * The languages of MX's Connect Widget, its default first. MX's overview names the first four; the widget, which looks its texts
 * up by the exact name, has French ones under `fr-CA`. So `fr-CA` must reach MX as it is, and each is sent as it is written here.
 */
export const widgetLanguages = ['en-US', 'en-CA', 'es', 'fr', 'fr-CA'] as const;

/** More ranges than this no person has set in a browser. */
const longestHeader = 1000;

/**
 * Returns the language that an `Accept-Language` header prefers. `fr-CA` gets `fr-CA` if it is listed; otherwise subtags are removed
 * from the end, one at a time: `fr-BE` gets `fr`, `zh-Hant-TW` gets `zh-Hant`. If that finds none, the first one with the same
 * primary tag: `en-GB` gets `en-US`. Otherwise, and for `*` or without a header, the first one that is not refused by `q=0`. If all
 * are refused, the first.
 */
export function negotiateLanguage(header: string | null, languages: readonly [string, ...string[]]): string {
  const ranges = (header ?? '').slice(0, longestHeader).toLowerCase().split(',').map(readRange);
  const refused = new Set(ranges.filter(({ quality }) => quality === 0).map(({ tag }) => tag));
  const offered = languages.filter((language) => !refused.has(language.toLowerCase()));
  const wanted = ranges
    .filter(({ quality }) => quality > 0)
    .sort((one, other) => other.quality - one.quality);
  for (const { tag } of wanted) {
    const language =
      tag === '*'
        ? offered[0]
        : // The lookup of RFC 4647: removing subtags one at a time finds the longest first.
          (offered
            .filter((candidate) => begins(tag, candidate))
            .sort((one, other) => other.length - one.length)[0] ??
          offered.find((candidate) => begins(candidate, tag.replace(/-.*/, ''))));
    if (language !== undefined) return language;
  }
  return offered[0] ?? languages[0];
}

/** One language range of RFC 9110. An invalid quality is `NaN`: the range neither asks for a language nor refuses it. */
function readRange(range: string): { tag: string; quality: number } {
  const [tag = '', ...parameters] = range.split(';').map((part) => part.trim());
  const quality = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2) ?? '1';
  return { tag, quality: /^(0(\.\d{0,3})?|1(\.0{0,3})?)$/.test(quality) ? Number(quality) : NaN };
}

/** Whether a tag begins with another, in whole subtags. */
function begins(tag: string, prefix: string): boolean {
  return `${tag}-`.toLowerCase().startsWith(`${prefix}-`.toLowerCase());
}
