import { backend } from '../../tools/browser/servers.js';

const fetchFromNetwork = window.fetch.bind(window);
let isCut = false;

// Only what a widget asks for: the tests steer their servers by the network as it is.
window.fetch = (input, init) =>
  isCut && typeof input === 'string' && input.endsWith(backend.widgetUrlEndpoint)
    ? Promise.reject(new TypeError('Failed to fetch'))
    : fetchFromNetwork(input, init);

Object.defineProperty(navigator, 'onLine', { configurable: true, get: () => !isCut });

/** Cuts or mends the network of this page, as `fetch` feels it and, unless it happens unseen, as the browser tells of it. */
export function goOnline(online: boolean, { unseen = false } = {}): void {
  if (online === !isCut) return;
  isCut = !online;
  if (!unseen) window.dispatchEvent(new Event(online ? 'online' : 'offline'));
}
