import { readNative } from './document.js';

/**
 * Calls back once the page is the user's: at once, or when one that the browser prepares ahead is shown. Until then it would hold
 * back a frame of another origin, and what is asked for may be for nobody. Returns a function that stops it.
 */
export function whenActivated(window: Window, callback: () => void): () => void {
  // Only Chromium has it.
  if (!readNative(window.document as Document & { readonly prerendering?: boolean }, 'prerendering')) {
    callback();
    return () => undefined;
  }
  window.addEventListener('prerenderingchange', callback, true);
  return () => window.removeEventListener('prerenderingchange', callback, true);
}
