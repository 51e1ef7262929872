import { safeHttpUrl } from '../protocol/index.js';
import { failure } from '../errors/widget-error.js';
import type { Result } from '../errors/widget-error.js';

/**
 * Checks that an answer is a URL a frame may load: absolute, `https:` (or `http:` on this very machine, for development),
 * without credentials in it. `javascript:`, `data:`, `blob:` and relative URLs are refused with `url-invalid`.
 */
export function checkWidgetUrl(value: unknown, where: string, recoverable = true): Result<string> {
  const refuse = (found: string) =>
    failure('url-invalid', `${where}: expected an absolute https: widget URL from MX, got ${found}.`, {
      recoverable,
    });
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
