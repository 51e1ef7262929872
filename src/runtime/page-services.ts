import { browserConnectivity } from '../page/connectivity.js';
import { createReportBudget } from '../frame/report-budget.js';
import { version } from '../version.js';
import { WidgetNames } from '../popout/widget-names.js';
import type { Connectivity } from '../page/connectivity.js';
import type { Services } from './types.js';

/** What all widgets of one page share. */
export interface PageServices extends Services {
  readonly connectivity: Connectivity;
  readonly widgetNames: WidgetNames;
  /** False once too many messages from windows that nobody knows were told in this second. */
  readonly mayReportStray: () => boolean;
  /** Writes a line of advice to the console, unless it stands there already. */
  readonly warnOnce: (advice: string) => void;
}

const known = new WeakMap<Window, PageServices>();

export function pageServicesOf(window: Window & typeof globalThis, services: Services): PageServices {
  let all = known.get(window);
  if (!all) {
    all = {
      ...services,
      connectivity: browserConnectivity(window),
      widgetNames: new WidgetNames(),
      mayReportStray: createReportBudget(services.time.now),
      warnOnce: createAdviser(),
    };
    known.set(window, all);
    reportOtherVersions(window, all.warnOnce);
  }
  return all;
}

/** The property of `window` in which all copies of this package that run on a page list their versions. */
const sharedKey = Symbol.for('connect-widget-element/versions');

/** Copies of one version work side by side, also under other names of the tag. So do others, but nobody has tested them. */
function reportOtherVersions(window: Window, warnOnce: (advice: string) => void): void {
  const page = window as unknown as Record<symbol, Set<string> | undefined>;
  const versions = (page[sharedKey] ??= new Set());
  versions.add(version);
  if (versions.size > 1)
    warnOnce(`Versions ${[...versions].join(' and ')} of this package run on this page: load one.`);
}

function createAdviser(): (advice: string) => void {
  const given = new Set<string>();
  return (advice) => {
    if (given.has(advice)) return;
    given.add(advice);
    console.warn(`<connect-widget> ${advice}`);
  };
}
