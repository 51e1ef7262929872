/** Input that only a person causes. Pointer moves are left out: they would run code for every pixel. */
const activityEvents = ['pointerdown', 'keydown', 'wheel', 'touchstart', 'input'] as const;

/** Calls back on a person's input on the element; what happens inside the widget's frame arrives as its `ping`. */
export function watchActivity(element: EventTarget, callback: () => void): () => void {
  const options = { capture: true, passive: true } as const;
  for (const type of activityEvents) element.addEventListener(type, callback, options);
  return () => {
    for (const type of activityEvents) element.removeEventListener(type, callback, options);
  };
}
