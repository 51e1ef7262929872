/**
 * Moves the focus to a screen that covers the widget, and back when it is gone. It takes the focus only from the element itself
 * or from nowhere: a user who is typing elsewhere in the page is never interrupted.
 */
export class FocusKeeper {
  readonly #host: HTMLElement;
  #screen: string | undefined;
  #before: HTMLElement | undefined;
  #taken = false;

  constructor(host: HTMLElement) {
    this.#host = host;
  }

  /** Call before a screen is rendered, for rendering it may take the focus away; `undefined` is the bare widget. */
  willShow(screen: string | undefined): void {
    if (screen === undefined || this.#screen !== undefined) return;
    const inside = this.#activeElement();
    this.#taken = inside !== undefined || this.#isNowhere();
    this.#before = inside;
  }

  /** Call after it is rendered, with what shall have the focus in it, or in the bare widget. */
  didShow(screen: string | undefined, target: HTMLElement | null | undefined): void {
    if (screen === this.#screen) return;
    this.#screen = screen;
    if (!this.#taken || !(this.#isNowhere() || this.#activeElement())) return;
    if (screen === undefined && this.#before?.isConnected) this.#before.focus();
    else target?.focus();
    if (screen === undefined) this.#taken = false;
  }

  /** The focused element within the host, be it in its shadow or slotted. */
  #activeElement(): HTMLElement | undefined {
    const { activeElement } = this.#host.getRootNode() as Document | ShadowRoot;
    if (!activeElement || !this.#host.contains(activeElement)) return undefined;
    const inner = activeElement === this.#host ? this.#host.shadowRoot?.activeElement : activeElement;
    return (inner ?? activeElement) as HTMLElement;
  }

  #isNowhere(): boolean {
    const { activeElement, body } = this.#host.ownerDocument;
    return activeElement === null || activeElement === body;
  }
}
