import type { Strings } from '../localization/strings.js';
import type { WidgetError } from '../errors/widget-error.js';

/** What the user reads, or hears, of an error. Only a browser that is too old is theirs to change. */
export function errorWords(
  strings: Strings,
  error: WidgetError | undefined,
): { readonly title: string; readonly text: string } {
  const isBrowser = error?.code === 'unsupported-browser';
  return {
    title: isBrowser ? strings.unsupportedTitle : strings.errorTitle,
    text: error ? strings.errors[error.code] : '',
  };
}
