/**
 * Why this browser cannot host the widget, or `undefined` if it can. MX supports neither Internet Explorer nor quirks and
 * compatibility modes ("Browser Support"); the element itself needs nothing that MX's supported browsers lack.
 */
export function unsupportedReason(document: Document): string | undefined {
  if (document.compatMode !== 'CSS1Compat') {
    return 'The page is in quirks mode, which MX does not support: begin it with <!doctype html>.';
  }
  return typeof AbortSignal.any === 'function'
    ? undefined
    : 'This browser is older than those that MX supports.';
}
