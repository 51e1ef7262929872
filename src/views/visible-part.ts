import { readNative } from '../page/document.js';

/** An intersection is reported at each of these ratios: about every 20 CSS px of the element's height. */
const ratios = Array.from({ length: 36 }, (_, index) => index / 35);

/**
 * Tells while a screen is up which part of the element is in view, because that may be taller than the window or clipped by a container.
 * Does nothing in a browser without `IntersectionObserver`.
 */
export class VisiblePart {
  readonly #element: Element;
  readonly #callback: (margins: readonly number[]) => void;
  #observer: IntersectionObserver | undefined;
  #stop: (() => void) | undefined;

  /** @param callback takes the CSS px that are out of view at the top, right, bottom and left */
  constructor(element: Element, callback: (margins: readonly number[]) => void) {
    this.#element = element;
    this.#callback = callback;
  }

  /** Measures now, and whenever something scrolls or changes its size until `stop()`. */
  look(): void {
    const window = readNative(this.#element.ownerDocument, 'defaultView');
    if (!window || !('IntersectionObserver' in window)) return;
    try {
      this.#observer ??= this.#start(window);
      // An observer reports again what it observes anew, even if the ratio is the same as before.
      this.#observer.unobserve(this.#element);
      this.#observer.observe(this.#element);
    } catch {
      // The page has replaced IntersectionObserver. The card is in the middle of the element then.
    }
  }

  #start(window: Window & typeof globalThis): IntersectionObserver {
    const observer = new window.IntersectionObserver(
      (entries) => {
        const entry = entries.at(-1);
        if (!entry?.isIntersecting) return;
        const { boundingClientRect: all, intersectionRect: seen } = entry;
        this.#callback([
          seen.top - all.top,
          all.right - seen.right,
          all.bottom - seen.bottom,
          seen.left - all.left,
        ]);
      },
      { threshold: ratios },
    );
    const look = () => this.look();
    const options = { capture: true, passive: true } as const;
    window.addEventListener('scroll', look, options);
    window.addEventListener('resize', look, options);
    this.#stop = () => {
      observer.disconnect();
      window.removeEventListener('scroll', look, options);
      window.removeEventListener('resize', look, options);
    };
    return observer;
  }

  stop(): void {
    this.#stop?.();
    this.#stop = undefined;
    this.#observer = undefined;
  }
}
