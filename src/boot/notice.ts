import { createElement } from '../page/document.js';

/* For a script that did not load, so this uses neither lit-html nor the texts of the screens. */
const text = 'Part of this page did not load.';
const label = 'Try again';

/** Shows a notice with a button at the bottom of the widget, which stays usable. Without `retry`, it removes the notice. */
export function showNotice(root: HTMLElement, retry: (() => void) | undefined): void {
  root.querySelector('.notice')?.remove();
  if (!retry) return;
  const { ownerDocument } = root;
  const notice = createElement(ownerDocument, 'div', {
    class: 'notice',
    lang: 'en',
    role: 'alert',
    part: 'card',
  });
  const button = createElement(ownerDocument, 'button', { type: 'button', part: 'button primary-button' });
  button.textContent = label;
  button.addEventListener('click', () => {
    notice.remove();
    retry();
  });
  notice.append(text, ' ', button);
  root.append(notice);
}
