/** ms after which MX has given up a flow at the bank, and there is nothing to come back to. */
const flowLimit = 15 * 60 * 1000;

/**
 * Remembers, for this tab, which member was out at the bank, so that a page that was discarded or left by a full redirect
 * comes back to it. Holds a member guid and a time, no secret. Every storage failure reads as "nothing remembered".
 */
export interface ResumeStore {
  save(memberGuid: string): void;
  read(): string | undefined;
  clear(): void;
}

/** `name` tells the widgets of one page apart, e.g. by their `id`. */
export function createResumeStore(storage: () => Storage, now: () => number, name: string): ResumeStore {
  const key = `connect-widget-element/resume/${name}`;
  const attempt = <Value>(action: () => Value): Value | undefined => {
    try {
      return action();
    } catch {
      return undefined;
    }
  };
  const clear = () => {
    attempt(() => {
      storage().removeItem(key);
    });
  };
  return {
    save: (memberGuid) => {
      attempt(() => {
        storage().setItem(key, JSON.stringify({ memberGuid, time: now() }));
      });
    },
    read: () =>
      attempt(() => {
        const record = JSON.parse(storage().getItem(key) ?? 'null') as {
          memberGuid?: unknown;
          time?: unknown;
        } | null;
        const age = now() - Number(record?.time);
        if (typeof record?.memberGuid === 'string' && age >= 0 && age < flowLimit) return record.memberGuid;
        clear();
        return undefined;
      }),
    clear,
  };
}
