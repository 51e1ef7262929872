/**
 * Calls back when the user leaves the page, and when a page that was left comes back from the back-forward cache.
 *
 * @returns a function that stops it
 */
export function watchLeaving(window: Window, onLeave: () => void, onReturn: () => void): () => void {
  const look = ({ persisted }: PageTransitionEvent) => {
    if (persisted) onReturn();
  };
  window.addEventListener('pagehide', onLeave);
  window.addEventListener('pageshow', look);
  return () => {
    window.removeEventListener('pagehide', onLeave);
    window.removeEventListener('pageshow', look);
  };
}
