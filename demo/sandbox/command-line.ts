import { parseArgs } from 'node:util';
import type { Sandbox, SandboxOptions } from './index.js';
import { LAST_PORT, LONGEST_LATENCY } from './options.js';

export const USAGE = `Plays MX offline: Platform API, Connect Widget, an OAuth bank and AllData.

  --port <number>     port of the Platform API; the other four follow (default 4300, 0 for any free ones)
  --latency <ms>      how long one step of a job takes (default 600)
  --seed <number>     what guids and data follow from (default 1)
  --webhooks <url>    where MX's webhooks are posted (default: nowhere)
  --same-site         one host name, localhost, for all instead of *.localhost names
  --help              this text
`;

const DEFAULT_PORT = 4300;

/** What the command line asks for. */
export type Command = { kind: 'help' } | { kind: 'start'; options: SandboxOptions };

/** @throws Error that names the flag and what was expected. */
export function parseCommand(args: string[]): Command {
  const { values } = parseArgs({
    args,
    options: {
      port: { type: 'string' },
      latency: { type: 'string' },
      seed: { type: 'string' },
      webhooks: { type: 'string' },
      'same-site': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return { kind: 'help' };
  const latency = wholeNumber('--latency', values.latency, LONGEST_LATENCY);
  const seed = wholeNumber('--seed', values.seed, Number.MAX_SAFE_INTEGER);
  return {
    kind: 'start',
    options: {
      port: wholeNumber('--port', values.port, LAST_PORT) ?? DEFAULT_PORT,
      ...(latency !== undefined && { latency }),
      ...(seed !== undefined && { seed }),
      ...(values.webhooks !== undefined && { webhooks: { url: values.webhooks } }),
      ...(values['same-site'] && { hostnames: 'localhost' }),
    },
  };
}

function wholeNumber(flag: string, text: string | undefined, maximum: number): number | undefined {
  if (text === undefined) return undefined;
  if (/^\d+$/.test(text) && Number(text) <= maximum) return Number(text);
  throw new Error(`${flag} must be a whole number from 0 to ${maximum}; got "${text}".`);
}

export function describeSandbox(sandbox: Sandbox): string {
  return `
  Platform API  ${sandbox.apiUrl}
  Widget        ${sandbox.widgetUrl}
  Bank          ${sandbox.bankUrl}
  AllData       ${sandbox.allDataUrl}
  Endpoint      ${sandbox.endpointUrl}

  Client id     ${sandbox.clientId}
  API key       ${sandbox.apiKey}

  Institution mxbank, user name mxuser. Passwords: challenge, options, image (answer: correct),
  INVALID, LOCKED, UNAVAILABLE; any other one connects.

  Ctrl+C stops it.
`;
}
