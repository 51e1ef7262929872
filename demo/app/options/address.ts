import { attributeNames, optionControls } from './option-table.js';
import { expectedOf } from './check-value.js';
import { tokens } from 'virtual:theme-tokens';

/** Whose values a link may set. A URL of the widget works once, and a link must not choose the backend that the page asks. */
const shared = attributeNames.filter((name) => !name.startsWith('widget-url'));

/** The longest part of an address that is repeated to the person at the page. */
const longest = 40;

const own = new WeakMap<Element, ReadonlyMap<string, string | null>>();

/** The attributes as the page's markup has them: as they were when this was called for the first time. */
export function ownAttributesOf(widget: Element): ReadonlyMap<string, string | null> {
  const known = own.get(widget);
  if (known) return known;
  const attributes = new Map(attributeNames.map((name) => [name, widget.getAttribute(name)]));
  own.set(widget, attributes);
  return attributes;
}

/**
 * Sets the attributes and custom properties that the address names, such as `?mode=verification`; an empty value is a boolean
 * attribute. Returns a sentence for each thing that is left out.
 */
export function takeFromAddress(widget: HTMLElement, search: string): string[] {
  ownAttributesOf(widget);
  const problems: string[] = [];
  for (const [name, value] of new URLSearchParams(search)) {
    const problem = take(widget, name, value);
    if (problem !== undefined) problems.push(problem);
  }
  return problems;
}

function take(widget: HTMLElement, name: string, value: string): string | undefined {
  if (tokens.some((token) => token.name === name)) {
    widget.style.setProperty(name, value);
    return undefined;
  }
  const control = optionControls.find(({ attribute }) => attribute === name);
  if (!control) return `There is no option “${shortened(name)}”.`;
  if (!shared.includes(name)) return `A link does not set ${name}, which decides whom the page asks.`;
  const expected = expectedOf(control, value);
  if (expected !== undefined) return `${name} is “${shortened(value)}” there; expected ${expected}.`;
  widget.setAttribute(name, value);
  return undefined;
}

function shortened(text: string): string {
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}

/** Writes what differs from the page's own into the address, without a new entry in the history. */
export function keepInAddress(widget: HTMLElement): void {
  const initial = ownAttributesOf(widget);
  const url = new URL(location.href);
  const keep = (name: string, value: string | null) => {
    if (value === null) url.searchParams.delete(name);
    else url.searchParams.set(name, value);
  };
  for (const name of shared) {
    const value = widget.getAttribute(name);
    keep(name, value === initial.get(name) ? null : value);
  }
  for (const { name } of tokens) keep(name, widget.style.getPropertyValue(name).trim() || null);
  if (url.href !== location.href) history.replaceState(history.state, '', url);
}
