import type { WidgetMessage } from './messages.js';

/** Who the messages speak of: every payload carries both guids. */
export interface ChannelIdentity {
  userGuid: string;
  sessionGuid: string;
}

export interface Channel {
  send(message: WidgetMessage): void;
}

/**
 * Posts to the embedding page, at the origin its referrer names. A host that sends no referrer hears nothing, and the
 * widget does not notice: that is how MX's widget behaves, and what a host has to be tested against.
 */
export function createFrameChannel(identity: ChannelIdentity, referrer = document.referrer): Channel {
  return {
    send({ name, fields }) {
      if (window.parent === window) return;
      try {
        window.parent.postMessage(
          { mx: true, type: `mx/${name}`, metadata: { ...session(identity, name), ...fields } },
          new URL(referrer).origin,
        );
      } catch {
        // No usable referrer, or a parent that is going away: nobody is left to tell.
      }
    },
  };
}

/** Two navigations at once cancel each other, so each gets a moment to be intercepted by the native shell. */
const navigationSpacing = 40;

/**
 * Tells a native shell by navigating to `<scheme>://<message name>?metadata=<JSON>`, which the shell intercepts;
 * in a WebView there is no page around the widget that could receive a message.
 */
export function createWebViewChannel(identity: ChannelIdentity, scheme: string): Channel {
  const waiting: string[] = [];
  let busy = false;

  const next = (): void => {
    const url = waiting.shift();
    busy = url !== undefined;
    if (url === undefined) return;
    window.location.href = url;
    setTimeout(next, navigationSpacing);
  };

  return {
    send({ name, fields }) {
      const metadata = encodeURIComponent(JSON.stringify({ ...session(identity, name), ...fields }));
      waiting.push(`${scheme}://${name}?metadata=${metadata}`);
      if (!busy) next();
    },
  };
}

/** The session's guids, which every message carries except those about entities. */
function session({ userGuid, sessionGuid }: ChannelIdentity, name: WidgetMessage['name']): object {
  return name === 'account/created' ? {} : { user_guid: userGuid, session_guid: sessionGuid };
}
