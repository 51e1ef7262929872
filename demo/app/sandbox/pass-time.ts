/** Sets the page's clocks forward, by seconds, and wakes the page, as after a sleep. */
export function passTime(seconds: number): void {
  for (const clock of [Date, performance]) {
    const now = clock.now.bind(clock);
    clock.now = () => now() + seconds * 1000;
  }
  document.dispatchEvent(new Event('resume'));
}
