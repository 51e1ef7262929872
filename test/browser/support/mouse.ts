import { sendMouse } from '@web/test-runner-commands';

/** Clicks where a user would, with the real mouse: in the middle of the element, or at its edge. */
export async function click(element: Element, part: 'middle' | 'edge' = 'middle'): Promise<void> {
  element.scrollIntoView({ block: 'nearest' });
  const { left, top, width, height } = element.getBoundingClientRect();
  const [x, y] = part === 'edge' ? [left + 8, top + 8] : [left + width / 2, top + height / 2];
  await sendMouse({ type: 'click', position: [Math.round(x), Math.round(y)] });
}
