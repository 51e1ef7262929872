import { attributeNames } from './option-table.js';

/** Whose values a link may set. A URL of the widget works once, and a link must not choose the backend that the page asks. */
const shared = attributeNames.filter((name) => !name.startsWith('widget-url'));

/** Sets the attributes that the address names, such as `?mode=verification`; an empty value is a boolean attribute. */
export function takeFromAddress(widget: Element): void {
  const query = new URLSearchParams(location.search);
  for (const name of shared) {
    const value = query.get(name);
    if (value !== null) widget.setAttribute(name, value);
  }
}

/** Writes the attributes that differ from the page's own into the address, without a new entry in the history. */
export function keepInAddress(widget: Element, own: ReadonlyMap<string, string | null>): void {
  const url = new URL(location.href);
  for (const name of shared) {
    const value = widget.getAttribute(name);
    if (value === null || value === own.get(name)) url.searchParams.delete(name);
    else url.searchParams.set(name, value);
  }
  if (url.href !== location.href) history.replaceState(history.state, '', url);
}
