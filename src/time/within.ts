import type { TimeSource } from './time-source.js';

interface Limits {
  readonly signal: AbortSignal;
  readonly time: TimeSource;
}

/**
 * Runs `work` with a signal that aborts when `signal` does, or with a `TimeoutError` after `limit` ms.
 * Rejects with the reason of that as soon as it happens, whether `work` heeds its signal or not.
 */
export async function within<Value>(
  limit: number,
  { signal, time }: Limits,
  work: (signal: AbortSignal) => Promise<Value>,
): Promise<Value> {
  const patience = new AbortController();
  const timer = time.setTimeout(
    () => patience.abort(new DOMException(`No answer within ${limit / 1000} s.`, 'TimeoutError')),
    limit,
  );
  const either = AbortSignal.any([signal, patience.signal]);
  try {
    return await Promise.race([work(either), rejectedBy(either)]);
  } finally {
    time.clearTimeout(timer);
  }
}

function rejectedBy(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const give = () => reject(signal.reason as Error);
    if (signal.aborted) give();
    else signal.addEventListener('abort', give, { once: true });
  });
}
