import { createEvidence } from './evidence.js';
import type { createReturnMatcher } from './match-return.js';
import type { ReportedResult } from './types.js';
import type { TimeSource } from '../session/session-clock.js';

/** How often a window is looked at, in ms; browsers tell nobody when a window of another origin closes. */
export const lookInterval = 1000;

export interface WindowWatch {
  readonly look: () => void;
  readonly stop: () => void;
}

interface WatchPorts {
  readonly time: TimeSource;
  /** Whether the user is here, as far as it has been noticed. */
  readonly isPresent: () => boolean;
  readonly returns: ReturnType<typeof createReturnMatcher>;
}

/** Looks at a window of our own, every second and when it is asked to, until its end is known, which it tells once. */
export function watchWindow(
  window: Window,
  { time, isPresent, returns }: WatchPorts,
  tell: (result: ReportedResult) => void,
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
    const now = time.monotonic();
    const verdict = weigh({ time: now, closed, landed, present: isPresent() });
    const result = returns.look(closed, now) ?? (verdict && { outcome: verdict });
    // To see that the user is back may have ended all, such as a session that has run out.
    if (isOver) return;
    if (result) tell(result);
    else wait();
  };

  wait();
  return { look, stop };
}

/** Whether it shows a page of another origin already, which may not be read, in place of the blank one that every window begins with. */
function hasLanded(window: Window): boolean {
  try {
    return window.location.href !== 'about:blank';
  } catch {
    return true;
  }
}
