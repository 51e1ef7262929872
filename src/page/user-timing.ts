/** A part of the user's wait. `start` and `end` are ms of `performance.now()`. */
export interface Stretch {
  readonly name: 'url' | 'frame' | 'ready';
  readonly start: number;
  readonly end: number;
}

/** Records it as a User Timing measure, e.g. `connect-widget:url`, for DevTools and a page's own monitoring. Never throws. */
export function measureStretch(
  { performance }: Pick<Window, 'performance'>,
  { name, start, end }: Stretch,
  id: string,
): void {
  try {
    performance.measure(`connect-widget:${name}`, { start, end, detail: { id } });
  } catch {
    // User Timing is missing or limited here.
  }
}
