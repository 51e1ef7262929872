import { act } from '../bank/api.js';
import type { PopupOptions } from '../../sandbox/index.js';

/** ms that a bank which does not ask shows its page, for people to see it. */
const aMoment = 1500;

/** Tells the sandbox's banks how to behave; returns what went wrong, as a sentence, or nothing. */
export async function instructBank(options: PopupOptions): Promise<string> {
  const asks = options.behaviour === 'ask';
  const popup = { ...options, asks, delay: asks ? 0 : aMoment } satisfies PopupOptions;
  return (await act('PUT', '/api/sandbox/popup', popup)) ?? '';
}
