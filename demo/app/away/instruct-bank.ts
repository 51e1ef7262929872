import type { PopupOptions } from '../../sandbox/index.js';

/** ms that a bank which does not ask shows its page, for people to see it. */
const aMoment = 1500;

/** Tells the sandbox's banks how to behave; answers what went wrong, as a sentence, or nothing. */
export async function instructBank(options: PopupOptions): Promise<string> {
  const asks = options.behaviour === 'ask';
  try {
    const response = await fetch('/api/sandbox/popup', {
      method: 'PUT',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ ...options, asks, delay: asks ? 0 : aMoment } satisfies PopupOptions),
    });
    return response.ok ? '' : `The sandbox did not take it: ${String(response.status)}.`;
  } catch {
    return 'The demo server does not answer. Is it still running?';
  }
}
