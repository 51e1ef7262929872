import type { Timers } from '../../demo/sandbox/store/timers.js';

/** Timers whose time passes only when told to. */
export interface ManualTimers extends Timers {
  /** Lets so many milliseconds pass: runs what falls due, also what that starts in turn. */
  advance(milliseconds: number): void;
  /** How many timers still wait. */
  readonly waiting: number;
}

interface Pending {
  due: number;
  run: () => void;
}

export function createManualTimers(): ManualTimers {
  let now = 0;
  let closed = false;
  const pending = new Set<Pending>();
  return {
    after(milliseconds, run) {
      const timer = { due: now + milliseconds, run };
      if (!closed) pending.add(timer);
      return () => void pending.delete(timer);
    },
    close() {
      closed = true;
      pending.clear();
    },
    advance(milliseconds) {
      const end = now + milliseconds;
      for (;;) {
        const [next] = [...pending].filter(({ due }) => due <= end).sort((one, other) => one.due - other.due);
        if (!next) break;
        now = next.due;
        pending.delete(next);
        next.run();
      }
      now = end;
    },
    get waiting() {
      return pending.size;
    },
  };
}
