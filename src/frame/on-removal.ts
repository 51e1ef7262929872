/** Neither a page's query for frames nor a test's, which looks into open shadow roots, finds it. */
const outOfReach: ShadowRootInit = { mode: 'closed' };

/**
 * Calls back while `root` is being taken out of the document, before it stands anywhere else. Returns a function that stops it.
 *
 * A custom element's own callbacks come too late for that: an element that is moved in one step, as `append` moves one that is in
 * the document, is in its new place already when `disconnectedCallback` runs, and Chromium has then asked the server once more for
 * the `src` of its frame. Of all that happens in between, a page hears only that the page of a frame goes; so this puts an empty one
 * there. `moveBefore` keeps pages alive, and nothing is told; but in Firefox they go, and so it is told.
 */
export function onRemoval(root: DocumentFragment | HTMLElement, callback: () => void): () => void {
  const { ownerDocument } = root;
  const place = ownerDocument.createElement('div');
  const sentinel = ownerDocument.createElement('iframe');
  let stopped = false;
  // Out of sight, and no stop on the way of the Tab key: Chromium makes one even of a frame that is not rendered.
  place.hidden = true;
  place.inert = true;
  sentinel.tabIndex = -1;
  place.attachShadow(outOfReach).append(sentinel);
  root.append(place);
  sentinel.contentWindow?.addEventListener('pagehide', ({ persisted }) => {
    // A page that goes into the back-forward cache keeps its frames.
    if (!persisted && !stopped) callback();
  });
  return () => {
    stopped = true;
    place.remove();
  };
}
