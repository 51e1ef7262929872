import { toPlain, type Keep } from './plain.js';

/*
 * What a recording keeps of texts and numbers is a list of what is known to be nobody's: the words of MX's own vocabulary, and
 * codes. Whatever is not on it becomes `removed` or 0, so that a field MX adds tomorrow is not published today. The type stays,
 * because the decoder asks for it.
 */

/** Fields whose text is a word of a fixed vocabulary, or the code of an institution. */
const words: ReadonlySet<string> = new Set([
  ...['code', 'connection_status_name', 'context', 'currentInstitutionCode', 'current', 'error_reason'],
  ...['initial_step', 'institution_code', 'kind', 'outcome', 'previous', 'reason', 'state', 'status'],
  ...['type', 'language', 'mode', 'colorScheme', 'useCases', 'products', 'isoCountryCode', 'loading'],
  ...['additionalProductOption', 'oauthReferralSource', 'popout', 'uiMessageWebviewUrlScheme', 'breakpoint'],
]);

const numbers: ReadonlySet<string> = new Set([
  ...['code', 'connection_status', 'secondsLeft', 'status', 'at'],
  ...['popoutTimeout', 'sessionTimeout', 'sessionWarning', 'frameTimeout'],
]);

const removed = 'removed';
const uuid = /(?:[a-z]{2,4}-)?[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/gi;
const word = /^[\w./-]{1,64}$/;

/**
 * Returns a function that copies a value as plain JSON without what could tell of a person: each guid becomes a placeholder such
 * as `MBR-1`, the same for the same guid; a URL keeps its origin alone; other texts become `removed`, other numbers 0.
 */
export function createRedactor(): (value: unknown) => unknown {
  const placeholders = new Map<string, string>();
  const counts = new Map<string, number>();

  const placeholderOf = (guid: string): string => {
    const key = guid.toLowerCase();
    const known = placeholders.get(key);
    if (known !== undefined) return known;
    const prefix = /^[a-z]{2,4}(?=-)/i.exec(guid)?.[0].toUpperCase() ?? 'ID';
    const count = (counts.get(prefix) ?? 0) + 1;
    counts.set(prefix, count);
    const placeholder = `${prefix}-${count}`;
    placeholders.set(key, placeholder);
    return placeholder;
  };
  const withoutGuids = (text: string) => text.replace(uuid, placeholderOf);

  const keepValue: Keep['value'] = (name, value) => {
    if (typeof value === 'number') return numbers.has(name) ? value : 0;
    if (value === '') return '';
    if (/guids?$/i.test(name)) return placeholderOf(value);
    if (name === 'alldataHosts') return /^[\w.-]+(:\d+)?$/.test(value) ? value : removed;
    if (/(url|origins?)$/i.test(name)) return withoutGuids(originOf(value));
    return words.has(name) && word.test(value) ? withoutGuids(value) : removed;
  };
  const keepName: Keep['name'] = (name) => (/^[\w-]{0,64}$/.test(name) ? withoutGuids(name) : removed);
  return (value) => toPlain(value, { value: keepValue, name: keepName });
}

/** The origin of a URL, with a slash so that it is a URL still. */
function originOf(text: string): string {
  try {
    const { origin } = new URL(text);
    if (origin === 'null') return removed;
    return text === origin ? origin : `${origin}/`;
  } catch {
    return removed;
  }
}
