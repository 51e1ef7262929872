import { failure } from '../errors/widget-error.js';
import { retryDelay } from './retry-policy.js';
import type { Attempt } from './attempt.js';
import type { Connectivity } from '../page/connectivity.js';
import type { Result, WidgetError } from '../errors/widget-error.js';
import type { TimeSource } from '../time/time-source.js';

export interface RepeatOptions {
  readonly signal: AbortSignal;
  readonly time: TimeSource;
  /** Answers a number from 0 up to 1, for the jitter. */
  readonly random: () => number;
  readonly connectivity: Connectivity;
}

/**
 * Asks, and asks again while the failure may pass: three times at most, ever later. Ends at once with the abort of `signal`,
 * and with `offline` when the browser loses its network meanwhile, for then waiting is somebody else's part. Never rejects.
 */
export async function repeatRequest(
  ask: () => Promise<Attempt>,
  options: RepeatOptions,
): Promise<Result<string>> {
  for (let asked = 1; ; asked++) {
    const answer = await ask();
    if (answer.ok || !('isPassing' in answer) || options.signal.aborted) return answer;
    const delay = retryDelay(asked, options.random, answer.retryAfter);
    if (delay === undefined) return { ok: false, error: after(asked, answer.error) };
    const end = await pause(delay, options);
    if (end !== 'time is up') return end === 'offline' ? offline : answer;
  }
}

type PauseEnd = 'time is up' | 'given up' | 'offline';

/** Until the time is up, the request is given up, or the network is lost. */
function pause(delay: number, { signal, time, connectivity }: RepeatOptions): Promise<PauseEnd> {
  return new Promise((resolve) => {
    const end = (how: PauseEnd) => {
      time.clearTimeout(timer);
      signal.removeEventListener('abort', giveUp);
      stopWatching();
      resolve(how);
    };
    const giveUp = () => end('given up');
    const timer = time.setTimeout(() => end('time is up'), delay);
    signal.addEventListener('abort', giveUp, { once: true });
    const stopWatching = connectivity.onChange(() => {
      if (!connectivity.isOnline()) end('offline');
    });
  });
}

function after(asked: number, error: WidgetError): WidgetError {
  return asked === 1 ? error : { ...error, message: `${error.message} Asked ${asked} times.` };
}

export const offline = failure(
  'offline',
  'The browser is offline, so no widget URL could be requested; the element goes on by itself when it is online again.',
);
