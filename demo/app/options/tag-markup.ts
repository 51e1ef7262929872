/** The HTML that makes an element with the named attributes it has now, for a person to copy. */
export function tagMarkup(element: Element, names: readonly string[]): string {
  const tag = element.localName;
  const attributes = names.filter((name) => element.hasAttribute(name)).map((name) => markup(element, name));
  const [only, ...more] = attributes;
  if (!only) return `<${tag}></${tag}>`;
  if (more.length === 0) return `<${tag} ${only}></${tag}>`;
  return `<${tag}\n${attributes.map((attribute) => `  ${attribute}\n`).join('')}></${tag}>`;
}

function markup(element: Element, name: string): string {
  const value = element.getAttribute(name);
  return value ? `${name}="${value.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"` : name;
}
