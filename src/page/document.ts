/*
 * An `<img>`, `<form>`, `<iframe>`, `<embed>` or `<object>` named `defaultView` hides `document.defaultView` ("DOM clobbering"). So a
 * document is read by the functions here. Listeners belong on the window, whose own members nothing hides.
 */

/** Reads the browser's own property of a document or shadow root; `undefined` if the browser has none of that name. */
export function readNative<Root extends Document | ShadowRoot, Name extends keyof Root>(
  root: Root,
  name: Name,
): Root[Name] {
  return Reflect.get(Object.getPrototypeOf(root) as Root, name, root);
}

/** `document.createElement()`, with attributes that are set in this order. */
export function createElement<Name extends keyof HTMLElementTagNameMap>(
  document: Document,
  name: Name,
  attributes: Readonly<Record<string, string>> = {},
): HTMLElementTagNameMap[Name] {
  const element = readNative(document, 'createElement').call(document, name);
  for (const attribute of Object.entries(attributes)) element.setAttribute(...attribute);
  return element as HTMLElementTagNameMap[Name];
}
