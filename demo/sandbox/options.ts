import { lookup } from 'node:dns/promises';
import type { PopupOptions } from './bank/popups.js';
import { FAULT_ROUTES, isFaultRoute, type PlannedFaults } from './platform/fault-routes.js';
import { isErrorStatus } from './platform/faults.js';
import { requireObject } from './require-object.js';
import { requireWebhooks, type WebhookOptions } from './webhooks/options.js';

/** MX's settings of a client's Connect Widget. */
export interface ClientSettings {
  /**
   * Whether the widget begins with MX's step `disclosure`, which lists what will be shared and asks the user to agree. Default
   * false.
   */
  disclosure?: boolean;
  /** The widget's first screen has a back button, which only sends `connect/backButtonClicked`. Default false. */
  backButton?: boolean;
}

/** How a sandbox is started; everything is optional. */
export interface SandboxOptions {
  /**
   * Port of the Platform API; widget, bank, AllData and the pages of `serve` take the next four. 0, the default: any
   * free port for each.
   */
  port?: number;
  /**
   * What browsers call the sandbox. `subdomains`: `http://widget.localhost:PORT` and so on, truly cross-site as in
   * production. `localhost`: one host name, whose ports are one site to a browser. `auto`, the default: subdomains,
   * unless this is a Mac that cannot resolve them.
   */
  hostnames?: 'auto' | 'localhost' | 'subdomains';
  /** A whole number that every guid and every figure follows from; dates follow from `now`. Default 1. */
  seed?: number;
  /** Milliseconds that one step of a job takes. Default 600; tests use 0 to 20. */
  latency?: number;
  /** What the first requests to the Platform API answer with, as `{ widget_urls: [503, 429] }`. Default: no faults. */
  faults?: PlannedFaults;
  /** What the windows to the bank do. Default: ask the user. */
  popup?: PopupOptions;
  /** What MX sets up for each of its clients, and no widget URL can change. Default: neither. */
  client?: ClientSettings;
  /** Where MX's webhooks are posted. Default: nowhere. */
  webhooks?: WebhookOptions;
  /**
   * The wall clock in milliseconds, for tests. Default `Date.now`. What a member has ends on the day it was first read;
   * later jobs, and MX's daily one, move the times of the member, not the data. Moved forward by days, it lets microdeposits
   * arrive, and deletes those that are not completed within 21 days.
   */
  now?: () => number;
}

export type ResolvedOptions = Required<Omit<SandboxOptions, 'hostnames' | 'webhooks'>> & {
  subdomains: boolean;
  webhooks: Required<WebhookOptions> | undefined;
};

/** The last port that leaves room for four more. */
export const LAST_PORT = 65_531;
/** The longest step of a job, in milliseconds. */
export const LONGEST_LATENCY = 600_000;

function requireWholeNumber(name: string, value: number, maximum: number): number {
  if (Number.isInteger(value) && value >= 0 && value <= maximum) return value;
  throw new RangeError(
    `Sandbox option ${name} must be a whole number from 0 to ${maximum}; got ${String(value)}.`,
  );
}

function requireFaults(faults: PlannedFaults): PlannedFaults {
  requireObject('Sandbox option faults', '{ widget_urls: 503 }', faults);
  for (const [route, planned] of Object.entries(faults)) {
    if (!isFaultRoute(route)) {
      throw new RangeError(
        `Sandbox option faults has the keys ${FAULT_ROUTES.join(', ')}; ${route} is not one of them.`,
      );
    }
    const wrong = [planned].flat().find((status) => !isErrorStatus(status));
    if (wrong === undefined) continue;
    throw new RangeError(
      `Sandbox option faults.${route} must be whole numbers from 400 to 599; got ${String(wrong)}.`,
    );
  }
  return faults;
}

const CLIENT_SETTINGS = ['disclosure', 'backButton'];

function requireClientSettings(client: ClientSettings): ClientSettings {
  requireObject('Sandbox option client', '{ disclosure: true }', client);
  for (const [name, value] of Object.entries(client)) {
    if (!CLIENT_SETTINGS.includes(name)) {
      throw new TypeError(
        `Sandbox option client has the keys ${CLIENT_SETTINGS.join(' and ')}; ${name} is not one of them.`,
      );
    }
    if (typeof value !== 'boolean') {
      throw new TypeError(`Sandbox option client.${name} must be true or false; got ${String(value)}.`);
    }
  }
  return client;
}

const KNOWN = ['port', 'hostnames', 'seed', 'latency', 'faults', 'popup', 'client', 'webhooks', 'now'];

/** Browsers resolve `*.localhost` themselves, except for Safari, which asks the system. */
async function canResolveSubdomains(): Promise<boolean> {
  if (process.platform !== 'darwin') return true;
  return lookup('widget.localhost').then(
    () => true,
    () => false,
  );
}

/**
 * Checks the options and fills in the defaults.
 * @throws RangeError or TypeError that names the option and what was expected.
 */
export async function resolveOptions(options: SandboxOptions = {}): Promise<ResolvedOptions> {
  requireObject('The sandbox’s options', '{ latency: 0 }', options);
  const {
    port = 0,
    hostnames = 'auto',
    seed = 1,
    latency = 600,
    faults = {},
    popup = {},
    client = {},
    webhooks,
    now = Date.now,
  } = options;
  const unknown = Object.keys(options).find((name) => !KNOWN.includes(name));
  if (unknown !== undefined) {
    throw new TypeError(`Sandbox option ${unknown} is unknown; there are ${KNOWN.join(', ')}.`);
  }
  if (!['auto', 'localhost', 'subdomains'].includes(hostnames)) {
    throw new TypeError(`Sandbox option hostnames must be auto, localhost or subdomains; got ${hostnames}.`);
  }
  if (typeof now !== 'function') {
    throw new TypeError('Sandbox option now must be a function that returns milliseconds.');
  }
  return {
    port: requireWholeNumber('port', port, LAST_PORT),
    seed: requireWholeNumber('seed', seed, Number.MAX_SAFE_INTEGER),
    latency: requireWholeNumber('latency', latency, LONGEST_LATENCY),
    faults: requireFaults(faults),
    popup,
    client: requireClientSettings(client),
    webhooks: webhooks === undefined ? undefined : requireWebhooks(webhooks),
    now,
    subdomains: hostnames === 'subdomains' || (hostnames === 'auto' && (await canResolveSubdomains())),
  };
}
