/** The third chunk: the screens that lie over the widget, in the user's language. */
import { nothing, render } from 'lit/html.js';
import { announcementFor } from './announcement.js';
import { checkTheme } from './theme.js';
import { focusedIn, focusFirst, focusFrame, focusTargets, isFocusFree } from './focus.js';
import { screenOf } from './view-model.js';
import { screenStyles } from './styles.js';
import { stringsFor } from '../localization/localize.js';
import { view } from './view.js';
import { VisiblePart } from './visible-part.js';
import type { Announcement } from './announcement.js';
import type { Places } from './places.js';
import type { ScreenFacts, ViewActions } from './view-model.js';
import type { Strings } from '../localization/strings.js';

/** Shows one screen at a time, moves the focus to it and back, and tells screen readers. */
export class ScreenView {
  readonly #element: HTMLElement;
  readonly #places: Places;
  readonly #actions: ViewActions;
  readonly #visible: VisiblePart;
  /** The name of the screen that is shown; `undefined` is the bare widget. */
  #shown: string | undefined;
  #announcement: Announcement = { text: '' };
  #facts: ScreenFacts | undefined;
  #language: string | undefined;
  #ownTexts: unknown;
  #strings: Strings | undefined;
  #drawn = Promise.resolve();

  constructor(element: HTMLElement, places: Places, actions: ViewActions) {
    this.#element = element;
    this.#places = places;
    this.#actions = actions;
    const { style } = places.screens;
    this.#visible = new VisiblePart(element, (margins) =>
      style.setProperty('--_padding', margins.map((margin) => `calc(24px + ${margin}px)`).join(' ')),
    );
    places.addStyles(screenStyles);
  }

  /**
   * @param language BCP 47 tag of the screens
   * @param ownTexts the property `texts` as it stands
   */
  draw(facts: ScreenFacts, language: string, ownTexts: unknown): void {
    this.#facts = facts;
    if (this.#language !== language || this.#ownTexts !== ownTexts) {
      this.#language = language;
      this.#ownTexts = ownTexts;
      const strings = stringsFor(language, ownTexts);
      if (strings instanceof Promise) this.#drawn = this.#await(strings);
      else this.#strings = strings;
    }
    this.#draw();
  }

  /** Until the texts are loaded, the screen keeps its previous language. */
  async #await(promise: Promise<Strings>): Promise<void> {
    const language = this.#language;
    const ownTexts = this.#ownTexts;
    const strings = await promise;
    if (this.#language !== language || this.#ownTexts !== ownTexts) return;
    this.#strings = strings;
    this.#draw();
  }

  /** Resolves when the texts are loaded. */
  get drawn(): Promise<void> {
    return this.#drawn;
  }

  #draw(): void {
    if (!this.#facts || !this.#strings) return;
    const { root, screens, frame, status } = this.#places;
    const model = { ...this.#facts, strings: this.#strings, actions: this.#actions };
    const screen = screenOf(model);
    const isNew = screen !== this.#shown;
    // Before rendering, which may take the focus away.
    const movesFocus = isNew && focusedIn(this.#element);
    this.#shown = screen;
    frame.inert = screen !== undefined || model.state === 'loading';
    render(view(model), screens);
    if (screen === undefined) this.#visible.stop();
    else this.#visible.look();
    if (isNew && screen !== undefined) checkTheme(this.#element, root);
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
    this.#visible.stop();
    render(nothing, this.#places.screens);
  }
}
