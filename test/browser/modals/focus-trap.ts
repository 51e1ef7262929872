import { createFocusTrap } from 'focus-trap';
import type { OpenModal } from './modal.js';

/** It needs something to focus where it knows no tabbable element, such as before a lone frame. */
export const open: OpenModal = (place, content) => {
  const dialog = document.createElement('div');
  dialog.role = 'dialog';
  dialog.tabIndex = -1;
  dialog.append(...content);
  place.append(dialog);
  const trap = createFocusTrap(dialog, { fallbackFocus: dialog, delayInitialFocus: false });
  trap.activate();
  return Promise.resolve(() => void trap.deactivate());
};
