import { failure } from '../errors/widget-error.js';
import { readSafeUrl } from '../page/safe-url.js';
import type { Failure, SourceName } from '../errors/failure.js';
import type { Result } from '../errors/widget-error.js';

/** Checks that an answer is a URL that a frame may load; any other is refused with `url-invalid`. */
export function checkWidgetUrl(value: unknown, from: SourceName): Result<string, Failure> {
  const result =
    typeof value === 'string' ? readSafeUrl(value) : { found: value === null ? 'null' : typeof value };
  if ('url' in result) return { ok: true, value: result.url.href };
  return failure({ code: 'url-invalid', what: 'no-url', from, found: result.found });
}
