import { LitElement } from 'lit';
import type { ConnectWidget } from '../../../src/index.js';

/** A lit element without a shadow root, so that the page's stylesheet reaches what it renders, which stands before its own content. */
export class LightElement extends LitElement {
  protected override createRenderRoot(): this {
    this.renderOptions.renderBefore = this.firstChild;
    return this;
  }

  /** The `<connect-widget>` this element is about: its `for` attribute names the id. */
  protected findWidget(): ConnectWidget {
    return findWidget(this);
  }
}

export function findWidget(element: Element): ConnectWidget {
  const widget = element.ownerDocument.querySelector<ConnectWidget>(
    `connect-widget#${CSS.escape(element.getAttribute('for') ?? '')}`,
  );
  if (!widget)
    throw new Error(`<${element.localName}> needs a for attribute with the id of a <connect-widget>.`);
  return widget;
}
