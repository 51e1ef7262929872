/// <reference lib="esnext.disposable" preserve="true" />
/**
 * The sandbox: plays MX offline, for tests and demos. Platform API, Connect Widget, a bank's OAuth pages and
 * Fiserv's AllData pages, each a real HTTP server on an origin of its own.
 */
import { Hono } from 'hono';
import { createAllDataApp } from './alldata/app.js';
import { createBankApp } from './bank/app.js';
import { createPopups, type PopupOptions } from './bank/popups.js';
import type { SandboxContext, SandboxOrigins } from './context.js';
import { createHostApp, createHostPages, ENDPOINT_PATH, hostUser, type HostPages } from './host/app.js';
import { listenSideBySide, type Listening } from './listen.js';
import { requireNewUser } from './new-user.js';
import { resolveOptions, type SandboxOptions } from './options.js';
import { createPlatformApp } from './platform/app.js';
import type { FaultRoute } from './platform/fault-routes.js';
import { createFaults, type Faults } from './platform/faults.js';
import { createLogoApp } from './platform/logos.js';
import type {
  ConnectionStatusName,
  MemberRecord,
  MicrodepositRecord,
  MicrodepositStatusName,
  NewUser,
  UrlRefusal,
  UserRecord,
} from './store/records.js';
import {
  CONNECTION_STATUS_CODES,
  isConnectionStatusName,
  isMicrodepositStatusName,
  MICRODEPOSIT_STATUS_CODES,
} from './store/statuses.js';
import { createWorld } from './store/world.js';
import { createDeliveries } from './webhooks/deliver.js';
import { requireWebhooks, type WebhookOptions } from './webhooks/options.js';
import { payloadsOf } from './webhooks/payloads.js';
import { createWidgetApp } from './widget/app.js';
import { REPLAY_PATH } from './widget/replay-routes.js';

export type { PopupOptions } from './bank/popups.js';
export type { ClientSettings, SandboxOptions } from './options.js';
export type { WebhookOptions } from './webhooks/options.js';
export type { FaultRoute, PlannedFaults } from './platform/fault-routes.js';
export type {
  ConnectionStatusName,
  MemberRecord,
  MicrodepositRecord,
  MicrodepositStatusName,
  NewUser,
  UrlRefusal,
  UseCase,
  UserRecord,
} from './store/records.js';

/** A running sandbox. Several can run at a time; they share nothing. */
export interface Sandbox {
  /** The Platform API, for servers: `http://127.0.0.1:PORT`. Like every origin here without a trailing slash. */
  apiUrl: string;
  widgetUrl: string;
  bankUrl: string;
  allDataUrl: string;
  /**
   * A backend ready for `widget-url-endpoint`: it requests widget URLs for one user of the sandbox's. Pages of this
   * machine (`localhost`, `127.0.0.1`), on any port, may ask it.
   */
  endpointUrl: string;
  /**
   * A page for `replaySession()` of `connect-widget-element/replay`: in the element's frame, it repeats what the page around it
   * sends it, and nothing else. It is no widget URL, and takes any number of loads.
   */
  replayUrl: string;
  /** User name of the API's Basic authentication. */
  clientId: string;
  /** Password of the API's Basic authentication. Opens nothing but a sandbox. */
  apiKey: string;
  /** MX's guid of the user that `endpointUrl` requests widget URLs for. */
  readonly userGuid: string;
  /**
   * Creates a user, as `POST /users` does, for a backend of your own.
   * @throws RangeError if another user has this id; TypeError for an unknown field or one that is no string.
   */
  createUser(user?: NewUser): UserRecord;
  members(): readonly MemberRecord[];
  /**
   * Puts a member into a status at once, as an event at its bank would. Aggregating alone does not cure it: it lasts until
   * its user acts, by new credentials, an authorization, the right answer, or another attempt in the widget.
   * @throws RangeError if there is no such member or status.
   */
  setMemberStatus(memberGuid: string, status: ConnectionStatusName): void;
  /**
   * Every microdeposit with its status. DEPOSITED follows two minutes after REQUESTED by the option `now`; one that is not
   * completed within 21 days is deleted. The amounts are always 0.09 and 0.09.
   */
  microdeposits(): readonly MicrodepositRecord[];
  /**
   * Puts a microdeposit into a status at once: DEPOSITED lets the two deposits arrive, ERRORED lets the bank refuse them.
   * PREINITIATED removes the account. The attempts at the amounts, the two minutes and the 21 days start over.
   * @throws RangeError if there is no such microdeposit or status, or if it was only pre-initiated and has no account.
   */
  setMicrodepositStatus(microdepositGuid: string, status: MicrodepositStatusName): void;
  /**
   * The next `times` (default 1, `Infinity` for all) requests to a group of API routes answer with `status` (400 to 599). 0 takes
   * back what is planned for them.
   * @throws RangeError if an argument is out of range.
   */
  failNext(route: FaultRoute, status: number, times?: number): void;
  /**
   * What the windows to the bank do from now on; a window that hangs now does it at once.
   * @throws RangeError or TypeError that names the option and what was expected.
   */
  setPopup(options: PopupOptions): void;
  /**
   * Where MX's webhooks are posted from now on; without options nowhere.
   * @throws RangeError or TypeError that names the option and what was expected.
   */
  setWebhooks(options?: WebhookOptions): void;
  /** Every widget URL not yet used counts as older than ten minutes. */
  expireUrl(): void;
  /**
   * Why each load of a widget URL that was refused was refused, in order. A host that keeps to MX's rule, one load for each
   * URL and within ten minutes, leaves this empty.
   */
  refusals(): readonly UrlRefusal[];
  /**
   * Serves a page with this HTML in its body, which knows `<connect-widget>`, and under `/api/widget-url` a backend for it.
   * @returns the page's address.
   */
  serve(html: string): string;
  /** Stops every job and server at once; called again, it resolves with the first. */
  close(): Promise<void>;
  /** The same, for `await using sandbox = await startSandbox()`: closes however the block ends. */
  [Symbol.asyncDispose](): Promise<void>;
}

const CREDENTIALS = { clientId: 'sandbox_client_id', apiKey: 'sandbox_api_key' };

function originsOf(
  [api, widget, bank, allData, host]: readonly number[],
  subdomains: boolean,
): SandboxOrigins {
  const origin = (name: string, port: number | undefined): string =>
    `http://${subdomains ? `${name}.` : ''}localhost:${String(port)}`;
  return {
    api: `http://127.0.0.1:${String(api)}`,
    widget: origin('widget', widget),
    bank: origin('bank', bank),
    allData: origin('alldata', allData),
    host: `http://localhost:${String(host)}`,
  };
}

/**
 * Starts a sandbox.
 * @throws RangeError or TypeError for a bad option, Error if a port is taken or the sandbox's pages are not built.
 */
export async function startSandbox(options?: SandboxOptions): Promise<Sandbox> {
  const settings = await resolveOptions(options);
  const { port, seed, latency, now, client } = settings;
  const popups = createPopups(settings.popup);
  const servers = await listenSideBySide(port, 5);
  const deliveries = createDeliveries();
  deliveries.set(settings.webhooks);
  const world = createWorld({
    seed,
    latency,
    now,
    onEvent: (event) => payloadsOf(event, world).forEach((payload) => deliveries.send(payload)),
  });
  let closing: Promise<unknown> | undefined;
  const close = async (): Promise<void> => {
    world.close();
    popups.close();
    deliveries.close();
    closing ??= Promise.all(servers.map((server) => server.close()));
    await closing;
  };
  const origins = originsOf(
    servers.map((server) => server.port),
    settings.subdomains,
  );
  const faults = createFaults(settings.faults);
  const pages = createHostPages();
  try {
    serveApps(servers, { world, origins, latency, popups, client }, faults, pages);
  } catch (error) {
    await close();
    throw error;
  }
  return {
    apiUrl: origins.api,
    widgetUrl: origins.widget,
    bankUrl: origins.bank,
    allDataUrl: origins.allData,
    endpointUrl: `${origins.host}${ENDPOINT_PATH}`,
    replayUrl: `${origins.widget}${REPLAY_PATH}`,
    ...CREDENTIALS,
    get userGuid() {
      return hostUser(world).guid;
    },
    createUser: (user = {}) =>
      world.users.create(requireNewUser(user, (id) => world.users.findById(id) !== undefined)),
    members: () => world.members.all(),
    setMemberStatus(memberGuid, status) {
      if (!isConnectionStatusName(status)) {
        const known = Object.keys(CONNECTION_STATUS_CODES).join(', ');
        throw new RangeError(`setMemberStatus: status must be one of ${known}; got ${String(status)}.`);
      }
      if (!world.members.setStatus(memberGuid, status)) {
        throw new RangeError(`setMemberStatus: there is no member ${memberGuid}.`);
      }
    },
    microdeposits: () => world.microdeposits.all(),
    setMicrodepositStatus(guid, status) {
      if (!isMicrodepositStatusName(status)) {
        const known = Object.keys(MICRODEPOSIT_STATUS_CODES).join(', ');
        throw new RangeError(`setMicrodepositStatus: status must be one of ${known}; got ${String(status)}.`);
      }
      if (!world.microdeposits.setStatus(guid, status)) {
        throw new RangeError(`setMicrodepositStatus: there is no microdeposit ${guid}.`);
      }
    },
    failNext: (route, status, times) => faults.failNext(route, status, times),
    setPopup: (options) => popups.set(options),
    setWebhooks: (options) => deliveries.set(options === undefined ? undefined : requireWebhooks(options)),
    expireUrl: () => world.sessions.expireUnused(),
    refusals: () => world.sessions.refusals(),
    serve: (html) => `${origins.host}${pages.add(html)}`,
    close,
    [Symbol.asyncDispose]: close,
  };
}

function serveApps(
  [api, widget, bank, allData, host]: readonly Listening[],
  context: SandboxContext,
  faults: Faults,
  pages: HostPages,
): void {
  const platform = createPlatformApp(context, CREDENTIALS, faults);
  api?.serve(platform);
  const widgetApp = new Hono();
  widgetApp.route('/', createLogoApp(context.world)).route('/', createWidgetApp(context));
  widget?.serve(widgetApp);
  bank?.serve(createBankApp(context));
  allData?.serve(createAllDataApp(context));
  host?.serve(createHostApp(context, platform, CREDENTIALS, pages));
}
