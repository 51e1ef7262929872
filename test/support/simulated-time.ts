import type { TimeSource, Wake } from '../../src/time/time-source.js';

interface Timer {
  readonly callback: () => void;
  readonly due: number;
}

/** A Monday noon, so that a wall clock turned back stays positive. */
const start = Date.UTC(2026, 0, 5, 12);

/**
 * Both clocks, the timers and the wakes of a page, moved by hand: a `TimeSource` of the element and a clock of XState at once.
 * Timers run by the monotonic clock, as in browsers, and at once when it passes them, in order.
 */
export class SimulatedTime implements TimeSource {
  readonly #timers = new Map<number, Timer>();
  readonly #wakes = new Set<(wake: Wake) => void>();
  #wall = start;
  #monotonic = 0;
  #lastTimer = 0;

  readonly now = (): number => this.#wall;
  readonly monotonic = (): number => this.#monotonic;

  /** A delay that no browser's timer can take fires at once there, and so it does here. */
  readonly setTimeout = (callback: () => void, delay: number): number => {
    const wait = delay > 2 ** 31 - 1 || !(delay > 0) ? 0 : delay;
    this.#timers.set(++this.#lastTimer, { callback, due: this.#monotonic + wait });
    return this.#lastTimer;
  };

  readonly clearTimeout = (timer: unknown): void => {
    this.#timers.delete(timer as number);
  };

  readonly onWake = (callback: (wake: Wake) => void): (() => void) => {
    this.#wakes.add(callback);
    return () => {
      this.#wakes.delete(callback);
    };
  };

  /** Timers that are set and have not run. */
  get pendingTimers(): number {
    return this.#timers.size;
  }

  /** Who listens for the page to wake. */
  get wakeListeners(): number {
    return this.#wakes.size;
  }

  /** Time passes as it should: both clocks go on, and every timer runs when it is due. Answers how many ran. */
  advance(duration: number): number {
    const end = this.#monotonic + duration;
    let ran = 0;
    for (let next = this.#nextDue(end); next; next = this.#nextDue(end)) {
      if (++ran > 10_000) throw new Error('A timer is set again and again without any time passing.');
      const [id, { callback, due }] = next;
      this.#timers.delete(id);
      this.#pass(Math.max(0, due - this.#monotonic));
      callback();
    }
    this.#pass(end - this.#monotonic);
    return ran;
  }

  /** A background tab: the clocks go on, but timers run only once this duration is over. */
  throttle(duration: number): number {
    this.#pass(duration);
    return this.advance(0);
  }

  /** The page is frozen, as in the back/forward cache: the clocks go on, and no timer runs before the page wakes. */
  freeze(duration: number): void {
    this.#pass(duration);
  }

  /** The laptop sleeps: only the wall clock goes on, and no timer runs. It does not wake the page by itself. */
  sleep(duration: number): void {
    this.#wall += duration;
  }

  /** Somebody sets the wall clock, by so many ms forward or, negative, back. */
  adjustWallClock(difference: number): void {
    this.#wall += difference;
  }

  /** The page is seen again, focused or restored; or its network is back. */
  wake(wake: Wake = 'user'): void {
    for (const callback of [...this.#wakes]) callback(wake);
  }

  #pass(duration: number): void {
    this.#monotonic += duration;
    this.#wall += duration;
  }

  #nextDue(end: number): [number, Timer] | undefined {
    let next: [number, Timer] | undefined;
    for (const entry of this.#timers) {
      if (entry[1].due <= end && (next === undefined || entry[1].due < next[1].due)) next = entry;
    }
    return next;
  }
}

export const second = 1000;
export const minute = 60 * second;
