import { warnOnce } from '../localization/warn-once.js';

/** The CSS property that takes each custom property of a page's theme. */
const takers: Readonly<Record<string, string>> = {
  background: 'background',
  color: 'color',
  'muted-color': 'color',
  'accent-color': 'color',
  'on-accent-color': 'color',
  'border-color': 'color',
  'waiting-color': 'color',
  'attention-color': 'color',
  'done-color': 'color',
  'danger-color': 'color',
  overlay: 'background',
  'border-radius': 'border-radius',
  'card-radius': 'border-radius',
  'card-shadow': 'box-shadow',
  'button-radius': 'border-radius',
  'button-font-weight': 'font-weight',
  'focus-ring': 'outline',
  font: 'font',
};

/**
 * Gives the screens the default in place of a value that the browser does not understand, and names it on the console: otherwise one
 * bad colour would leave white text on white. Then names the pairs of colours that are hard to read.
 *
 * @param root the element's own root, within which the page's values are replaced
 */
export function checkTheme(host: HTMLElement, root: HTMLElement): void {
  const style = getComputedStyle(host);
  const isThemed = Object.entries(takers).map(([name, taker]) => {
    const property = `--connect-widget-${name}`;
    const value = style.getPropertyValue(property).trim();
    const holds = value === '' || CSS.supports(taker, value);
    if (holds) root.style.removeProperty(property);
    else {
      root.style.setProperty(property, 'initial');
      warnOnce(`${property}: ${value.slice(0, 50)}: expected a value of ${taker}; the default is used.`);
    }
    return value !== '';
  });
  if (isThemed.includes(true)) checkContrast(root);
}

/** WCAG 2.2 AA asks for this contrast where text is of a usual size. */
const enough = 4.5;

function checkContrast(root: HTMLElement): void {
  for (const part of root.querySelectorAll<HTMLElement>('.card .title, .card .text, .card button')) {
    const grounds: string[] = [];
    for (let at: Element | null = part; at && at !== root; at = at.parentElement)
      grounds.unshift(getComputedStyle(at).backgroundColor);
    const [text, ground] = [luminance([...grounds, getComputedStyle(part).color]), luminance(grounds)];
    const contrast = (Math.max(text, ground) + 0.05) / (Math.min(text, ground) + 0.05);
    if (contrast < enough)
      warnOnce(
        `::part(${part.getAttribute('part')}) has a contrast of ${contrast.toFixed(1)} in the page's colors: expected ${enough} or more, as WCAG asks.`,
      );
  }
}

/** WCAG's relative luminance of these colours, one painted over the other; `NaN` if something else shines through. */
function luminance(colors: readonly string[]): number {
  let [red, green, blue, opacity] = [0, 0, 0, 0];
  for (const color of colors) {
    const scale = color.startsWith('rgb') ? 255 : color.startsWith('color(srgb ') ? 1 : NaN;
    const [r = NaN, g = NaN, b = NaN, alpha = 1] = (color.match(/[\d.]+(e-\d+)?/g) ?? []).map(Number);
    const over = (below: number, above: number) => below * (1 - alpha) + (above / scale) * alpha;
    [red, green, blue] = [over(red, r), over(green, g), over(blue, b)];
    opacity = opacity * (1 - alpha) + alpha;
  }
  const linear = (share: number) => (share <= 0.04 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4);
  return opacity < 1 ? NaN : 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}
