/**
 * What of a person's input counts. `begun` is the first half of a press, whose second half is still to come: whoever takes
 * the screen away at the first half lets the second one fall on what lies beneath, an Enter into the widget's form.
 */
export type Input = 'begun' | 'done';

/**
 * Input that only a person causes, presses by assistive technology included, which come as a bare `click`. Pointer moves are
 * left out: the frame swallows them where they would matter, and they would run code for every pixel. So is the focus, for
 * this element moves it itself.
 */
const inputs: Readonly<Record<string, Input>> = {
  pointerdown: 'begun',
  keydown: 'begun',
  click: 'done',
  keyup: 'done',
  wheel: 'done',
  input: 'done',
};

/**
 * Calls back on a person's input on the element; what happens inside the widget's frame arrives as its `ping`.
 *
 * @returns a function that stops it
 */
export function watchActivity(element: EventTarget, callback: (input: Input) => void): () => void {
  const options = { capture: true, passive: true } as const;
  let pressed: string | undefined;

  /** The key comes up where the focus went, and another press of it may end here. */
  const forget = () => (pressed = undefined);
  const notice = (event: Event) => {
    const { type } = event;
    if (type === 'keydown') pressed = (event as KeyboardEvent).code;
    if (type === 'keyup') {
      // A key that went down elsewhere, before the focus came here, was meant for there.
      const isOurs = pressed === (event as KeyboardEvent).code;
      forget();
      if (!isOurs) return;
    }
    callback(inputs[type] ?? 'done');
  };

  for (const type of Object.keys(inputs)) element.addEventListener(type, notice, options);
  element.addEventListener('focusout', forget, options);
  return () => {
    for (const type of Object.keys(inputs)) element.removeEventListener(type, notice, options);
    element.removeEventListener('focusout', forget, options);
  };
}
