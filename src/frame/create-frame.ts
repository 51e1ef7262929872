import { createElement } from '../page/document.js';

/**
 * What the widget's page may do. Scripts and its own origin, it is an application; forms; pop-ups that leave the sandbox,
 * for the bank's page must work as in any window. It may not navigate the page around it.
 */
const sandbox =
  'allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox allow-downloads';

/** Permissions the widget uses when it runs by itself: copying a reference, passkeys at the bank. */
const allow = 'clipboard-write; publickey-credentials-get';

/**
 * A new frame for each URL, because a frame that is navigated again leaves an entry in the page's history.
 * `referrerpolicy="origin"` lets the widget learn whom to post to; without it a page with a stricter policy hears nothing.
 */
export function createFrame(document: Document, url: string, title: string): HTMLIFrameElement {
  return createElement(document, 'iframe', {
    referrerpolicy: 'origin',
    sandbox,
    allow,
    part: 'frame',
    title,
    src: url,
  });
}
