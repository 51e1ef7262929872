/** Text and button for a script that is missing, with nothing of what that script would have brought. */
const text = 'Part of this page did not load.';
const label = 'Try again';

/** Shows it over the foot of the widget, which stays usable, until the user tries again; without `retry`, no more. */
export function showNotice(root: HTMLElement, retry: (() => void) | undefined): void {
  root.querySelector('.notice')?.remove();
  if (!retry) return;
  const { ownerDocument } = root;
  const notice = ownerDocument.createElement('div');
  notice.className = 'notice';
  notice.lang = 'en';
  notice.setAttribute('role', 'alert');
  notice.setAttribute('part', 'card');
  const button = ownerDocument.createElement('button');
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
