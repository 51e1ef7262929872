import type { ErrorCode, WidgetError } from '../../src/errors/widget-error.js';

/** An answer that is no URL. */
export function failure(
  code: ErrorCode,
  message: string,
  {
    recoverable = true,
    status,
    refused = false,
  }: { recoverable?: boolean; status?: number; refused?: boolean } = {},
): { readonly ok: false; readonly error: WidgetError; readonly refused: boolean } {
  const error = { code, recoverable, message, ...(status === undefined ? {} : { status }) };
  return { ok: false, error, refused };
}

export function invalidConfig(problems: readonly string[]): WidgetError {
  return { code: 'config-invalid', recoverable: false, message: problems.join('; ') };
}

export function unsupportedBrowser(message: string): WidgetError {
  return { code: 'unsupported-browser', recoverable: false, message };
}
