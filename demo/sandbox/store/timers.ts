/** Timers of one world: none keeps the process alive, and all end together. */
export interface Timers {
  /** Runs once after so many milliseconds; the returned function calls it off. */
  after(milliseconds: number, run: () => void): () => void;
  close(): void;
}

export function createTimers(): Timers {
  const pending = new Set<NodeJS.Timeout>();
  let closed = false;
  return {
    after(milliseconds, run) {
      if (closed) return () => {};
      const timer = setTimeout(() => {
        pending.delete(timer);
        run();
      }, milliseconds);
      timer.unref();
      pending.add(timer);
      return () => {
        clearTimeout(timer);
        pending.delete(timer);
      };
    },
    close() {
      closed = true;
      for (const timer of pending) clearTimeout(timer);
      pending.clear();
    },
  };
}
