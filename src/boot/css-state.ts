import type { WidgetState } from '../machine/types.js';

/** What a browser may lack of it: custom states altogether, or in Chrome before 125 those without two dashes before their name. */
interface Host {
  attachInternals?(): { readonly states?: Pick<CustomStateSet, 'add' | 'clear'> };
}

/** Shows one state at a time to the page's CSS, as `:state(…)`; where a browser cannot, all else works without it. */
export class CssState {
  readonly #states: Pick<CustomStateSet, 'add' | 'clear'> | undefined;

  constructor(host: Host) {
    this.#states = host.attachInternals?.().states;
  }

  /** `undefined` is no state at all. */
  show(state: WidgetState | undefined): void {
    this.#states?.clear();
    try {
      if (state) this.#states?.add(state);
    } catch {
      // A browser that refuses the name.
    }
  }
}
