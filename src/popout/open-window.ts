/** Size of a pop-up in CSS px: room for a bank's sign-in, clear of the page behind it. */
const width = 600;
const height = 760;

/**
 * Opens the bank's page: `popup` as a window over the middle of this one, `tab` beside it.
 *
 * The window loses its opener before any page of the bank runs in it, so that none can navigate the host page. The price, as
 * measured: once it shows another origin, Chromium and WebKit no longer let us close it, and neither Chromium nor Firefox lets us
 * bring it to the front. Whether it is `closed` stays readable.
 *
 * @returns the window, or `null` if the browser blocked it, `window.open` threw, or an extension returned something else
 */
export function openWindow(page: Window, url: string, mode: 'popup' | 'tab'): Window | null {
  try {
    const opened: unknown = page.open(url, '_blank', mode === 'tab' ? '' : popupFeatures(page));
    if (!isNewTopLevelWindow(page, opened)) return null;
    // It still shows its initial blank page: what it loads comes in a later task.
    opened.opener = null;
    return opened;
  } catch {
    return null;
  }
}

function popupFeatures({ screenX, screenY, outerWidth, outerHeight }: Window): string {
  const left = Math.round(screenX + Math.max(0, (outerWidth - width) / 2));
  const top = Math.round(screenY + Math.max(0, (outerHeight - height) / 2));
  return `popup,width=${width},height=${height},left=${left},top=${top}`;
}

/**
 * Ad blockers replace `window.open` and return a plain object, a proxy, the window of a hidden frame or this very window. The
 * browser's own getter throws for anything but a window, only a top-level window is its own `top`, and a new one is not ours.
 */
function isNewTopLevelWindow(page: Window, value: unknown): value is Window {
  const isClosed = Object.getOwnPropertyDescriptor(page, 'closed')?.get?.call(value) as unknown;
  return isClosed === false && (value as Window).top === value && value !== page.top;
}
