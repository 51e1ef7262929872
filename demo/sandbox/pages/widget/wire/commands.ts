/** What a host, or the OAuth result page, can tell the widget. */
export type HostCommand =
  | { name: 'ping' }
  | { name: 'sdkInfo'; sdk: string; version: string }
  | { name: 'navigateBack' }
  | { name: 'oauthSucceeded'; memberGuid: string | undefined }
  | { name: 'oauthFailed'; reason: string | undefined };

/** Reads a command from a message's data: MX's hosts send JSON strings, the result page an object. Anything else is `undefined`. */
export function readCommand(data: unknown): HostCommand | undefined {
  const command = record(typeof data === 'string' ? parse(data) : data);
  const metadata = record(command['metadata']);
  switch (command['type']) {
    case 'ping':
      return { name: 'ping' };
    case 'mx/sdk/info':
      return { name: 'sdkInfo', sdk: text(metadata['sdk']) ?? '', version: text(metadata['version']) ?? '' };
    case 'mx/navigation':
      return record(command['payload'])['action'] === 'back' ? { name: 'navigateBack' } : undefined;
    case 'oauthComplete/success':
      return { name: 'oauthSucceeded', memberGuid: text(metadata['member_guid']) };
    case 'oauthComplete/error':
      return { name: 'oauthFailed', reason: text(metadata['error_reason']) };
    default:
      return undefined;
  }
}

/**
 * Calls back with every command from the embedding page, and with OAuth results from the widget's own result page.
 * Messages of any other window are ignored.
 */
export function listenForCommands(onCommand: (command: HostCommand) => void, signal: AbortSignal): void {
  window.addEventListener(
    'message',
    (event) => {
      const command = readCommand(event.data);
      if (!command) return;
      const fromHost = event.source === window.parent && window.parent !== window;
      const fromResultPage = event.origin === window.location.origin && command.name.startsWith('oauth');
      if (fromHost || fromResultPage) onCommand(command);
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

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
