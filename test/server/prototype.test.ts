import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { createWidgetUrlHandler } from '../../src/server/index.js';
import { apiKey, clientId, endpoint, request, userGuid } from './support/backend.js';
import { freshUrl } from './support/upstream.js';
import type { WidgetUrlHandlerOptions } from '../../src/server/index.js';

/** Every word of the source, so that whatever is read from an object is among them. */
const words = new Set(
  readdirSync('src/server')
    .map((file) => readFileSync(`src/server/${file}`, 'utf8'))
    .flatMap((source) => source.match(/\b[a-z_]\w*/gi) ?? []),
);

/** JavaScript itself looks for these on any object: in property descriptors, after a loop, by `await`. */
const ofTheLanguage = ['get', 'set', 'value', 'writable', 'enumerable', 'configurable', 'return', 'then'];

/** What an attacker would choose; `widget_url` and the like hold one another. */
const evil = { url: 'https://evil.example/', message: 'evil', mode: 'verification', products: ['rewards'] };
const valueOf = (word: string) =>
  word === 'url' ? evil.url : /^(widget_url|error)$/.test(word) ? evil : 'USR-evil';

/**
 * Puts every word on `Object.prototype` while `act` runs, for the handler's own code only: what Node reads of its objects meanwhile
 * is as ever.
 * @returns where the handler read one of them
 */
async function withPrototype(act: () => Promise<void>): Promise<string[]> {
  const found: string[] = [];
  const added = [...words].filter((word) => !(word in Object.prototype || ofTheLanguage.includes(word)));
  let isLooking = false;
  for (const word of added) {
    Object.defineProperty(Object.prototype, word, {
      configurable: true,
      enumerable: false,
      get() {
        if (isLooking) return undefined;
        isLooking = true;
        const place = new Error().stack?.split('\n')[2] ?? '';
        isLooking = false;
        if (!place.includes('/src/server/')) return undefined;
        found.push(`${word} ${place.trim()}`);
        return valueOf(word);
      },
      set(value: unknown) {
        Object.defineProperty(this, word, { value, configurable: true, enumerable: true, writable: true });
      },
    });
  }
  try {
    await act();
  } finally {
    for (const word of added) Reflect.deleteProperty(Object.prototype, word);
  }
  return found;
}

interface Visit {
  options?: Partial<WidgetUrlHandlerOptions>;
  asked?: () => Request;
  /** MX's answer. */
  answer?: () => Response;
}

const untyped = (value: unknown) => () => value as never;

/** Each leaves something out that could be taken from a prototype. */
const visits: Readonly<Record<string, Visit>> = {
  'a widget URL': { asked: () => request({ widget_url: { mode: 'verification' } }) },
  'a user without a guid': { options: { authorize: untyped({}) } },
  'a user as a class has it': {
    options: {
      authorize: untyped(
        new (class {
          userGuid = userGuid;
        })(),
      ),
    },
  },
  'no user': { options: { authorize: () => null } },
  'credentials without a key': {
    options: { clientId: undefined, apiKey: undefined, credentials: untyped({ clientId }) },
  },
  'an empty body': { asked: () => request({}) },
  'a body with something else': { asked: () => request({ debug: true }) },
  'an unlisted option': { asked: () => request({ widget_url: { other: 1 } }) },
  'a newer option': {
    options: { allowedOptions: ['other', 'data_request.newer'] },
    asked: () => request({ widget_url: { other: 1, data_request: { newer: 1 } } }),
  },
  'an address elsewhere': {
    asked: () => request({ widget_url: { client_redirect_url: 'https://evil.example/' } }),
  },
  'a foreign page': {
    asked: () => request({}, { headers: { Origin: 'https://evil.example', 'Sec-Fetch-Site': 'cross-site' } }),
  },
  'a question beforehand': { asked: () => new Request(endpoint, { method: 'OPTIONS' }) },
  'a question beforehand of a listed page': {
    options: { allowedOrigins: ['https://partner.example'] },
    asked: () => new Request(endpoint, { method: 'OPTIONS', headers: { Origin: 'https://partner.example' } }),
  },
  'an answer without a URL': { answer: () => new Response('{"widget_url":{}}') },
  'an empty answer': { answer: () => new Response('{}') },
  'a refusal without a reason': { answer: () => new Response('{}', { status: 418 }) },
  'no answer': {
    answer: () => {
      throw new Error('no');
    },
  },
};

/** Everything that comes out of the handler, as text. */
async function visit({ options, asked = request, answer }: Visit): Promise<string> {
  const told: unknown[] = [];
  // Made before, for the platform reads its own options through the prototype.
  const handler = createWidgetUrlHandler({
    clientId,
    apiKey,
    environment: 'integration',
    authorize: () => ({ userGuid }),
    fetch: (address: string, init: RequestInit) => {
      told.push(
        address,
        Object.entries(init).filter(([name]) => name !== 'signal'),
      );
      // Rejects if the answer throws.
      return Promise.resolve().then(answer ?? (() => new Response(JSON.stringify(fresh))));
    },
    onError: (failure: object) => void told.push(Object.entries(failure)),
    ...options,
  } as WidgetUrlHandlerOptions);
  const response = await handler(asked());
  told.push(response.status, [...response.headers], await response.text());
  return JSON.stringify(told, (_, item: unknown) => (item instanceof Error ? item.message : item));
}

const fresh = { widget_url: { type: 'connect_widget', url: freshUrl } };

describe('Object.prototype', () => {
  for (const [what, visited] of Object.entries(visits)) {
    it(`is not read for ${what}`, async () => {
      const expected = await visit(visited);
      let told = '';
      const found = await withPrototype(async () => {
        told = await visit(visited);
      });
      assert.deepEqual(found, []);
      assert.equal(told, expected);
    });
  }

  it('is not the prototype of a user’s own class, whose accessors are read', async () => {
    class Session {
      get userGuid(): string {
        return userGuid;
      }
    }
    const told = await visit({ options: { authorize: () => new Session() } });
    assert.ok(told.includes(`/users/${userGuid}/widget_urls`), told);
  });
});
