import { adoptStyles } from '@lit/reactive-element';
import { readNative } from '../page/document.js';
import type { CSSResultOrNative } from '@lit/reactive-element';

/**
 * Gives a shadow root its styles in whatever document it stands: a constructed style sheet belongs to the document that it was
 * made for, and is lost, or refused, in the page of a frame or in a picture-in-picture window.
 */
export function adoptStylesHere(root: ShadowRoot, styles: CSSResultOrNative[]): void {
  const defaultView = readNative(root.ownerDocument, 'defaultView');
  if (root.ownerDocument === document) adoptStyles(root, styles);
  else if (defaultView) root.adoptedStyleSheets = styles.map((style) => copyFor(defaultView, style));
}

function copyFor(window: Window & typeof globalThis, style: CSSResultOrNative): CSSStyleSheet {
  const sheet = new window.CSSStyleSheet();
  const rules = style instanceof CSSStyleSheet ? Array.from(style.cssRules) : [style];
  sheet.replaceSync(rules.map(({ cssText }) => cssText).join('\n'));
  return sheet;
}
