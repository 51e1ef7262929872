/** Calls back once the browser has nothing better to do; where it cannot tell, a moment later. */
export function whenIdle(window: Window & typeof globalThis, callback: () => void): void {
  const { requestIdleCallback } = window as { requestIdleCallback?: typeof window.requestIdleCallback };
  // Safari has none.
  if (requestIdleCallback) requestIdleCallback.call(window, callback, { timeout: 2000 });
  else window.setTimeout(callback, 200);
}
