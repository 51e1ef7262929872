import type { TimeSource } from './time-source.js';

export interface Deadline {
  /** The page has woken: is it over by now? */
  readonly look: () => void;
  readonly stop: () => void;
}

/**
 * Calls back once when so many ms have really passed. A timer alone would stand still while a laptop sleeps, so the wall clock
 * counts too, and whoever holds the deadline looks when the page wakes. 0 is never.
 */
export function startDeadline(time: TimeSource, duration: number, callback: () => void): Deadline {
  const start = { wall: time.now(), monotonic: time.monotonic() };
  let timer: unknown;
  let isOver = duration === 0;

  const stop = () => {
    isOver = true;
    time.clearTimeout(timer);
  };
  const look = () => {
    if (isOver) return;
    time.clearTimeout(timer);
    const passed = Math.max(time.now() - start.wall, time.monotonic() - start.monotonic);
    if (passed < duration) {
      // Rounded up, for a browser rounds down, and would look too early.
      timer = time.setTimeout(look, Math.ceil(duration - passed));
      return;
    }
    stop();
    callback();
  };

  look();
  return { look, stop };
}
