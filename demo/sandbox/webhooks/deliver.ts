import { createTimers, type Timers } from '../store/timers.js';
import { RETRIES, type WebhookOptions } from './options.js';
import type { WebhookPayload } from './payloads.js';

/** How long the receiver may take to answer, in milliseconds. */
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
export function createDeliveries(timers: Timers = createTimers()): Deliveries {
  const closing = new AbortController();
  const isClosed = (): boolean => closing.signal.aborted;
  let target: Required<WebhookOptions> | undefined;
  let last: Promise<void> = Promise.resolve();

  async function attempt(payload: string, to: Required<WebhookOptions>, retry: number): Promise<void> {
    const isTaken = isClosed() || (await post(payload, to));
    if (isTaken || isClosed() || retry > RETRIES) return;
    timers.after(to.retryDelay * 2 ** (retry - 1), () => void attempt(payload, to, retry + 1));
  }

  /** Whether the receiver answered with 2xx. */
  async function post(body: string, to: Required<WebhookOptions>): Promise<boolean> {
    const abort = new AbortController();
    const stop = (): void => abort.abort();
    const cancelTimeout = timers.after(TIMEOUT, stop);
    closing.signal.addEventListener('abort', stop);
    try {
      const answer = await fetch(to.url, {
        method: 'POST',
        headers: headersFor(to),
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
      cancelTimeout();
      closing.signal.removeEventListener('abort', stop);
    }
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
      timers.close();
    },
  };
}

function headersFor({ username, password }: Required<WebhookOptions>): Record<string, string> {
  const credentials = Buffer.from(`${username}:${password}`).toString('base64');
  return {
    Accept: 'application/json',
    'Content-Type': 'application/json; charset=utf-8',
    ...(username !== '' && { Authorization: `Basic ${credentials}` }),
  };
}
