/** How a piece of work ended: by itself, out of time, or given up by the one who asked for it. */
export type Ended<Value> =
  | { readonly kind: 'done'; readonly value: Value }
  | { readonly kind: 'failed'; readonly error: unknown }
  | { readonly kind: 'timeout' }
  | { readonly kind: 'gone' };

/**
 * Runs `work` with a signal that aborts after `limit` ms, or when `parent` does. Settles then at once, whether `work`
 * heeds its signal or not; never rejects, and leaves no timer and no listener behind. Not every runtime has a signal on its
 * requests, so there may be no parent.
 */
export async function within<Value>(
  limit: number,
  parent: AbortSignal | null | undefined,
  work: (signal: AbortSignal) => Promise<Value>,
): Promise<Ended<Value>> {
  if (parent?.aborted) return { kind: 'gone' };
  const controller = new AbortController();
  let stop: (kind: 'timeout' | 'gone') => void = () => undefined;
  const stopped = new Promise<Ended<Value>>((resolve) => {
    stop = (kind) => {
      resolve({ kind });
      controller.abort();
    };
  });
  const timer = setTimeout(() => stop('timeout'), limit);
  const onGone = () => stop('gone');
  parent?.addEventListener('abort', onGone);
  try {
    const done = work(controller.signal).then((value): Ended<Value> => ({ kind: 'done', value }));
    return await Promise.race([done, stopped]);
  } catch (error) {
    return { kind: 'failed', error };
  } finally {
    clearTimeout(timer);
    parent?.removeEventListener('abort', onGone);
  }
}
