import type { Failure } from './failure.js';

/** What went wrong, for the page (`code`, `recoverable`), for its developer (`message`) and, by `code`, for the user. */
export interface WidgetError {
  readonly code: ErrorCode;
  /** True when the user's “Try again” may help; false when the page itself has to change something first. */
  readonly recoverable: boolean;
  /**
   * For developers: what happened and what to do. Never holds a URL's query or a key. Of what a backend answers it holds
   * `error.code` and `error.message`, of what a `widgetUrlProvider` rejects with the message, both without the queries of URLs.
   */
  readonly message: string;
  /** HTTP status of the backend's answer, where there was one. */
  readonly status?: number;
  /** What the backend says of it, where it answers `{ "error": { "code", "message" } }` as `./server` does. */
  readonly backend?: BackendError;
  /** What was thrown, with `internal-error`. */
  readonly cause?: unknown;
}

/** The codes of `connect-error`; a page can act on each. */
export type ErrorCode =
  | 'config-invalid'
  | 'url-request-failed'
  | 'url-request-rejected'
  | 'url-invalid'
  | 'url-spent'
  | 'frame-timeout'
  | 'frame-blocked'
  | 'offline'
  | 'script-failed'
  | 'internal-error'
  | 'unsupported-browser'
  | 'unsupported-page';

/** What a backend said of a widget URL that it refused; both without the queries of URLs. */
export interface BackendError {
  readonly code?: string;
  readonly message?: string;
}

/** An expected failure is a value, never an exception. */
export type Result<Value, Problem = WidgetError> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly error: Problem };

export function failure(error: Failure): { readonly ok: false; readonly error: Failure } {
  return { ok: false, error };
}
