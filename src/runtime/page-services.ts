import { browserConnectivity } from '../page/connectivity.js';
import { browserTime } from '../time/browser-time.js';
import { createReportBudget } from '../frame/rejection.js';
import { createUrlLedger } from '../request/url-ledger.js';
import { MessageHub } from '../frame/message-hub.js';
import { WidgetNames } from '../popout/widget-names.js';
import type { Connectivity } from '../page/connectivity.js';
import type { TimeSource } from '../time/time-source.js';
import type { UrlLedger } from '../request/url-ledger.js';

/** What all widgets of one page share. */
export interface PageServices {
  readonly hub: MessageHub;
  readonly ledger: UrlLedger;
  readonly time: TimeSource;
  readonly connectivity: Connectivity;
  readonly widgetNames: WidgetNames;
  /** False once too many messages from windows that nobody knows were told in this second. */
  readonly mayReportStray: () => boolean;
  /** Writes a line of advice to the console, unless it stands there already. */
  readonly warnOnce: (advice: string) => void;
}

const services = new WeakMap<Window, PageServices>();
/** One for all windows that this script serves: an element that moves from one to the other takes its spent URL along. */
let ledger: UrlLedger | undefined;

/** Made when the first widget of a page asks, so that importing this package touches nothing. */
export function servicesOf(window: Window & typeof globalThis): PageServices {
  let known = services.get(window);
  if (!known) {
    const time = browserTime(window);
    ledger ??= createUrlLedger({ time, storage: tabStorage(window) });
    known = {
      hub: new MessageHub(window),
      ledger,
      time,
      connectivity: browserConnectivity(window),
      widgetNames: new WidgetNames(),
      mayReportStray: createReportBudget(time.now),
      warnOnce: createAdviser(),
    };
    services.set(window, known);
  }
  return known;
}

function createAdviser(): (advice: string) => void {
  const given = new Set<string>();
  return (advice) => {
    if (given.has(advice)) return;
    given.add(advice);
    console.warn(`<connect-widget> ${advice}`);
  };
}

/** Reading `sessionStorage` itself throws where the user or a sandbox forbids it. */
function tabStorage(window: Window): Storage | undefined {
  try {
    return window.sessionStorage;
  } catch {
    return undefined;
  }
}
