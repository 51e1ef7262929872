import './replay.css';

/** The property under which the page around this one sends what is to be said. */
const order = 'connect-widget-replay';

const list = document.getElementById('said');

// Only the page around it is obeyed, and only it is answered: whoever sends something here hears nothing but their own words.
window.addEventListener('message', ({ source, origin, data }: MessageEvent<unknown>) => {
  if (source !== window.parent || source === window) return;
  if (typeof data !== 'object' || data === null || !Object.hasOwn(data, order)) return;
  const message: unknown = (data as Record<string, unknown>)[order];
  window.parent.postMessage(message, origin);
  const item = document.createElement('li');
  item.textContent = String((message as { type?: unknown } | null)?.type);
  list?.append(item);
  item.scrollIntoView({ block: 'nearest' });
});
