import type { TimeSource } from '../time/time-source.js';

export type SessionClockEvent =
  | { readonly type: 'session.warning'; readonly secondsLeft: number }
  | { readonly type: 'session.tick'; readonly secondsLeft: number }
  /** Activity came while the warning was up. */
  | { readonly type: 'session.renewed' }
  /** Later limits take the warning back; nobody was active. */
  | { readonly type: 'session.deferred' }
  | { readonly type: 'session.expired' };

export interface SessionClock {
  /** The user did something, now or `ago` ms before: the full time starts again. Costs two readings of the time, and no timer. */
  readonly touch: (ago?: number) => void;
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

interface Beginning {
  /** ms that have passed since the last activity already; default 0. */
  readonly ago?: number;
}

/** ms by which the two clocks may disagree before it means something: both are rounded, and one is slewed by NTP. */
const tolerance = 1000;

/**
 * A deadline, not a stopwatch: each look compares the time that has really passed since the last activity with the limits,
 * so neither a throttled timer nor a sleeping laptop can extend a session. Of two clocks the one that says more counts: the
 * wall clock goes on during sleep, the monotonic one cannot be set. So nobody extends a session by setting the time: back
 * changes nothing, also after a sleep; forward cannot be told from a sleep, and ends it.
 * One timer at a time, aimed at the next limit; once a second only while the warning is up.
 */
export function startSessionClock(
  times: SessionTimes & Beginning,
  time: TimeSource,
  report: (event: SessionClockEvent) => void,
): SessionClock {
  let { timeout, warning } = times;
  let wallStart = time.now() - (times.ago ?? 0);
  let monotonicStart = time.monotonic() - (times.ago ?? 0);
  /** How far the wall clock was ahead of the monotonic one at the last look. */
  let ahead = wallStart - monotonicStart;
  let timer: unknown;
  let stage: 'fresh' | 'warning' | 'over' = 'fresh';
  let told = Infinity;

  const idle = () => {
    const wall = time.now();
    const monotonic = time.monotonic();
    const turnedBack = ahead - (wall - monotonic);
    // What the wall clock has counted so far, sleep included, stays counted.
    if (turnedBack > tolerance) wallStart -= turnedBack;
    if (turnedBack > tolerance || turnedBack < 0) ahead = wall - monotonic;
    return Math.max(wall - wallStart, monotonic - monotonicStart);
  };

  const renew = (ago: number) => {
    wallStart = time.now() - ago;
    monotonicStart = time.monotonic() - ago;
    ahead = wallStart - monotonicStart;
  };

  const wait = (duration: number) => {
    // Rounded up, for a browser rounds down, and would look too early.
    timer = time.setTimeout(look, Math.ceil(duration));
  };

  const look = () => aim('session.deferred');

  /** Sets the one timer for what comes next and reports what has come; `taken` says why, if the warning is taken back. */
  const aim = (taken: 'session.deferred' | 'session.renewed') => {
    time.clearTimeout(timer);
    if (stage === 'over') return;
    const left = timeout - idle();
    if (left <= 0) {
      stop();
      report({ type: 'session.expired' });
      return;
    }
    if (left > warning) {
      wait(left - warning);
      if (stage === 'warning') {
        stage = 'fresh';
        report({ type: taken });
      }
      return;
    }
    const secondsLeft = Math.ceil(left / 1000);
    // The next whole second as the user counts it, so that the number shown is never late.
    wait(left - (secondsLeft - 1) * 1000);
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
    touch(ago = 0) {
      if (stage === 'over') return;
      // Activity after the end comes too late, however late the timer is.
      if (idle() >= timeout) {
        look();
        return;
      }
      renew(ago);
      if (stage === 'warning') aim('session.renewed');
    },
    configure(times) {
      ({ timeout, warning } = times);
      look();
    },
    stop,
  };
}
