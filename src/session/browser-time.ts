import type { TimeSource } from './session-clock.js';

/** Wakes that the browser tells of: the tab is seen again, the window gets focus, the page comes back from history. */
const wakeEvents = [
  ['visibilitychange', 'document'],
  ['focus', 'window'],
  ['pageshow', 'window'],
] as const;

/** The browser's two clocks, its timers and its wakes. */
export function browserTime(window: Window & typeof globalThis): TimeSource {
  return {
    now: () => Date.now(),
    monotonic: () => performance.now(),
    setTimeout: (callback, delay) => window.setTimeout(callback, delay),
    clearTimeout: (timer) => window.clearTimeout(timer as number | undefined),
    onWake(callback) {
      const target = { document: window.document, window };
      for (const [type, on] of wakeEvents) target[on].addEventListener(type, callback);
      return () => {
        for (const [type, on] of wakeEvents) target[on].removeEventListener(type, callback);
      };
    },
  };
}
