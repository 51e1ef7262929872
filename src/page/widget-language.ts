/** Whether a text can be a BCP 47 language tag. */
export function isLanguageTag(text: unknown): text is string {
  return typeof text === 'string' && /^[\w-]+$/.test(text);
}

/** The one language of the widget and of the element's own screens. */
export class WidgetLanguage {
  readonly #element: Element;
  readonly #option: () => unknown;
  #answer: { readonly asked: string; readonly answered: string } | undefined;

  /** @param option returns the option `language` as it stands */
  constructor(element: Element, option: () => unknown) {
    this.#element = element;
    this.#option = option;
  }

  /** The language to ask for: the option, or else that of the page around the element, or else the browser's. */
  get wanted(): string {
    const option = this.#option();
    if (isLanguageTag(option)) return option;
    return languageAround(this.#element) ?? browserLanguage(this.#element);
  }

  /** Notes in which language the backend answered, from its `Content-Language`. */
  note(asked: string, answered: string | undefined): void {
    this.#answer = answered === undefined ? undefined : { asked, answered };
  }

  /** The language to show: the one in which the backend answered what is wanted now, or else what is wanted. */
  get shown(): string {
    const { wanted } = this;
    return this.#answer?.asked === wanted ? this.#answer.answered : wanted;
  }
}

/** The nearest `lang`, in the light trees around the element too. An empty or odd one says nothing. */
function languageAround(element: Element): string | undefined {
  const nearest = element.closest('[lang]');
  if (nearest) {
    const language = nearest.getAttribute('lang');
    return isLanguageTag(language) ? language : undefined;
  }
  const root = element.getRootNode() as Partial<ShadowRoot>;
  // A link has a `host`, too: the one in its address.
  return root.nodeType === Node.DOCUMENT_FRAGMENT_NODE && root.host ? languageAround(root.host) : undefined;
}

function browserLanguage({ ownerDocument }: Element): string {
  return ownerDocument.defaultView?.navigator.language ?? 'en-US';
}
