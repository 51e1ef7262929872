import { backend } from '../../tools/browser/servers.js';

const fetchFromNetwork = window.fetch.bind(window);
/** Ends with the network; there is a new one each time it comes back. */
let network = new AbortController();
let cuts = 0;

// Only what a widget asks for: the tests steer their servers by the network as it is.
window.fetch = (input, init) => {
  if (typeof input !== 'string' || !input.startsWith(backend.widgetUrlEndpoint)) {
    return fetchFromNetwork(input, init);
  }
  const { signal } = network;
  const lost = new Promise<never>((_, reject) => {
    const lose = () => reject(new TypeError('Failed to fetch'));
    if (signal.aborted) lose();
    else signal.addEventListener('abort', lose, { once: true });
  });
  return signal.aborted ? lost : Promise.race([fetchFromNetwork(input, init), lost]);
};

Object.defineProperty(navigator, 'onLine', { configurable: true, get: () => cuts === 0 });

/** Cuts the network of this page, as `fetch` feels it and as the browser tells of it. Answers how to mend it, or this cut of it. */
export function cutNetwork(): (options?: { unseen?: boolean }) => void {
  cuts += 1;
  if (cuts === 1) {
    network.abort();
    window.dispatchEvent(new Event('offline'));
  }
  let mended = false;
  return ({ unseen = false } = {}) => {
    if (mended) return;
    mended = true;
    cuts -= 1;
    if (cuts > 0) return;
    network = new AbortController();
    if (!unseen) window.dispatchEvent(new Event('online'));
  };
}
