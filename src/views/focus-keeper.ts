import { readNative } from '../page/document.js';

/**
 * Moves the focus to a screen that covers the widget, and back when it is gone. It takes the focus only from the element itself
 * or from nowhere: a user who is typing elsewhere, in this page or in the one around it, is never interrupted.
 */
export class FocusKeeper {
  readonly #host: HTMLElement;
  #screen: string | undefined;
  #before: HTMLElement | undefined;
  #taken = false;
  /** The screen was taken away for the time being, and what comes next has not been shown. */
  #gone = false;

  constructor(host: HTMLElement) {
    this.#host = host;
  }

  /** Call before a screen is rendered, for rendering it may take the focus away; `undefined` is the bare widget. */
  willShow(screen: string | undefined): void {
    if (this.#isShown(screen)) return;
    const inside = this.#activeElement();
    if (this.#screen === undefined) {
      this.#before = inside;
      this.#taken = false;
    }
    if (inside || (screen !== undefined && this.#isNowhere())) this.#taken = true;
    this.#gone = true;
  }

  /** Call after it is rendered, with what may have the focus in it, or in the bare widget, the best first. */
  didShow(screen: string | undefined, targets: () => Iterable<HTMLElement>): void {
    if (this.#isShown(screen)) return;
    this.#screen = screen;
    this.#gone = false;
    if (!this.#taken || !(this.#isNowhere() || this.#activeElement())) return;
    // Who was nowhere may be reading elsewhere: the page stays where it is.
    const options = { preventScroll: screen === undefined || this.#before === undefined };
    const give = () => {
      if (screen === undefined && this.#before?.isConnected) this.#before.focus(options);
      else focusFirst(targets(), options);
    };
    give();
    if (screen !== undefined) return;
    // Firefox loses a focus that goes into a frame while the key that caused it is still being handled.
    requestAnimationFrame(() => {
      const isOurs = this.#isNowhere() || this.#activeElement() !== undefined;
      if (this.#host.isConnected && this.#screen === undefined && isOurs) give();
    });
  }

  /** A screen that comes back after another try failed too is shown anew. */
  #isShown(screen: string | undefined): boolean {
    return screen === this.#screen && !this.#gone;
  }

  /** The focused element within the host, be it in its shadow or slotted. */
  #activeElement(): HTMLElement | undefined {
    const activeElement = readNative(this.#host.getRootNode() as Document | ShadowRoot, 'activeElement');
    if (!activeElement || !this.#host.contains(activeElement) || !this.#hasUser()) return undefined;
    const inner = activeElement === this.#host ? this.#host.shadowRoot?.activeElement : activeElement;
    return (inner ?? activeElement) as HTMLElement;
  }

  #isNowhere(): boolean {
    const { ownerDocument } = this.#host;
    const activeElement = readNative(ownerDocument, 'activeElement');
    const body = readNative(ownerDocument, 'body');
    return (activeElement === null || activeElement === body) && this.#hasUser();
  }

  /** A page in a frame remembers its focus while the user is in the page around it, and would snatch it from there. */
  #hasUser(): boolean {
    const { ownerDocument } = this.#host;
    const window = readNative(ownerDocument, 'defaultView');
    return window === window?.parent || readNative(ownerDocument, 'hasFocus').call(ownerDocument);
  }
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
