/** Ends a journey as the page's `#ending` element says: on to another URL, or with the window closed. */
export function followEnding(): void {
  const ending = document.getElementById('ending');
  const url = ending?.dataset['return'];
  if (url !== undefined) window.location.replace(url);
  else if (ending?.dataset['close'] !== undefined) window.close();
}
