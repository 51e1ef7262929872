import { parseAccept } from 'hono/utils/accept';

/** Languages of the Connect Widget, from MX's documentation, by what a browser may ask for. */
const byTag: Record<string, string> = { 'en-ca': 'en-CA', en: 'en-US', es: 'es', fr: 'fr' };
const fallback = 'en-US';

/** The widget language that suits an Accept-Language header best: `es-MX` gives `es`, an unknown one `en-US`. */
export function negotiateLanguage(header: string | undefined): string {
  const wanted = parseAccept(header ?? '').sort((one, other) => other.q - one.q);
  for (const { type } of wanted) {
    const tag = type.toLowerCase();
    const known = byTag[tag] ?? byTag[tag.split('-', 1)[0] ?? ''];
    if (known) return known;
  }
  return fallback;
}
