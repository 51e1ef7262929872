/**
 * Reads the JSON that the server put into the page for its script; both were built together, so its type is known.
 * @throws If the page has no such element.
 */
export function readEmbedded(id: string): unknown {
  const json = document.getElementById(id)?.textContent;
  if (!json) throw new Error(`The page has no <script type="application/json" id="${id}">.`);
  return JSON.parse(json);
}
