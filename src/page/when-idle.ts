/** Calls back when the browser is idle, within 2 s; after 200 ms in a browser without `requestIdleCallback`. */
export function whenIdle(window: Window & typeof globalThis, callback: () => void): void {
  const { requestIdleCallback } = window as { requestIdleCallback?: typeof window.requestIdleCallback };
  // Safari has none, and an element of that id takes its place there.
  if (typeof requestIdleCallback === 'function')
    requestIdleCallback.call(window, callback, { timeout: 2000 });
  else window.setTimeout(callback, 200);
}
