import { readNative } from '../page/document.js';

/*
 * A screen that covers the widget takes the focus only from the element itself. While nothing in it can have the focus, because its
 * frame is gone and the next screen is not there yet, `places.screens` keeps it: so the browser knows at any time whether the element
 * has the focus, and a user who is elsewhere, or nowhere, is never interrupted.
 */

/** The focused element within the host, be it in its shadow or slotted. */
export function focusedIn(host: HTMLElement): HTMLElement | undefined {
  const activeElement = readNative(host.getRootNode() as Document | ShadowRoot, 'activeElement');
  if (!host.contains(activeElement) || !hasUser(host)) return undefined;
  return (host.shadowRoot?.activeElement ?? activeElement) as HTMLElement;
}

/** A page in a frame remembers its focus while the user is in the page around it, and would snatch it from there. */
function hasUser({ ownerDocument }: HTMLElement): boolean {
  const window = readNative(ownerDocument, 'defaultView');
  return window === window?.parent || readNative(ownerDocument, 'hasFocus').call(ownerDocument);
}

/** Whether the focus is in the host or nowhere, as after the removal of what had it, and not where a listener has moved it meanwhile. */
export function isFocusFree(host: HTMLElement): boolean {
  const activeElement = readNative(host.ownerDocument, 'activeElement');
  const body = readNative(host.ownerDocument, 'body');
  return activeElement === body || focusedIn(host) !== undefined;
}

/**
 * Gives the focus to the widget's frame. Once more with the next picture, because Firefox loses a focus that goes into a frame while the
 * key that caused it is still being handled.
 */
export function focusFrame(host: HTMLElement, frame: HTMLElement, options?: FocusOptions): void {
  frame.focus(options);
  requestAnimationFrame(() => {
    if (isFocusFree(host)) frame.focus(options);
  });
}

/** Gives the focus to the first of these that takes it: what is hidden, disabled or plain text does not. */
export function focusFirst(targets: Iterable<HTMLElement>, options?: FocusOptions): void {
  for (const target of targets) {
    target.focus(options);
    if (readNative(target.getRootNode() as Document | ShadowRoot, 'activeElement') === target) return;
  }
}

/** What may have the focus on a screen, the best first: what the page slotted into it, its own buttons, the screen itself. */
export function* focusTargets(screen: HTMLElement): Iterable<HTMLElement> {
  const assigned = screen.querySelector('slot')?.assignedElements({ flatten: true }) ?? [];
  for (const element of assigned) yield* element.querySelectorAll<HTMLElement>('[autofocus]');
  for (const element of assigned) {
    if (element instanceof HTMLElement) yield element;
    yield* element.querySelectorAll<HTMLElement>('*');
  }
  if (assigned.length === 0) yield* screen.querySelectorAll('button');
  yield screen;
}
