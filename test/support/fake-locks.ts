import type { Locks } from '../../src/popout/count-trips.js';

/** The locks of an origin, which are all shared: each is granted at once, and held until its holder is done. */
export class FakeLocks implements Locks {
  readonly #held = new Set<LockInfo>();

  readonly request = async (name: string, _options: unknown, hold?: unknown): Promise<never> => {
    const lock = { name, mode: 'shared', clientId: '' } satisfies LockInfo;
    this.#held.add(lock);
    await (hold as () => Promise<void>)();
    this.#held.delete(lock);
    return undefined as never;
  };

  query = (): Promise<LockManagerSnapshot> => Promise.resolve({ held: [...this.#held], pending: [] });
}
