/** The kinds of input that show a person at work. */
const inputEvents = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const;

/** At most one report in this many milliseconds, however busy the person is. */
const quietPeriod = 5000;

/** Calls back while the person is active in the widget, so that the host can keep its session clock running. */
export function watchActivity(onActive: () => void, signal: AbortSignal): void {
  let quietUntil = 0;
  const onInput = (event: Event): void => {
    if (!event.isTrusted || event.timeStamp < quietUntil) return;
    quietUntil = event.timeStamp + quietPeriod;
    onActive();
  };
  for (const type of inputEvents)
    window.addEventListener(type, onInput, { passive: true, capture: true, signal });
}
