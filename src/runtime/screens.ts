import { screenOf } from '../views/view-model.js';
import { whenIdle } from '../page/when-idle.js';
import type { ElementHost } from './types.js';
import type { ScreenFacts } from '../views/view-model.js';
import type { WidgetState } from '../machine/types.js';
import type * as Script from '../views/screen-view.js';

/** The script with the screens, once it is here; for all widgets of the page. */
let script: typeof Script | undefined;

/** Loads it, unless it is here. Rejects when it does not arrive. */
export async function loadScreens(): Promise<void> {
  script ??= await import('../views/screen-view.js');
}

/** Draws the screens; loads them when the first is due, or once the widget is there and the browser is idle. */
export class Screens {
  readonly #host: ElementHost;
  readonly #window: Window & typeof globalThis;
  #latest: readonly [facts: ScreenFacts, language: string] | undefined;
  #view: Script.ScreenView | undefined;
  #loading: Promise<void> | undefined;
  /** The state in which it did not arrive. */
  #missedIn: WidgetState | undefined;
  #awaitsIdle = false;
  #stopped = false;

  constructor(host: ElementHost, window: Window & typeof globalThis) {
    this.#host = host;
    this.#window = window;
  }

  draw(facts: ScreenFacts, language: string): void {
    this.#latest = [facts, language];
    if (script) this.#draw(script);
    // Not each second of the warning, if it did not arrive.
    else if (this.#isDue && facts.state !== this.#missedIn) this.#load();
    else if (facts.state === 'active' && !this.#awaitsIdle) {
      this.#awaitsIdle = true;
      whenIdle(this.#window, () => this.#load());
    }
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

  /** Resolves once what is due is shown, or cannot be. */
  get drawn(): Promise<void> {
    return Promise.resolve(this.#loading).then(() => this.#view?.drawn);
  }

  focus(options?: FocusOptions): boolean {
    return this.#view?.focus(options) ?? false;
  }

  stop(): void {
    this.#stopped = true;
    this.#view?.stop();
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
