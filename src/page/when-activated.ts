/**
 * Calls back once the page is the user's: at once, or when one that the browser prepares ahead is shown. Until then it would hold
 * back a frame of another origin, and what is asked for may be for nobody. Returns a function that stops it.
 */
export function whenActivated(document: Document, callback: () => void): () => void {
  if (!(document as { readonly prerendering?: boolean }).prerendering) {
    callback();
    return () => undefined;
  }
  document.addEventListener('prerenderingchange', callback, { once: true });
  return () => document.removeEventListener('prerenderingchange', callback);
}
