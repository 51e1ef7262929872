import { browserTime } from '../time/browser-time.js';
import { createUrlLedger } from '../request/url-ledger.js';
import { MessageHub } from '../frame/message-hub.js';
import type { Services } from '../runtime/types.js';
import type { UrlLedger } from '../request/url-ledger.js';

const known = new WeakMap<Window, Services>();
/** Shared by all windows that this script serves, because an element that moves between them keeps its used URL. */
let ledger: UrlLedger | undefined;

/** Creates the services when the first widget needs them, so that importing this package has no side effects. */
export function servicesOf(window: Window & typeof globalThis): Services {
  let services = known.get(window);
  if (!services) {
    const time = browserTime(window);
    ledger ??= createUrlLedger({ time, storage: () => window.sessionStorage });
    services = { hub: new MessageHub(window), ledger, time };
    known.set(window, services);
  }
  return services;
}
