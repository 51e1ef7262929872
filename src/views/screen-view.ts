/** The third chunk: the screens that lie over the widget, in the user's language. */
import { nothing, render } from 'lit/html.js';
import { announcementFor } from './announcement.js';
import { focusedIn, focusFirst, focusFrame, focusTargets, isFocusFree } from './focus.js';
import { screenOf } from './view-model.js';
import { screenStyles } from './styles.js';
import { stringsFor } from '../localization/localize.js';
import { view } from './view.js';
import type { Announcement } from './announcement.js';
import type { Places } from './places.js';
import type { ScreenFacts, ViewActions } from './view-model.js';
import type { Strings } from '../localization/strings.js';

/** Shows one screen at a time, moves the focus to it and back, and tells screen readers. */
export class ScreenView {
  readonly #places: Places;
  readonly #actions: ViewActions;
  readonly #element: HTMLElement;
  /** The name of the screen that is shown; `undefined` is the bare widget. */
  #shown: string | undefined;
  #announcement: Announcement = { text: '' };
  #facts: ScreenFacts | undefined;
  #language: string | undefined;
  #strings: Strings | undefined;
  #drawn = Promise.resolve();

  constructor(element: HTMLElement, places: Places, actions: ViewActions) {
    this.#element = element;
    this.#places = places;
    this.#actions = actions;
    places.addStyles(screenStyles);
  }

  /** @param language BCP 47 tag of the screens */
  draw(facts: ScreenFacts, language: string): void {
    this.#facts = facts;
    if (this.#language !== language) {
      this.#language = language;
      const strings = stringsFor(language);
      if (strings instanceof Promise) this.#drawn = this.#await(language, strings);
      else this.#strings = strings;
    }
    this.#draw();
  }

  /** Until the texts are loaded, the screen keeps its previous language. */
  async #await(language: string, promise: Promise<Strings>): Promise<void> {
    const strings = await promise;
    if (this.#language !== language) return;
    this.#strings = strings;
    this.#draw();
  }

  /** Resolves when the texts are loaded. */
  get drawn(): Promise<void> {
    return this.#drawn;
  }

  #draw(): void {
    if (!this.#facts || !this.#strings) return;
    const { screens, frame, status } = this.#places;
    const model = { ...this.#facts, strings: this.#strings, actions: this.#actions };
    const screen = screenOf(model);
    // Before rendering, which may take the focus away.
    const movesFocus = screen !== this.#shown && focusedIn(this.#element);
    this.#shown = screen;
    frame.inert = screen !== undefined || model.state === 'loading';
    render(view(model), screens);
    if (movesFocus) this.#moveFocus();
    // Announcements wait for the state that follows `loading`.
    if (model.state === 'loading') return;
    const { lang, dir } = model.strings;
    this.#announcement = announcementFor(model, this.#announcement);
    if (status.textContent !== this.#announcement.text) status.textContent = this.#announcement.text;
    Object.assign(status, { lang, dir });
  }

  /** To the screen that is shown now, or back to the widget. */
  #moveFocus(): void {
    if (!isFocusFree(this.#element) || this.focus()) return;
    const { frame, screens } = this.#places;
    const widget = frame.inert ? null : frame.querySelector('iframe');
    const options = { preventScroll: true };
    if (widget) focusFrame(this.#element, widget, options);
    else screens.focus(options);
  }

  /** Focuses the first control of the screen; returns `false` if there is no screen. */
  focus(options?: FocusOptions): boolean {
    if (!this.#screen) return false;
    focusFirst(focusTargets(this.#screen), options);
    return true;
  }

  get #screen(): HTMLElement | null {
    return this.#places.screens.querySelector('.screen[role]');
  }

  stop(): void {
    this.#facts = undefined;
    render(nothing, this.#places.screens);
  }
}
