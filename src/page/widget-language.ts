/** Whether a text can be a BCP 47 language tag. With `_` in place of `-`, as some servers write it, it counts as well. */
export function isLanguageTag(text: unknown): text is string {
  return typeof text === 'string' && /^[a-z]{1,8}([-_][a-z\d]{1,8}){0,8}$/i.test(text);
}

/** The one language of the widget and of the element's own screens. */
export class WidgetLanguage {
  readonly #element: Element;
  readonly #option: () => unknown;
  /** The language of the last answer, and the option `language` as it was when the page asked. */
  #used: { readonly option: unknown; readonly language: string } | undefined;

  /** @param option returns the option `language` as it stands */
  constructor(element: Element, option: () => unknown) {
    this.#element = element;
    this.#option = option;
  }

  /**
   * Begins a request in the language that is wanted now: the option, or else the language of the page around the element, or else the
   * browser's. Call `note` with the `Content-Language` of the answer, if it has one.
   */
  ask(): { readonly asked: string; readonly note: (answered: string | undefined) => void } {
    const option = this.#option();
    const asked = this.#wanted;
    this.#used = undefined;
    return { asked, note: (answered) => (this.#used = { option, language: answered ?? asked }) };
  }

  /** The language of the screens: the widget's, until the option changes. A new `lang` of the page does not change it. */
  get shown(): string {
    return this.#used && Object.is(this.#used.option, this.#option()) ? this.#used.language : this.#wanted;
  }

  get #wanted(): string {
    const option = this.#option();
    const language = isLanguageTag(option) ? option : languageAround(this.#element);
    return (language ?? browserLanguage()).replaceAll('_', '-');
  }
}

/** The nearest `lang`, across shadow roots. If it is empty or malformed, the search ends there and the browser's language counts. */
function languageAround(element: Element): string | undefined {
  const nearest = element.closest('[lang]');
  if (nearest) {
    const language = nearest.getAttribute('lang');
    return isLanguageTag(language) ? language : undefined;
  }
  const { host } = element.getRootNode() as Partial<ShadowRoot>;
  // If the root is a detached `<a>`, its `host` is a string: the host of its URL.
  return typeof host === 'object' ? languageAround(host) : undefined;
}

function browserLanguage(): string {
  const { language } = navigator;
  return isLanguageTag(language) ? language : 'en-US';
}
