/** How often a request that failed for a passing reason is repeated. */
export const retryLimit = 3;

/** ms before the first repetition, at most; each further one may take twice as long. */
const firstDelay = 500;

/** The longest `Retry-After`, in ms, that a user is left waiting for; beyond it the failure is told at once. */
const longestRetryAfter = 10_000;

/**
 * How long to wait before the `retry`-th repetition (from 1), in ms; `undefined` when there shall be none.
 * Exponential, half of it left to chance, so that many pages that failed together do not come back together.
 * Never earlier than the backend asked for, and never at all if that is longer than a person waits.
 *
 * @param random answers a number from 0 up to 1
 * @param retryAfter ms the backend asked for
 */
export function retryDelay(retry: number, random: () => number, retryAfter = 0): number | undefined {
  if (retry > retryLimit || retryAfter > longestRetryAfter) return undefined;
  const half = (firstDelay * 2 ** (retry - 1)) / 2;
  return Math.max(half, retryAfter) + random() * half;
}

/**
 * Reads `Retry-After` (RFC 9110), a number of seconds or an HTTP date, in ms from `now`; a date in the past is 0.
 * `undefined` without the header, when CORS hides it, or when it is neither.
 */
export function readRetryAfter(header: string | null | undefined, now: number): number | undefined {
  const text = header?.trim() ?? '';
  if (/^\d+$/.test(text)) return Number(text) * 1000;
  // Only what begins as a date does, with the name of a day: Date.parse takes nearly anything for one.
  const date = /^[A-Z][a-z]{2,8},? /.test(text) ? Date.parse(text) : NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
