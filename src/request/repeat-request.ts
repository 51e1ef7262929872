import { failure } from '../errors/widget-error.js';
import { readRetryAfter, retryDelay } from './retry-policy.js';
import type { Attempt } from './attempt.js';
import type { Connectivity } from '../page/connectivity.js';
import type { Failure } from '../errors/failure.js';
import type { Result } from '../errors/widget-error.js';
import type { TimeSource } from '../time/time-source.js';

export interface RepeatOptions {
  readonly signal: AbortSignal;
  readonly time: TimeSource;
  /** Returns a number from 0 up to 1, for the jitter. */
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
): Promise<Result<string, Failure>> {
  for (let asked = 1; ; asked++) {
    const answer = await ask();
    if (answer.ok || !mayPass(answer.error) || options.signal.aborted) return answer;
    const retryAfter = readRetryAfter(answer.retryAfter, options.time.now());
    const delay = retryDelay(asked, options.random, retryAfter);
    if (delay === undefined) return failure(asked === 1 ? answer.error : { ...answer.error, asked });
    const end = await pause(delay, options);
    if (end !== 'time is up') return end === 'offline' ? offline : answer;
  }
}

/**
 * Whether it may be gone the next time: the network, an overloaded backend. A `TypeError` is what fetch rejects with when the network
 * fails; any other rejection of a provider is the page's own word, and stands.
 */
function mayPass(error: Failure): boolean {
  if (error.what === 'rejected-promise') return error.thrown instanceof TypeError;
  return error.what === 'unreachable' || (error.what === 'refused' && error.code === 'url-request-failed');
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

export const offline = failure({ code: 'offline', what: 'no-network' });
