import { RETRIES, type WebhookOptions } from './options.js';
import type { WebhookPayload } from './payloads.js';

/** How long the receiver may take to answer. */
const TIMEOUT = 10_000;

export interface Deliveries {
  /** Where webhooks go from now on; `undefined` for nowhere. Queued webhooks keep their target. */
  set(options: Required<WebhookOptions> | undefined): void;
  send(payload: WebhookPayload): void;
  /** Cancels every pending delivery. */
  close(): void;
}

/**
 * Posts webhooks one after the other, each for at most ten seconds. One that failed is sent again later; the others do not
 * wait for that.
 */
export function createDeliveries(): Deliveries {
  const closing = new AbortController();
  const isClosed = (): boolean => closing.signal.aborted;
  const timers = new Set<NodeJS.Timeout>();
  let target: Required<WebhookOptions> | undefined;
  let last: Promise<void> = Promise.resolve();

  async function attempt(payload: string, to: Required<WebhookOptions>, retry: number): Promise<void> {
    const isTaken = isClosed() || (await post(payload, to, closing.signal));
    if (isTaken || isClosed() || retry > RETRIES) return;
    const timer = setTimeout(
      () => {
        timers.delete(timer);
        void attempt(payload, to, retry + 1);
      },
      to.retryDelay * 2 ** (retry - 1),
    );
    timer.unref();
    timers.add(timer);
  }

  return {
    set: (options) => {
      target = options;
    },
    send(payload) {
      const to = target;
      if (!to) return;
      // Serialized now, because the record may change before it is sent.
      const text = JSON.stringify(payload);
      last = last.then(() => attempt(text, to, 1));
    },
    close() {
      closing.abort();
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
    },
  };
}

/** Whether the receiver answered with 2xx. */
async function post(
  body: string,
  { url, username, password }: Required<WebhookOptions>,
  closing: AbortSignal,
): Promise<boolean> {
  const abort = new AbortController();
  const stop = (): void => abort.abort();
  const timer = setTimeout(stop, TIMEOUT);
  closing.addEventListener('abort', stop);
  const credentials = Buffer.from(`${username}:${password}`).toString('base64');
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: {
        Accept: 'application/json',
        'Content-Type': 'application/json; charset=utf-8',
        ...(username !== '' && { Authorization: `Basic ${credentials}` }),
      },
      body,
      redirect: 'manual',
      signal: abort.signal,
    });
    // The status alone counts.
    void answer.body?.cancel().catch(() => {});
    return answer.ok;
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
    closing.removeEventListener('abort', stop);
  }
}
