import type { ConnectWidget } from '../../../src/index.js';

/** What a user would find wrong with the screen that the widget shows: what is cut off, lies over something, or is hard to see. */
export function faultsOf(widget: ConnectWidget): string[] {
  const screen = widget.shadowRoot?.querySelector<HTMLElement>('.screen[role]');
  const card = screen?.querySelector<HTMLElement>('.card');
  if (!screen || !card) return ['there is no screen'];
  const parts = [...card.querySelectorAll<Element>('.icon, .title, .text, .timer, button')];
  return [...overflows(screen, card, parts), ...overlaps(parts), ...parts.flatMap((part) => paleness(part))];
}

/** Of a fraction of a pixel nobody sees anything. */
const tolerance = 1;

function overflows(screen: HTMLElement, card: HTMLElement, parts: readonly Element[]): string[] {
  const faults: string[] = [];
  if (screen.scrollWidth > screen.clientWidth) faults.push('the screen scrolls sideways');
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth > clientWidth) faults.push('the page scrolls sideways');
  const outer = screen.getBoundingClientRect();
  const inner = card.getBoundingClientRect();
  if (inner.left < outer.left - tolerance || inner.right > outer.right + tolerance)
    faults.push('the card is wider than the element');
  // What lies above the beginning cannot be scrolled to.
  if (inner.top < outer.top - screen.scrollTop - tolerance) faults.push('the top of the card is cut off');
  for (const part of parts) {
    const { left, right, width, height } = part.getBoundingClientRect();
    if (left < inner.left - tolerance || right > inner.right + tolerance)
      faults.push(`${nameOf(part)} sticks out of the card`);
    if (part.scrollWidth > part.clientWidth + tolerance && part.clientWidth > 0)
      faults.push(`${nameOf(part)} is wider than its box`);
    if (part.matches('button') && (width < 44 || height < 44))
      faults.push(`${nameOf(part)} is smaller than 44 px`);
  }
  return faults;
}

function overlaps(parts: readonly Element[]): string[] {
  const boxes = parts.map((part) => ({ part, box: part.getBoundingClientRect() }));
  return boxes.flatMap(({ part, box }, index) =>
    boxes
      .slice(index + 1)
      .filter(
        ({ box: other }) =>
          Math.min(box.right, other.right) - Math.max(box.left, other.left) > tolerance &&
          Math.min(box.bottom, other.bottom) - Math.max(box.top, other.top) > tolerance,
      )
      .map(({ part: other }) => `${nameOf(part)} lies over ${nameOf(other)}`),
  );
}

function paleness(part: Element): string[] {
  const wanted = part.matches('.icon') ? 3 : 4.5;
  const found = contrastOf(part);
  return found < wanted ? [`${nameOf(part)} has a contrast of ${found.toFixed(2)}, not ${wanted}`] : [];
}

/** Of the element's colour to what is painted behind it, as WCAG counts it. */
export function contrastOf(element: Element): number {
  const behind = backgroundsOf(element);
  const [text, ground] = [luminance([...behind, getComputedStyle(element).color]), luminance(behind)];
  return (Math.max(text, ground) + 0.05) / (Math.min(text, ground) + 0.05);
}

/** The background colours from the page's canvas up to the element's own. */
function backgroundsOf(element: Element): string[] {
  const colors: string[] = [];
  for (let at: Element | null = element; at; at = parentOf(at))
    colors.unshift(getComputedStyle(at).backgroundColor);
  const isDark = getComputedStyle(document.documentElement).colorScheme.includes('dark');
  return [isDark ? '#121212' : '#fff', ...colors];
}

function parentOf(element: Element): Element | null {
  const root = element.getRootNode();
  return element.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
}

const canvas = document.createElement('canvas');
const context = canvas.getContext('2d', { willReadFrequently: true });

/** Of these colours, one painted over the other. */
function luminance(colors: readonly string[]): number {
  if (!context) throw new Error('There is no canvas to paint on.');
  for (const color of colors) {
    context.fillStyle = color;
    context.fillRect(0, 0, 1, 1);
  }
  const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
  const linear = (byte: number) => (byte <= 10 ? byte / 255 / 12.92 : ((byte / 255 + 0.055) / 1.055) ** 2.4);
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

function nameOf(part: Element): string {
  return part.matches('button')
    ? `“${part.textContent.trim()}”`
    : (part.getAttribute('part') ?? part.tagName);
}
