/** Ends a journey as the page's `#ending` element says: on to another URL, at once or when told, or with the window closed. */
export function followEnding(): void {
  const { ending, url = '' } = document.getElementById('ending')?.dataset ?? {};
  if (ending === 'return') window.location.replace(url);
  else if (ending === 'close') window.close();
  else if (ending === 'wait') void goOnWhenTold(url);
}

/** The server answers when it is time, with the address to go on to. A sandbox that has stopped leaves the page as it is. */
async function goOnWhenTold(url: string): Promise<void> {
  const response = await fetch(url).catch(() => undefined);
  if (response?.ok) window.location.replace(await response.text());
}
