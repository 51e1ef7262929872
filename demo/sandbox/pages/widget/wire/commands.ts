/** What a host can tell the widget. */
export type HostCommand =
  { name: 'ping' } | { name: 'sdkInfo'; sdk: string; version: string } | { name: 'navigateBack' };

/** Reads a command from a message's data: MX's hosts send JSON strings. Anything else is `undefined`. */
export function readCommand(data: unknown): HostCommand | undefined {
  const command = record(typeof data === 'string' ? parse(data) : undefined);
  switch (command['type']) {
    case 'ping':
      return { name: 'ping' };
    case 'mx/sdk/info': {
      const { sdk, version } = record(command['metadata']);
      return { name: 'sdkInfo', sdk: text(sdk), version: text(version) };
    }
    case 'mx/navigation':
      return record(command['payload'])['action'] === 'back' ? { name: 'navigateBack' } : undefined;
    default:
      return undefined;
  }
}

/** Calls back with every command from the embedding page. Messages of any other window are ignored. */
export function listenForCommands(onCommand: (command: HostCommand) => void, signal: AbortSignal): void {
  window.addEventListener(
    'message',
    ({ data, source }) => {
      const command = readCommand(data);
      if (command && source === window.parent && window.parent !== window) onCommand(command);
    },
    { signal },
  );
}

/** Calls back when the result page, in a window that the widget opened, reports how a trip to the bank ended. */
export function listenForResults(onResult: () => void, signal: AbortSignal): void {
  window.addEventListener(
    'message',
    ({ data, origin }) => {
      const { type } = record(data);
      if (origin !== window.location.origin) return;
      if (type === 'oauthComplete/success' || type === 'oauthComplete/error') onResult();
    },
    { signal },
  );
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
