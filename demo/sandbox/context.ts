import type { Popups } from './bank/popups.js';
import type { ClientSettings } from './options.js';
import type { World } from './store/types.js';

/** The five origins as a browser or a server addresses them, each `http://host:port` without a trailing slash. */
export interface SandboxOrigins {
  api: string;
  widget: string;
  bank: string;
  allData: string;
  /** Where the pages of `serve` live. */
  host: string;
}

/** What each of the sandbox's apps is created with. */
export interface SandboxContext {
  world: World;
  origins: SandboxOrigins;
  popups: Popups;
  client: ClientSettings;
  /** Milliseconds that one step of a job takes. */
  latency: number;
}
