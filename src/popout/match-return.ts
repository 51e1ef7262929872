import type { OAuthResult } from '../protocol/index.js';

/** ms between what a return page says and the closing of its window that belong together, looks being a second apart. */
const together = 2000;

/**
 * Finds out whether a return page that does not name our member speaks of our trip all the same: every tab of the origin hears it.
 * It closes its window right after it has spoken, so it is ours if our own window goes at that time.
 *
 * Each function answers the result that has turned out to be ours, once.
 */
export function createReturnMatcher() {
  let said: { readonly result: OAuthResult; readonly time: number } | undefined;
  let goneAt: number | undefined;

  const match = (): OAuthResult | undefined => {
    if (!said || goneAt === undefined || Math.abs(goneAt - said.time) > together) return undefined;
    const { result } = said;
    said = undefined;
    return result;
  };

  return {
    /** A return page has said this. */
    hear(result: OAuthResult, time: number) {
      said = { result, time };
      return match();
    },
    /** What the handle of our own window says now. */
    look(closed: boolean, time: number) {
      goneAt = closed ? (goneAt ?? time) : undefined;
      return match();
    },
  };
}
