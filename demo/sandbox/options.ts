import { lookup } from 'node:dns/promises';

/** How a sandbox is started; everything is optional. */
export interface SandboxOptions {
  /** Port of the Platform API; widget, bank and AllData take the next three. 0, the default: any free port for each. */
  port?: number;
  /**
   * What browsers call the sandbox. `subdomains`: `http://widget.localhost:PORT` and so on, truly cross-site as in
   * production. `localhost`: one host name, whose ports are one site to a browser. `auto`, the default: subdomains,
   * unless this is a Mac that cannot resolve them.
   */
  hostnames?: 'auto' | 'localhost' | 'subdomains';
  /** A whole number that every guid and every figure follows from. Default 1. */
  seed?: number;
  /** Milliseconds that one step of a job takes. Default 600; tests use 0 to 20. */
  latency?: number;
  /** The wall clock in milliseconds, for tests. Default `Date.now`. */
  now?: () => number;
}

export type ResolvedOptions = Required<Omit<SandboxOptions, 'hostnames'>> & { subdomains: boolean };

/** The last port that leaves room for three more. */
const LAST_PORT = 65_532;

function requireWholeNumber(name: string, value: number, maximum: number): number {
  if (Number.isInteger(value) && value >= 0 && value <= maximum) return value;
  throw new RangeError(
    `Sandbox option ${name} must be a whole number from 0 to ${maximum}; got ${String(value)}.`,
  );
}

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
  const { port = 0, hostnames = 'auto', seed = 1, latency = 600, now = Date.now } = options;
  if (!['auto', 'localhost', 'subdomains'].includes(hostnames)) {
    throw new TypeError(`Sandbox option hostnames must be auto, localhost or subdomains; got ${hostnames}.`);
  }
  if (typeof now !== 'function') {
    throw new TypeError('Sandbox option now must be a function that returns milliseconds.');
  }
  return {
    port: requireWholeNumber('port', port, LAST_PORT),
    seed: requireWholeNumber('seed', seed, Number.MAX_SAFE_INTEGER),
    latency: requireWholeNumber('latency', latency, 600_000),
    now,
    subdomains: hostnames === 'subdomains' || (hostnames === 'auto' && (await canResolveSubdomains())),
  };
}
