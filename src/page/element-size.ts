import { breakpointOf } from './breakpoint.js';
import type { Breakpoint } from './breakpoint.js';

/** MX, "Minimum Dimensions and Breakpoints", in CSS px. */
const minimum = { width: 320, height: 550 };

/** ms for which a frame must be too small before that is reported: a drawer that opens or closes is faster. */
const patience = 1000;

export interface ElementSizePorts {
  readonly window: Window & typeof globalThis;
  /** Gives the element its width where its container asks for that of its content. */
  readonly sizer: HTMLElement;
  /** Called with the element's first breakpoint and whenever it changes. */
  readonly onBreakpoint: (breakpoint: Breakpoint) => void;
  /** Called once, with the element's size in CSS px, if a frame is laid out smaller than MX supports. */
  readonly onTooSmall: (size: { readonly width: number; readonly height: number }) => void;
}

/** Watches the size of the element; does nothing in a browser without `ResizeObserver`. */
export class ElementSize {
  readonly #element: HTMLElement;
  readonly #ports: ElementSizePorts;
  readonly #observer: ResizeObserver | undefined;
  /** `undefined` until the element is laid out. */
  breakpoint: Breakpoint | undefined;
  #hasFrame = false;
  #isReported = false;
  #timer: number | undefined;

  constructor(element: HTMLElement, ports: ElementSizePorts) {
    this.#element = element;
    this.#ports = ports;
    const { window } = ports;
    if (!('ResizeObserver' in window)) return;
    this.#observer = new window.ResizeObserver(([entry]) => this.#measure(entry?.contentRect.width ?? 0));
    this.#observer.observe(element);
  }

  /** Call when the frame comes or goes: without one, any size will do. */
  showsFrame(hasFrame: boolean): void {
    this.#hasFrame = hasFrame;
    this.#look();
  }

  #measure(width: number): void {
    const { window, onBreakpoint } = this.#ports;
    if (width === 0) window.requestAnimationFrame(() => this.#widen());
    const breakpoint = breakpointOf(width);
    if (width > 0 && breakpoint !== this.breakpoint) {
      this.breakpoint = breakpoint;
      onBreakpoint(breakpoint);
    }
    this.#look();
  }

  /** An element that is not displayed has no boxes. */
  get #isDisplayed(): boolean {
    return this.#element.getClientRects().length > 0;
  }

  /** A container that is as narrow as its content can be gets MX's minimum. */
  #widen(): void {
    const isNothing = this.#isDisplayed && this.#element.offsetWidth === 0;
    if (isNothing) this.#ports.sizer.style.minWidth = `${minimum.width}px`;
  }

  #look(): void {
    const { window } = this.#ports;
    window.clearTimeout(this.#timer);
    if (!this.#observer || !this.#hasFrame || this.#isReported) return;
    this.#timer = window.setTimeout(() => this.#report(), patience);
  }

  #report(): void {
    const { offsetWidth: width, offsetHeight: height } = this.#element;
    if (!this.#isDisplayed || (width >= minimum.width && height >= minimum.height)) return;
    this.#isReported = true;
    this.#ports.onTooSmall({ width, height });
  }

  stop(): void {
    this.#observer?.disconnect();
    this.#ports.window.clearTimeout(this.#timer);
  }
}
