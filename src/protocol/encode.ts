import type { OAuthResult } from './oauth-result.js';

/** A command of the host to the widget. */
export type HostCommand =
  /** Keeps the widget's session alive. */
  | { type: 'ping' }
  /** Says who hosts the widget; sent once after `mx/load`. `sdk` defaults to `web`. */
  | { type: 'sdk-info'; version: string; sdk?: string }
  /** Asks the widget to go back; it answers with `mx/navigation` and `did_go_back`. */
  | { type: 'navigate-back' }
  /** Hands the end of an OAuth flow back to the widget, after a redirect into an app or page. */
  | { type: 'oauth-complete'; result: OAuthResult };

/**
 * The string to post for a command. The widget takes JSON strings, and only ever to its concrete origin, never
 * `*`.
 */
export function encodeCommand(command: HostCommand): string {
  return JSON.stringify(toWire(command));
}

function toWire(command: HostCommand): object {
  switch (command.type) {
    case 'ping':
      return { type: 'ping' };
    case 'sdk-info':
      return { type: 'mx/sdk/info', metadata: { sdk: command.sdk ?? 'web', version: command.version } };
    case 'navigate-back':
      return { mx: true, type: 'mx/navigation', payload: { action: 'back' } };
    case 'oauth-complete':
      return command.result.outcome === 'completed'
        ? { mx: true, type: 'oauthComplete/success', metadata: { member_guid: command.result.memberGuid } }
        : { mx: true, type: 'oauthComplete/error', metadata: {} };
  }
}
