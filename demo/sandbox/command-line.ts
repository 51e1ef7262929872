import { parseArgs } from 'node:util';
import { behaviours, isBehaviourName } from './bank/behaviours.js';
import type { PopupOptions, Sandbox, SandboxOptions } from './index.js';
import { LAST_PORT, LONGEST_LATENCY } from './options.js';

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
      popup: { type: 'string' },
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
      ...(values.popup !== undefined && { popup: popupOf(values.popup) }),
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

function popupOf(behaviour: string): PopupOptions {
  if (isBehaviourName(behaviour)) return { behaviour };
  throw new Error(`--popup must be one of ${Object.keys(behaviours).join(', ')}; got "${behaviour}".`);
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
  User          ${sandbox.userGuid}, for whom the endpoint asks

  Institution mxbank, user name mxuser, any password. --help lists other institutions, passwords
  and behaviours of the windows to the bank.

  Ctrl+C stops it.
`;
}
