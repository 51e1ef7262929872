import { readNative } from './document.js';

/** Why a page, or its browser, cannot host the widget. */
export type UnsupportedReason = 'opaque-origin' | 'quirks-mode' | 'old-browser';

/**
 * Why the widget cannot be hosted here, or `undefined` if it can.
 *
 * A page of opaque origin passes its sandbox on to the frames in it, so the widget would have no storage, and its messages no origin. MX supports neither Internet Explorer nor quirks and compatibility
 * modes ("Browser Support"), and of the others the current and the previous version. `AbortSignal.any` is the youngest of what the
 * element cannot do without: Chrome 116, Firefox 124, Safari 17.4. What is younger, custom states and `light-dark()`, it does without.
 */
export function unsupportedReason({ document, origin }: Window): UnsupportedReason | undefined {
  if (origin === 'null') return 'opaque-origin';
  if (readNative(document, 'compatMode') === 'BackCompat') return 'quirks-mode';
  return typeof AbortSignal.any === 'function' ? undefined : 'old-browser';
}
