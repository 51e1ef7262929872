/** CSS px before the viewport at which a lazy widget begins to load, so that it is there when the user arrives. */
const margin = 300;

/**
 * Calls back once, when the element comes near the viewport of this window; at once where the browser cannot tell.
 *
 * @returns a function that stops it
 */
export function whenNear(
  element: Element,
  window: Window & typeof globalThis,
  callback: () => void,
): () => void {
  if (!('IntersectionObserver' in window)) {
    callback();
    return () => undefined;
  }
  const observer = new window.IntersectionObserver(
    (entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      observer.disconnect();
      callback();
    },
    { rootMargin: `${margin}px` },
  );
  observer.observe(element);
  return () => observer.disconnect();
}
