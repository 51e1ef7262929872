import { screenOf } from '../views/view-model.js';
import type { ElementHost } from './types.js';
import type { ScreenFacts } from '../views/view-model.js';
import type { WidgetState } from '../machine/types.js';
import type * as Script from '../views/screen-view.js';

/** The screens' script, once it is loaded; all widgets of the page share it. */
let script: typeof Script | undefined;

/** Loads the screens' script. Rejects if that fails. */
export async function loadScreens(): Promise<void> {
  script ??= await import('../views/screen-view.js');
}

/**
 * ms from the first message until the screens' script is loaded. Most users have connected their bank by then and need no screen. The
 * next screen of the others is the idle warning, for which the script is there in time, even if the network is not.
 */
const lead = 300_000;

/**
 * Draws the screens. Their script is loaded when the first screen is due; before that, when the page of an active widget is hidden for
 * the first time, because a device may sleep and wake without a network, and five minutes after the widget became active.
 */
export class Screens {
  readonly #host: ElementHost;
  readonly #window: Window & typeof globalThis;
  #latest: readonly [facts: ScreenFacts, language: string, ownTexts: unknown] | undefined;
  #view: Script.ScreenView | undefined;
  #loading: Promise<void> | undefined;
  /** The state in which loading it failed. */
  #missedIn: WidgetState | undefined;
  #stopWaiting: (() => void) | undefined;
  #stopped = false;

  constructor(host: ElementHost, window: Window & typeof globalThis) {
    this.#host = host;
    this.#window = window;
  }

  draw(facts: ScreenFacts, language: string, ownTexts: unknown): void {
    this.#latest = [facts, language, ownTexts];
    if (script) this.#draw(script);
    // After a failure not in the same state again: the idle warning draws every second.
    else if (this.#isDue && facts.state !== this.#missedIn) this.#load();
    else if (facts.state === 'active') this.#stopWaiting ??= this.#wait();
  }

  get #isDue(): boolean {
    return this.#latest !== undefined && screenOf(this.#latest[0]) !== undefined;
  }

  #draw({ ScreenView }: typeof Script): void {
    const { element, places, actions } = this.#host;
    if (this.#stopped || !this.#latest || !(this.#view ?? this.#isDue)) return;
    this.#view ??= new ScreenView(element, places, actions);
    this.#view.draw(...this.#latest);
  }

  /** Resolves when the screen is shown, or its script has failed to load. */
  get drawn(): Promise<void> {
    return Promise.resolve(this.#loading).then(() => this.#view?.drawn);
  }

  focus(options?: FocusOptions): boolean {
    return this.#view?.focus(options) ?? false;
  }

  stop(): void {
    this.#stopped = true;
    this.#stopWaiting?.();
    this.#view?.stop();
  }

  #wait(): () => void {
    const window = this.#window;
    const { document } = window;
    const load = () => {
      stop();
      this.#load();
    };
    const timer = window.setTimeout(load, lead);
    document.addEventListener('visibilitychange', load);
    const stop = () => {
      window.clearTimeout(timer);
      document.removeEventListener('visibilitychange', load);
    };
    return stop;
  }

  #load(): void {
    if (!this.#stopped) this.#loading ??= this.#loadAndDraw();
  }

  async #loadAndDraw(): Promise<void> {
    try {
      await loadScreens();
      if (this.#missedIn) this.#host.missScript(undefined);
      if (script) this.#draw(script);
    } catch {
      this.#loading = undefined;
      if (!this.#isDue || this.#stopped) return;
      this.#missedIn = this.#latest?.[0].state;
      this.#host.missScript(() => this.#load());
    }
  }
}
