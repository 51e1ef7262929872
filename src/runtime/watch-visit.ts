import { watchLeaving } from '../page/leaving.js';

/**
 * Ends the visit when the user leaves the page. It goes on if the page comes back.
 *
 * @returns a function that stops it
 */
export function watchVisit(
  window: Window,
  isVisiting: () => boolean,
  send: (event: { type: 'leave' } | { type: 'return' }) => void,
): () => void {
  let wasVisiting = false;
  const leave = () => {
    wasVisiting = isVisiting();
    send({ type: 'leave' });
  };
  return watchLeaving(window, leave, () => {
    if (wasVisiting) send({ type: 'return' });
  });
}
