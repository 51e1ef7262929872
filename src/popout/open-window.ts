/** Size of a pop-up in CSS px: room for a bank's sign-in, clear of the page behind it. */
const width = 600;
const height = 760;

/**
 * Opens the bank's page: `popup` as a window of its own over the middle of this one, `tab` beside it.
 * Answers `null` when the browser blocked it. The opener is kept, for the result page posts its answer to it.
 */
export function openWindow(window: Window, url: string, mode: 'popup' | 'tab'): Window | null {
  if (mode === 'tab') return window.open(url, '_blank');
  const left = Math.round(window.screenX + Math.max(0, (window.outerWidth - width) / 2));
  const top = Math.round(window.screenY + Math.max(0, (window.outerHeight - height) / 2));
  return window.open(url, '_blank', `popup,width=${width},height=${height},left=${left},top=${top}`);
}
