import { failure } from '../errors/widget-error.js';
import { safeHttpUrl } from '../protocol/origin.js';
import type { Failure, SourceName } from '../errors/failure.js';
import type { Result } from '../errors/widget-error.js';

/**
 * Checks that an answer is a URL a frame may load: absolute, `https:` (or `http:` on this very machine, for development),
 * without credentials in it. `javascript:`, `data:`, `blob:` and relative URLs are refused with `url-invalid`.
 */
export function checkWidgetUrl(value: unknown, from: SourceName): Result<string, Failure> {
  const refuse = (found: string) => failure({ code: 'url-invalid', what: 'no-url', from, found });
  if (typeof value !== 'string') return refuse(value === null ? 'null' : typeof value);
  let url: URL;
  try {
    url = new URL(value.trim());
  } catch {
    return refuse(value.trim() === '' ? 'an empty text' : 'a text that is no absolute URL');
  }
  if (url.username !== '' || url.password !== '') return refuse('a URL with a user name or password in it');
  const safe = safeHttpUrl(url.href);
  return safe === undefined ? refuse(`a ${url.protocol} URL`) : { ok: true, value: safe };
}
