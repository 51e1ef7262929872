/** Widths at which MX's design changes: small up to 767 CSS px, medium up to 1199, large from 1200. */
export type Breakpoint = 'small' | 'medium' | 'large';

/** MX, "Minimum Dimensions and Breakpoints": small 320–767 CSS px, medium 768–1199, large from 1200. */
export function breakpointOf(width: number): Breakpoint {
  return width < 768 ? 'small' : width < 1200 ? 'medium' : 'large';
}

/**
 * Calls back with the element's first breakpoint in this window and whenever it changes; never where the browser cannot tell.
 *
 * @returns a function that stops it
 */
export function watchBreakpoint(
  element: Element,
  window: Window & typeof globalThis,
  callback: (breakpoint: Breakpoint) => void,
): () => void {
  if (!('ResizeObserver' in window)) return () => undefined;
  let last: Breakpoint | undefined;
  const observer = new window.ResizeObserver(([entry]) => {
    const width = entry?.contentRect.width ?? 0;
    const breakpoint = breakpointOf(width);
    if (width === 0 || breakpoint === last) return;
    last = breakpoint;
    callback(breakpoint);
  });
  observer.observe(element);
  return () => observer.disconnect();
}
