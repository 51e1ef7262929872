/*
 * Uses the sandbox's widget from within, as support/pilot.ts tells it. The test server adds this script to the widget's pages;
 * it is never shipped. An order arrives as a message with a port and is answered on that port alone: nothing is ever posted to
 * the window around, so the element cannot hear the pilot. The widget itself ignores the order, which is no command of a host's.
 */

/** What the pilot can do. It waits for the control with that name, at most `patience` milliseconds. */
export type PilotOrder = (
  | { readonly pilot: 'ready'; readonly name: string }
  | { readonly pilot: 'fill'; readonly name: string; readonly text: string }
  | { readonly pilot: 'click'; readonly name: string }
  | { readonly pilot: 'focused'; readonly name?: string }
) & { readonly patience: number };

export type PilotAnswer = { readonly value: unknown } | { readonly error: string };

type Control = HTMLInputElement | HTMLButtonElement;

const controls = (): Control[] => [...document.querySelectorAll<Control>('input, button')];

/** The text of its label, or its own, as a screen reader speaks it. */
function nameOf(element: Element): string {
  const { labels } = element as Partial<Control>;
  const text = labels?.length ? labels[0]?.textContent : element.textContent;
  return (text ?? '').replace(/\s+/g, ' ').trim();
}

/** The name of the control that has the focus within this page; empty without one. */
function focusedName(): string {
  const control = controls().find((each) => each === document.activeElement);
  return control ? nameOf(control) : '';
}

function isUsable(control: Control): boolean {
  const isDisabled = control.disabled || control.getAttribute('aria-disabled') === 'true';
  return !isDisabled && control.getClientRects().length > 0;
}

const usable = (name: string): Control | undefined =>
  controls().find((control) => nameOf(control) === name && isUsable(control));

/** Resolves when `find` finds something: it looks again whenever the page changes, or the focus moves. */
function when<Found>(
  find: () => Found | undefined,
  patience: number,
  complaint: () => string,
): Promise<Found> {
  return new Promise((resolve, reject) => {
    const stop = new AbortController();
    const look = (): void => {
      const found = find();
      if (found === undefined) return;
      stop.abort();
      resolve(found);
    };
    const observer = new MutationObserver(look);
    observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    for (const type of ['focus', 'focusin'])
      window.addEventListener(type, look, { signal: stop.signal, capture: true });
    const timer = setTimeout(() => {
      stop.abort();
      reject(new Error(`${complaint()} within ${patience} ms.`));
    }, patience);
    stop.signal.addEventListener('abort', () => {
      observer.disconnect();
      clearTimeout(timer);
    });
    look();
  });
}

function ready(name: string, patience: number): Promise<Control> {
  const there = (): string => {
    const names = controls().map(
      (control) => `"${nameOf(control)}"${isUsable(control) ? '' : ' (disabled)'}`,
    );
    return names.length > 0 ? `there are ${names.join(', ')}` : 'there are none';
  };
  return when(
    () => usable(name),
    patience,
    () => `The widget has no control "${name}" to use (${there()})`,
  );
}

async function obey(order: PilotOrder): Promise<unknown> {
  const { patience } = order;
  switch (order.pilot) {
    case 'ready':
      await ready(order.name, patience);
      return undefined;
    case 'fill': {
      const control = await ready(order.name, patience);
      control.value = order.text;
      control.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
      return undefined;
    }
    case 'click':
      (await ready(order.name, patience)).click();
      return undefined;
    case 'focused': {
      const { name } = order;
      return when(
        () =>
          document.hasFocus() && (name === undefined || focusedName() === name) ? focusedName() : undefined,
        patience,
        () => `The focus did not come to ${name === undefined ? 'the widget’s page' : `"${name}"`}`,
      );
    }
  }
}

window.addEventListener('message', ({ data, ports: [port] }: MessageEvent<unknown>) => {
  if (!port || typeof data !== 'object' || data === null || !('pilot' in data)) return;
  obey(data as PilotOrder).then(
    (value) => port.postMessage({ value } satisfies PilotAnswer),
    (error: unknown) => port.postMessage({ error: String(error) } satisfies PilotAnswer),
  );
});
