import type { TimeSource, Wake } from './time-source.js';

/**
 * Wakes that the browser tells of: the tab is seen again, or thawed, the window gets focus, the page comes back from history.
 * A laptop that slept under a page in front may tell of none of these, but its network comes back.
 */
const wakeEvents: readonly (readonly [type: string, capture: boolean])[] = [
  // Events of the document, heard on their way there.
  ['visibilitychange', true],
  ['resume', true],
  ['focus', false],
  ['pageshow', false],
  ['online', false],
];

/** The browser's two clocks, its timers and its wakes, for all widgets of a page: it listens once for all of them. */
export function browserTime(window: Window & typeof globalThis): TimeSource {
  const callbacks = new Set<(wake: Wake) => void>();
  const wake = ({ type }: Event) => {
    for (const callback of callbacks) callback(type === 'online' ? 'network' : 'user');
  };

  return {
    now: () => Date.now(),
    monotonic: () => performance.now(),
    setTimeout: (callback, delay) => window.setTimeout(callback, delay),
    clearTimeout: (timer) => window.clearTimeout(timer as number | undefined),
    onWake(callback) {
      if (callbacks.size === 0) {
        for (const [type, capture] of wakeEvents) window.addEventListener(type, wake, capture);
      }
      callbacks.add(callback);
      return () => {
        if (!callbacks.delete(callback) || callbacks.size > 0) return;
        for (const [type, capture] of wakeEvents) window.removeEventListener(type, wake, capture);
      };
    },
  };
}
