/** The name of the lock that each trip holds, beside the others, for as long as it listens. */
const tripLockName = 'connect-widget-element/out';

/** The part of the browser's `LockManager` that is used here. */
export type Locks = Pick<LockManager, 'request' | 'query'>;

export interface CountedTrip {
  /** Whether no other trip is out in any tab of the origin; `false` too where the browser does not tell. Never rejects. */
  readonly isOnly: () => Promise<boolean>;
  readonly stop: () => void;
}

/**
 * Counts the trips of all tabs of the origin, by a lock that each shares with the others. A tab that is frozen keeps its own, where
 * a message would get no answer, and one that is gone has none.
 */
export function countTrip(locks: () => Locks): CountedTrip {
  let stop: () => void = () => undefined;
  const isOver = new Promise<void>((resolve) => (stop = resolve));
  const attempt = async <Value>(action: () => Promise<Value>): Promise<Value | undefined> => {
    try {
      return await action();
    } catch {
      // There are none on a page over plain `http:`, nor in a frame that may store nothing.
      return undefined;
    }
  };
  void attempt(() => locks().request(tripLockName, { mode: 'shared' }, () => isOver));
  return {
    async isOnly() {
      const known = await attempt(() => locks().query());
      return known?.held?.filter(({ name }) => name === tripLockName).length === 1;
    },
    stop,
  };
}
