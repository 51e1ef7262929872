/** Reports in one second; a flood of forgeries must not become a flood of events. */
const reportsPerSecond = 10;

/** Answers `true` for the first few calls of each second. */
export function createReportBudget(now: () => number, limit = reportsPerSecond): () => boolean {
  let windowStart = -Infinity;
  let used = 0;
  return () => {
    const time = now();
    // Also when the clock was turned back, or reports would stop until it has caught up.
    if (time - windowStart >= 1000 || time < windowStart) {
      windowStart = time;
      used = 0;
    }
    return ++used <= limit;
  };
}
