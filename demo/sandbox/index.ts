/**
 * The sandbox: plays MX offline, for tests and demos. Platform API, Connect Widget, a bank's OAuth pages and
 * Fiserv's AllData pages, each a real HTTP server on an origin of its own.
 */
import { Hono } from 'hono';
import { createAllDataApp } from './alldata/app.js';
import { createBankApp } from './bank/app.js';
import type { SandboxContext, SandboxOrigins } from './context.js';
import { listenSideBySide, type Listening } from './listen.js';
import { resolveOptions, type SandboxOptions } from './options.js';
import { createPlatformApp } from './platform/app.js';
import { createFaults, type FaultRoute } from './platform/faults.js';
import { createLogoApp } from './platform/logos.js';
import type { ConnectionStatusName, MemberRecord } from './store/records.js';
import { CONNECTION_STATUS_CODES, isConnectionStatusName } from './store/statuses.js';
import { createWorld } from './store/world.js';
import { createWidgetApp } from './widget/app.js';

export type { SandboxOptions } from './options.js';
export type { FaultRoute } from './platform/faults.js';
export type { ConnectionStatusName, MemberRecord, UseCase } from './store/records.js';

/** A running sandbox. Several can run at a time; they share nothing. */
export interface Sandbox {
  /** The Platform API, for servers: `http://127.0.0.1:PORT`. Like every origin here without a trailing slash. */
  apiUrl: string;
  widgetUrl: string;
  bankUrl: string;
  allDataUrl: string;
  /** User name of the API's Basic authentication. */
  clientId: string;
  /** Password of the API's Basic authentication. Opens nothing but a sandbox. */
  apiKey: string;
  members(): readonly MemberRecord[];
  /**
   * Puts a member into a status at once, as an event at its bank would.
   * @throws RangeError if there is no such member or status.
   */
  setMemberStatus(memberGuid: string, status: ConnectionStatusName): void;
  /**
   * The next `times` (default 1) requests to a group of API routes answer with `status` (400 to 599).
   * @throws RangeError if an argument is out of range.
   */
  failNext(route: FaultRoute, status: number, times?: number): void;
  /** Every widget URL not yet used counts as older than ten minutes. */
  expireUrls(): void;
  /** Stops every job and server at once. */
  close(): Promise<void>;
}

const CREDENTIALS = { clientId: 'sandbox_client_id', apiKey: 'sandbox_api_key' };

function originsOf([api, widget, bank, allData]: readonly number[], subdomains: boolean): SandboxOrigins {
  const origin = (name: string, port: number | undefined): string =>
    `http://${subdomains ? `${name}.` : ''}localhost:${String(port)}`;
  return {
    api: `http://127.0.0.1:${String(api)}`,
    widget: origin('widget', widget),
    bank: origin('bank', bank),
    allData: origin('alldata', allData),
  };
}

/**
 * Starts a sandbox.
 * @throws RangeError or TypeError for a bad option, Error if a port is taken or the sandbox's pages are not built.
 */
export async function startSandbox(options?: SandboxOptions): Promise<Sandbox> {
  const { port, seed, latency, now, subdomains } = await resolveOptions(options);
  const servers = await listenSideBySide(port, 4);
  const world = createWorld({ seed, latency, now });
  const close = async (): Promise<void> => {
    world.close();
    await Promise.all(servers.map((server) => server.close()));
  };
  const origins = originsOf(
    servers.map((server) => server.port),
    subdomains,
  );
  const faults = createFaults();
  try {
    serveApps(servers, { world, origins, latency }, faults);
  } catch (error) {
    await close();
    throw error;
  }
  return {
    apiUrl: origins.api,
    widgetUrl: origins.widget,
    bankUrl: origins.bank,
    allDataUrl: origins.allData,
    ...CREDENTIALS,
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
    failNext: (route, status, times) => faults.failNext(route, status, times),
    expireUrls: () => world.sessions.expireUnused(),
    close,
  };
}

function serveApps(
  servers: readonly Listening[],
  context: SandboxContext,
  faults: ReturnType<typeof createFaults>,
) {
  const [api, widget, bank, allData] = servers;
  api?.serve(createPlatformApp(context, CREDENTIALS, faults));
  const widgetApp = new Hono();
  widgetApp.route('/', createLogoApp(context.world)).route('/', createWidgetApp(context));
  widget?.serve(widgetApp);
  bank?.serve(createBankApp(context));
  allData?.serve(createAllDataApp(context));
}
