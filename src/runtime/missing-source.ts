import { explain } from './explain.js';
import type { PageServices } from './page-services.js';

/** ms for a page to set a source of widget URLs: frameworks set properties after the element is in the page. */
const patience = 3000;

/**
 * Warns the developer of a page whose widget has nothing to load after three seconds, once for all widgets of the page.
 *
 * @returns a function that stops it
 */
export function watchForSource(
  isMissing: () => boolean,
  { time, warnOnce }: Pick<PageServices, 'time' | 'warnOnce'>,
): () => void {
  const timer = time.setTimeout(() => {
    if (isMissing())
      void explain({ code: 'config-invalid', what: 'no-source' }).then(({ message }) => warnOnce(message));
  }, patience);
  return () => time.clearTimeout(timer);
}
