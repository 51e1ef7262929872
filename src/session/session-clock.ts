/** The time as the clock sees it; a test hands in its own. */
export interface TimeSource {
  /** Wall clock, ms since the epoch: it goes on while a laptop sleeps. */
  readonly now: () => number;
  /** Monotonic clock in ms: nobody can turn it back. */
  readonly monotonic: () => number;
  readonly setTimeout: (callback: () => void, delay: number) => unknown;
  readonly clearTimeout: (timer: unknown) => void;
  /** Calls back whenever the page wakes: visible again, focused, restored from history. Answers how to stop. */
  readonly onWake: (callback: () => void) => () => void;
}

export type SessionClockEvent =
  | { readonly type: 'session.warning'; readonly secondsLeft: number }
  | { readonly type: 'session.tick'; readonly secondsLeft: number }
  | { readonly type: 'session.renewed' }
  | { readonly type: 'session.expired' };

export interface SessionClock {
  /** The user did something: the full time starts again. Costs two readings of the time and one assignment. */
  touch(): void;
  /** Other limits from now on; the time that has passed still counts. */
  configure(times: SessionTimes): void;
  stop(): void;
}

export interface SessionTimes {
  /** ms without activity until the end. */
  readonly timeout: number;
  /** ms before the end at which the warning begins. */
  readonly warning: number;
}

/** The longest wait a timer takes, in ms; it fires at once for a longer one. */
const longestWait = 2 ** 31 - 1;

/**
 * A deadline, not a stopwatch: each look compares the time that has really passed since the last activity with the limits,
 * so neither a throttled timer nor a sleeping laptop can extend a session. The larger of two clocks counts: the wall clock
 * goes on during sleep, the monotonic one cannot be turned back.
 * One timer at a time, aimed at the next limit; once a second only while the warning is up.
 */
export function startSessionClock(
  times: SessionTimes,
  time: TimeSource,
  report: (event: SessionClockEvent) => void,
): SessionClock {
  let { timeout, warning } = times;
  let wallStart = time.now();
  let monotonicStart = time.monotonic();
  let timer: unknown;
  let stage: 'fresh' | 'warning' | 'over' = 'fresh';
  let told = Infinity;

  const idle = () => Math.max(time.now() - wallStart, time.monotonic() - monotonicStart);

  const renew = () => {
    wallStart = time.now();
    monotonicStart = time.monotonic();
  };

  const look = () => {
    time.clearTimeout(timer);
    if (stage === 'over') return;
    const left = timeout - idle();
    if (left <= 0) {
      stop();
      report({ type: 'session.expired' });
      return;
    }
    const untilWarning = left - warning;
    if (untilWarning > 0) {
      timer = time.setTimeout(look, Math.min(untilWarning, longestWait));
      // Later limits, or a wall clock that was set right again, take a warning back.
      if (stage === 'warning') {
        stage = 'fresh';
        report({ type: 'session.renewed' });
      }
      return;
    }
    const secondsLeft = Math.ceil(left / 1000);
    // The next whole second as the user counts it, so that the number shown is never late.
    timer = time.setTimeout(look, left - (secondsLeft - 1) * 1000);
    if (stage === 'fresh') {
      stage = 'warning';
      told = secondsLeft;
      report({ type: 'session.warning', secondsLeft });
    } else if (secondsLeft !== told) {
      told = secondsLeft;
      report({ type: 'session.tick', secondsLeft });
    }
  };

  const stopWaking = time.onWake(look);

  function stop(): void {
    stage = 'over';
    time.clearTimeout(timer);
    stopWaking();
  }

  look();

  return {
    touch() {
      if (stage === 'over') return;
      // Activity after the end comes too late, however late the timer is.
      if (idle() >= timeout) {
        look();
        return;
      }
      const warned = stage === 'warning';
      renew();
      if (warned) look();
    },
    configure(times) {
      ({ timeout, warning } = times);
      look();
    },
    stop,
  };
}
