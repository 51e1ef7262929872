import { dispatchHostEvent } from '../events/dispatch.js';
import { ElementSize } from '../page/element-size.js';
import type { ElementHost } from './types.js';

/** Tells the page of MX's breakpoints, and its developer once of a frame that is smaller than MX supports. */
export function watchSize(
  { element, places, changed }: ElementHost,
  window: Window & typeof globalThis,
): ElementSize {
  return new ElementSize(element, {
    window,
    sizer: places.sizer,
    onBreakpoint: (breakpoint) => {
      changed();
      dispatchHostEvent(element, 'connect-breakpoint-change', { breakpoint });
    },
    onTooSmall: ({ width, height }) =>
      console.warn(
        `<connect-widget> is ${width} by ${height} CSS px. MX's widget needs 320 by 550 at least: give its container more room.`,
      ),
  });
}
