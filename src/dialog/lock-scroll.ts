/**
 * Keeps the page behind a dialog from scrolling, by a style sheet, because a Content-Security-Policy may forbid style attributes. Where
 * its scroll bar took up room, as much is left free, so that the page does not move. (`scrollbar-gutter` would do that too, but no
 * backdrop covers the gutter.)
 *
 * @returns a function that lets the page scroll again
 */
export function lockScroll(document: Document): () => void {
  const root = document.documentElement;
  const width = () => root.getBoundingClientRect().width;
  const { paddingRight } = getComputedStyle(root);
  const before = width();
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(':root { overflow: hidden !important; }');
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  const freed = width() - before;
  if (freed > 0) sheet.insertRule(`:root { padding-right: calc(${paddingRight} + ${freed}px) !important; }`);
  return () => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
  };
}
