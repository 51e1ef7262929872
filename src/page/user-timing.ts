/** A stretch of what the user waited for, from and to so many ms of `performance.now()`. */
export interface Stretch {
  readonly name: 'url' | 'frame' | 'ready';
  readonly start: number;
  readonly end: number;
}

/** Shows it in DevTools, and to a page's own monitoring, as `connect-widget:url` and so on. Never throws. */
export function measureStretch(
  { performance }: Pick<Window, 'performance'>,
  { name, start, end }: Stretch,
  id: string,
): void {
  try {
    performance.measure(`connect-widget:${name}`, { start, end, detail: { id } });
  } catch {
    // A browser, or a stand-in for one, that keeps no such record.
  }
}
