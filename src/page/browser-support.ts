/**
 * Why this browser cannot host the widget, or `undefined` if it can. MX supports neither Internet Explorer nor quirks and
 * compatibility modes ("Browser Support"), and of the others the current and the previous version. `AbortSignal.any` is the youngest
 * of what the element cannot do without: Chrome 116, Firefox 124, Safari 17.4. What is younger, custom states and `light-dark()`,
 * it does without.
 */
export function unsupportedReason(document: Document): 'quirks-mode' | 'old-browser' | undefined {
  if (document.compatMode === 'BackCompat') return 'quirks-mode';
  return typeof AbortSignal.any === 'function' ? undefined : 'old-browser';
}
