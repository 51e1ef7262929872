import type { CSSResultOrNative } from '@lit/reactive-element';

/** The parts of the element's shadow tree that stay for good. */
export interface Places {
  readonly root: HTMLElement;
  /** Gives the element its width where its container asks for that of its content. */
  readonly sizer: HTMLElement;
  /** Holds the frame. */
  readonly frame: HTMLElement;
  /** Holds the one screen of the state, which lies over the frame. */
  readonly screens: HTMLElement;
  /** The live region: the voice for those who do not see. */
  readonly status: HTMLElement;
  /** Gives the shadow tree these styles too, before those of a subclass. */
  addStyles(styles: CSSResultOrNative): void;
}
