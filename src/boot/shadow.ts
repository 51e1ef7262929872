import { createElement } from '../page/document.js';
import type { Places } from '../views/places.js';

/** The fixed part of the shadow tree: containers for the frame and the screens, the loading screen, and the live region. */
export interface Shadow extends Omit<Places, 'addStyles'> {
  readonly loading: HTMLElement;
}

export function buildShadow(shadow: ShadowRoot): Shadow {
  const { ownerDocument } = shadow;
  const add = <Name extends keyof HTMLElementTagNameMap>(
    parent: Node,
    name: Name,
    attributes: Readonly<Record<string, string>>,
  ) => parent.appendChild(createElement(ownerDocument, name, attributes));

  const sizer = add(shadow, 'canvas', {});
  const root = add(shadow, 'div', { class: 'root' });
  const frame = add(root, 'div', { class: 'frame' });
  const loading = add(root, 'div', { class: 'screen', part: 'loading' });
  const skeleton = { class: 'skeleton', part: 'skeleton' };
  const bars = add(add(loading, 'slot', { name: 'loading' }), 'div', skeleton);
  for (let bar = 0; bar < 7; bar++) add(bars, 'i', {});
  loading.remove();
  const screens = add(root, 'div', { class: 'screens', role: 'group', tabindex: '0' });
  const status = add(root, 'div', { class: 'status', part: 'status', role: 'status' });
  return { sizer, root, frame, loading, screens, status };
}
