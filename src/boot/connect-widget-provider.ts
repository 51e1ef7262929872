import { ContextProvider } from '@lit/context';
import { createElement } from '../page/document.js';
import { css } from '@lit/reactive-element';
import { connectWidgetDefaultsContext } from '../config/defaults-context.js';
import { ConnectWidgetOptions } from '../config/options-element.js';
import { readOptions } from '../config/read-options.js';
import type { CSSResultGroup, PropertyValues } from '@lit/reactive-element';

/**
 * Sets defaults once for every `<connect-widget>` inside it, with the same attributes; an element's own attribute wins.
 * Changing one changes every widget that takes it from here. It shows nothing of its own.
 *
 * @element connect-widget-provider
 *
 * @slot - The page's content, with the widgets in it.
 */
export class ConnectWidgetProvider extends ConnectWidgetOptions {
  static override styles: CSSResultGroup = css`
    :host {
      display: contents;
    }
  `;

  readonly #provider = new ContextProvider(this, { context: connectWidgetDefaultsContext, initialValue: {} });

  override connectedCallback(): void {
    // Before the children ask: what stands in the HTML is known by now.
    this.#provider.setValue(readOptions(this));
    super.connectedCallback();
  }

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    const root = super.createRenderRoot();
    root.replaceChildren(createElement(this.ownerDocument, 'slot'));
    return root;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.size > 0) this.#provider.setValue(readOptions(this));
  }
}
