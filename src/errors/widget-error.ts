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
  | 'internal-error'
  | 'unsupported-browser';

/** What went wrong, for the page (`code`, `recoverable`), for its developer (`message`) and, by `code`, for the user. */
export interface WidgetError {
  readonly code: ErrorCode;
  /** True when the user's Reconnect may help; false when the page itself has to change something first. */
  readonly recoverable: boolean;
  /**
   * For developers: what happened and what to do. Never holds a URL's query, a key or a server's answer; of what a
   * `widgetUrlProvider` rejects with it holds the message, with the queries of URLs cut out.
   */
  readonly message: string;
  /** HTTP status of the backend's answer, where there was one. */
  readonly status?: number;
  /** What was thrown, with `internal-error`. */
  readonly cause?: unknown;
}

/** An expected failure is a value, never an exception. */
export type Result<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly error: WidgetError };

export function failure(
  code: ErrorCode,
  message: string,
  { recoverable = true, status }: { recoverable?: boolean; status?: number } = {},
): { readonly ok: false; readonly error: WidgetError } {
  return { ok: false, error: { code, recoverable, message, ...(status === undefined ? {} : { status }) } };
}

/**
 * A text of somebody else's with nothing of its URLs that may be secret: no query, no fragment, no user name and password.
 */
export function withoutSecrets(text: string): string {
  return text.replace(/(?<=\/\/)[^\s/"<>]*@/g, '').replace(/(?<=\S)[?#][^\s"<>]+/g, '?…');
}

/** Every problem of the options in one error, so that a developer can fix them in one go. */
export function invalidConfig(problems: readonly string[]): WidgetError {
  return { code: 'config-invalid', recoverable: false, message: problems.join('; ') };
}

export function unsupportedBrowser(reason: string): WidgetError {
  return { code: 'unsupported-browser', recoverable: false, message: reason };
}
