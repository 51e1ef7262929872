import { createElement } from '../page/document.js';

/* For a script that did not load, so this uses neither lit-html nor the texts of the screens. */
const text = 'Part of this page did not load.';
const label = 'Try again';

/** Shows a notice with a button at the bottom of the widget, which stays usable. Without `retry`, it removes the notice. */
export function showNotice(root: HTMLElement, retry: (() => void) | undefined): void {
  root.querySelector('.notice')?.remove();
  if (!retry) return;
  const { ownerDocument } = root;
  const notice = createElement(ownerDocument, 'div');
  notice.className = 'notice';
  notice.lang = 'en';
  notice.setAttribute('role', 'alert');
  notice.setAttribute('part', 'card');
  const button = createElement(ownerDocument, 'button');
  button.type = 'button';
  button.textContent = label;
  button.setAttribute('part', 'button primary-button');
  button.addEventListener('click', () => {
    notice.remove();
    retry();
  });
  notice.append(text, ' ', button);
  root.append(notice);
}
