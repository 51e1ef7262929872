import type { Failure } from '../errors/failure.js';
import type { WidgetError } from '../errors/widget-error.js';

/** Makes of a failure what the page is told. Its sentences are loaded when the first is needed; without them its code must do. */
export async function explain(failure: Failure): Promise<WidgetError> {
  try {
    const words = await import('../words/explain.js');
    return words.explain(failure);
  } catch {
    return { code: failure.code, recoverable: true, message: `${failure.code}, ${failure.what}.` };
  }
}
