import { browserTime } from '../time/browser-time.js';
import { createUrlLedger } from '../request/url-ledger.js';
import { MessageHub } from '../frame/message-hub.js';
import type { Services } from '../runtime/types.js';
import type { UrlLedger } from '../request/url-ledger.js';

const known = new WeakMap<Window, Services>();
/** One for all windows that this script serves: an element that moves from one to the other takes its spent URL along. */
let ledger: UrlLedger | undefined;

/** Made when the first widget of a page asks, so that importing this package touches nothing. */
export function servicesOf(window: Window & typeof globalThis): Services {
  let services = known.get(window);
  if (!services) {
    const time = browserTime(window);
    ledger ??= createUrlLedger({ time, storage: tabStorage(window) });
    services = { hub: new MessageHub(window), ledger, time };
    known.set(window, services);
  }
  return services;
}

/** Reading `sessionStorage` itself throws where the user or a sandbox forbids it. */
function tabStorage(window: Window): Storage | undefined {
  try {
    return window.sessionStorage;
  } catch {
    return undefined;
  }
}
