/** What woke the page: its user, or the network that came back, which says that time has passed but not that anybody is here. */
export type Wake = 'user' | 'network';

/** The time as the element sees it; a test hands in its own. */
export interface TimeSource {
  /** Wall clock, ms since the epoch: it goes on while a laptop sleeps. */
  readonly now: () => number;
  /** Monotonic clock in ms: nobody can turn it back. */
  readonly monotonic: () => number;
  readonly setTimeout: (callback: () => void, delay: number) => unknown;
  readonly clearTimeout: (timer: unknown) => void;
  /** Calls back whenever the page wakes: visible again, focused, restored from history. Returns a function that stops it. */
  readonly onWake: (callback: (wake: Wake) => void) => () => void;
}

/** The longest wait of a timer, in ms: nearly 25 days. A longer one fires at once, so options refuse it. */
export const longestWait = 2 ** 31 - 1;
