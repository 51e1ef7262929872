import { createEvidence } from './evidence.js';
import type { TimeSource } from '../time/time-source.js';

/** How often a window is looked at, in ms; browsers tell nobody when a window of another origin closes. */
const lookInterval = 1000;

export interface WindowWatch {
  /** Looks now, for something has happened that may go with the window's end. */
  readonly look: () => void;
  readonly stop: () => void;
}

/**
 * Looks at a window of our own every second until its end is known, and reports that once.
 *
 * @param isPresent whether the user is at the page now
 */
export function watchWindow(
  window: Window,
  time: TimeSource,
  isPresent: () => boolean,
  report: (outcome: 'closed' | 'severed') => void,
): WindowWatch {
  const weigh = createEvidence();
  let timer: unknown;
  let isOver = false;

  const stop = () => {
    isOver = true;
    time.clearTimeout(timer);
  };
  const wait = () => {
    timer = time.setTimeout(look, lookInterval);
  };
  const look = () => {
    time.clearTimeout(timer);
    const { closed } = window;
    const landed = !closed && hasLanded(window);
    const outcome = weigh({ time: time.monotonic(), closed, landed, present: isPresent() });
    // Noticing that the user is back can end everything, such as a session that has run out.
    if (isOver) return;
    if (!outcome) wait();
    else {
      stop();
      report(outcome);
    }
  };

  wait();
  return { look, stop };
}

/** Whether it shows another page than the blank one that it began with. A page of another origin throws when it is read. */
function hasLanded(window: Window): boolean {
  try {
    return window.location.href !== 'about:blank';
  } catch {
    return true;
  }
}

/** Whether the return page is in this window, or was: it shows a page of this origin, or has closed itself. */
export function hasReturned(window: Window, origin: string): boolean {
  try {
    return window.closed || window.location.origin === origin;
  } catch {
    return false;
  }
}
