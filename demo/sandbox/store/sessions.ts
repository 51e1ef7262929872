import { randomUUID } from 'node:crypto';
import type { GuidSource } from './random.js';
import type { ConsumeResult, UrlRefusal, WidgetSession, WidgetSessions } from './types.js';

/** MX: a widget URL "expires after ten minutes or upon first use, whichever comes first". */
export const URL_LIFETIME = 10 * 60 * 1000;

interface SessionEntry {
  session: WidgetSession;
  spent: boolean;
  expired: boolean;
}

export interface SessionStore extends WidgetSessions {
  deleteOfUser(userGuid: string): void;
}

export function createSessions(now: () => number, nextGuid: GuidSource): SessionStore {
  const byUrlToken = new Map<string, SessionEntry>();
  const bySessionToken = new Map<string, WidgetSession>();
  const refusals: UrlRefusal[] = [];
  const refuse = (reason: UrlRefusal): ConsumeResult => {
    refusals.push(reason);
    return { ok: false, reason };
  };
  function find(urlToken: string): SessionEntry | UrlRefusal {
    const entry = byUrlToken.get(urlToken);
    if (!entry) return 'unknown';
    if (entry.spent) return 'spent';
    return entry.expired || now() - entry.session.mintedAt >= URL_LIFETIME ? 'expired' : entry;
  }
  return {
    mint(userGuid, options, language, callbackPayload = null) {
      const session: WidgetSession = Object.freeze({
        guid: nextGuid('SES', userGuid),
        userGuid,
        options: Object.freeze(options),
        language,
        callbackPayload,
        urlToken: randomUUID(),
        sessionToken: randomUUID(),
        mintedAt: now(),
      });
      byUrlToken.set(session.urlToken, { session, spent: false, expired: false });
      return session;
    },
    consume(urlToken) {
      const entry = find(urlToken);
      if (typeof entry === 'string') return refuse(entry);
      entry.spent = true;
      bySessionToken.set(entry.session.sessionToken, entry.session);
      return { ok: true, session: entry.session };
    },
    refusalOf(urlToken) {
      const found = find(urlToken);
      return typeof found === 'string' ? found : undefined;
    },
    refusals: () => [...refusals],
    find: (sessionToken) => bySessionToken.get(sessionToken),
    expireUnused() {
      for (const entry of byUrlToken.values()) {
        if (!entry.spent) entry.expired = true;
      }
    },
    deleteOfUser(userGuid) {
      for (const [urlToken, { session }] of byUrlToken) {
        if (session.userGuid !== userGuid) continue;
        byUrlToken.delete(urlToken);
        bySessionToken.delete(session.sessionToken);
      }
    },
  };
}
