import { readNative } from './document.js';

/** Why a page, or its browser, cannot host the widget. */
export type UnsupportedReason = 'opaque-origin' | 'quirks-mode' | 'old-browser';

/**
 * Why the widget cannot be hosted here, or `undefined` if it can.
 *
 * A page of opaque origin passes its sandbox on to the frames in it, so the widget would have no storage, and its messages no origin.
 * MX supports the current and the previous version of each browser, and neither Internet Explorer nor quirks mode ("Browser Support").
 * The newest feature that the element needs is `AbortSignal.any`: Chrome 116, Firefox 124, Safari 17.4. Custom states and
 * `light-dark()` are newer, and it works without them.
 */
export function unsupportedReason({ document, origin }: Window): UnsupportedReason | undefined {
  if (origin === 'null') return 'opaque-origin';
  if (readNative(document, 'compatMode') === 'BackCompat') return 'quirks-mode';
  return typeof AbortSignal.any === 'function' ? undefined : 'old-browser';
}
