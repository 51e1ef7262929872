/** What the widget needs of every sandbox around it: forms, and windows to a bank that work as any other. */
const needed = [
  'allow-scripts',
  'allow-same-origin',
  'allow-forms',
  'allow-popups',
  'allow-popups-to-escape-sandbox',
];

/** What the `sandbox` attributes of the frames around the page lack, as far up as the pages are of this origin. */
export function missingSandboxKeywords(window: Window): readonly string[] {
  const missing = new Set<string>();
  for (let page = window; ; page = page.parent) {
    const frame = frameAround(page);
    if (!frame) return [...missing];
    if (!frame.hasAttribute('sandbox')) continue;
    const keywords = (frame.getAttribute('sandbox') ?? '').toLowerCase().split(/\s+/);
    for (const keyword of needed) if (!keywords.includes(keyword)) missing.add(keyword);
  }
}

/** `null` for a page without one, and for one whose frame is in a page of another origin. */
function frameAround(window: Window): Element | null {
  try {
    return window.frameElement;
  } catch {
    return null;
  }
}
