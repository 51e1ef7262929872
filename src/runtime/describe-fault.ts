import { explain } from './explain.js';
import { internalError } from '../machine/setup.js';
import type { Failure } from '../errors/failure.js';
import type { UnsupportedReason } from '../page/browser-support.js';
import type { WidgetError } from '../errors/widget-error.js';

/** The error of a machine that does not start, as XState does not if `Object.prototype` has enumerable properties. */
export async function describeFault(cause: unknown): Promise<WidgetError> {
  const isPolluted = Object.keys(Object.prototype).length > 0;
  return isPolluted
    ? explain({ code: 'unsupported-page', what: 'polluted-prototype' })
    : internalError(cause);
}

/** Why the widget cannot be hosted here, as a failure. */
export function unsupportedFailure(what: UnsupportedReason): Failure {
  return what === 'old-browser' ? { code: 'unsupported-browser', what } : { code: 'unsupported-page', what };
}
