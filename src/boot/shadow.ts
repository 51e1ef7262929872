import type { Places } from '../views/places.js';

/** The fixed part of the shadow tree: containers for the frame and the screens, the loading screen, and the live region. */
export interface Shadow extends Omit<Places, 'addStyles'> {
  readonly loading: HTMLElement;
  /** The text of the loading screen. */
  readonly loadingText: HTMLElement;
}

export function buildShadow(shadow: ShadowRoot): Shadow {
  const { ownerDocument } = shadow;
  const add = <Name extends keyof HTMLElementTagNameMap>(
    parent: Node,
    name: Name,
    attributes: Readonly<Record<string, string>>,
  ): HTMLElementTagNameMap[Name] => {
    const element = ownerDocument.createElement(name);
    for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value);
    parent.appendChild(element);
    return element;
  };

  const root = add(shadow, 'div', { class: 'root' });
  const frame = add(root, 'div', { class: 'frame' });
  const loading = add(root, 'div', { class: 'screen', part: 'loading' });
  const wait = add(add(loading, 'slot', { name: 'loading' }), 'div', { class: 'wait' });
  add(wait, 'span', { class: 'spinner', part: 'spinner' });
  const loadingText = add(wait, 'span', {});
  loading.remove();
  const screens = add(root, 'div', { class: 'screens', tabindex: '0' });
  const status = add(root, 'div', { class: 'status', part: 'status', role: 'status' });
  return { root, frame, loading, loadingText, screens, status };
}
