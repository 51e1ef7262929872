import type { Result, WidgetError } from '../errors/widget-error.js';

/** One failure that may be gone the next time: the network, an overloaded backend. */
export interface Setback {
  readonly ok: false;
  readonly error: WidgetError;
  readonly isPassing: true;
  /** ms the backend wants to be left alone. */
  readonly retryAfter?: number | undefined;
}

/** What came of asking once. */
export type Attempt = Result<string> | Setback;

export function setback({ error }: { readonly error: WidgetError }, retryAfter?: number): Setback {
  return { ok: false, error, isPassing: true, retryAfter };
}
