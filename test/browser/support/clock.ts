import { untilState } from './widget.js';
import type { ConnectWidget } from '../../../src/index.js';

/** Attributes of a widget whose session ends only by {@link passTime}, however slow the machine. */
export const longSession = { 'session-timeout': '600', 'session-warning': '300' };

const clocks = [Date, performance];
const ownNow = clocks.map((clock) => Object.getOwnPropertyDescriptor(clock, 'now'));

afterEach(() => {
  clocks.forEach((clock, index) => {
    const own = ownNow[index];
    if (own) Object.defineProperty(clock, 'now', own);
    else Reflect.deleteProperty(clock, 'now');
  });
});

/**
 * Stops the page's clocks until the end of the test and sets them forward, by seconds. Then the page wakes, as after a sleep,
 * for which an element looks at the time. Timers go on.
 */
export function passTime(seconds: number): void {
  for (const clock of clocks) {
    const then = clock.now() + seconds * 1000;
    clock.now = () => then;
  }
  document.dispatchEvent(new Event('resume'));
}

/** Ends the part of a {@link longSession} before its warning. */
export async function untilWarned(widget: ConnectWidget): Promise<void> {
  passTime(300);
  await untilState(widget, 'idle-warning');
}

/** Ends a {@link longSession}, warning included. */
export async function untilExpired(widget: ConnectWidget): Promise<void> {
  await untilWarned(widget);
  passTime(300);
  await untilState(widget, 'expired');
}
