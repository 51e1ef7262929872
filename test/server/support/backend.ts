import assert from 'node:assert/strict';
import { mock } from 'node:test';
import { createWidgetUrlHandler } from '../../../src/server/index.js';
import { upstreamText } from './upstream.js';
import type { WidgetUrlFailure, WidgetUrlHandlerOptions } from '../../../src/server/index.js';

export const clientId = 'client-id-of-the-team';
export const apiKey = 'api-key-of-the-team';
export const userGuid = 'USR-11141024-90b3-1bce-cac9-c06ced52ab4c';
export const appOrigin = 'https://app.example';
export const endpoint = `${appOrigin}/api/widget-url`;

type Settings = Partial<Omit<WidgetUrlHandlerOptions, 'environment' | 'apiUrl'>>;

export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  /** `error.code` of the answer, if it is one. */
  code: string | undefined;
  /** `error.message`, or an empty text. */
  message: string;
}

/** A request as the element sends it from a page of the same origin. */
export function request(body: unknown = { widget_url: {} }, init: RequestInit = {}): Request {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return new Request(endpoint, {
    method: 'POST',
    body: text,
    ...init,
    headers: {
      'Content-Type': 'application/json',
      Origin: appOrigin,
      'Sec-Fetch-Site': 'same-origin',
      ...(init.headers as Record<string, string> | undefined),
    },
  });
}

/** A handler against an upstream, with everything that it says written down. */
export function openBackend(apiUrl: string, settings: Settings = {}) {
  const failures: WidgetUrlFailure[] = [];
  const logged: unknown[] = [];
  for (const method of ['debug', 'error', 'info', 'log', 'trace', 'warn'] as const) {
    mock.method(console, method, (...values: unknown[]) => void logged.push(method, ...values));
  }
  const handler = createWidgetUrlHandler({
    ...(settings.credentials ? {} : { clientId, apiKey }),
    apiUrl,
    authorize: () => ({ userGuid }),
    onError: (failure) => void failures.push(failure),
    ...settings,
  } as WidgetUrlHandlerOptions);
  return {
    handler,
    failures,
    logged,
    /** Asks; fails if a key or the user comes out anywhere, or anything that the upstream wrote but its reason for the operator. */
    ask: async (asked: Request): Promise<Answer> => {
      const { status, headers, text } = await handler(asked).then(async (response) => ({
        status: response.status,
        headers: response.headers,
        text: await response.text(),
      }));
      assertNoSecret([text, [...headers], failures, logged]);
      const reasonless = failures.map((failure) => ({ ...failure, upstreamMessage: undefined }));
      assertAbsent(upstreamText, [text, [...headers], reasonless, logged]);
      const { error } = JSON.parse(text || '{}') as { error?: { code?: string; message?: string } };
      return { status, headers, text, code: error?.code, message: error?.message ?? '' };
    },
  };
}

/** Neither key, plain nor encoded, nor the user. */
export function assertNoSecret(told: unknown): void {
  const encoded = [`${clientId}:${apiKey}`, apiKey, clientId].map((text) => btoa(text).replace(/=+$/, ''));
  for (const secret of [clientId, apiKey, userGuid, ...encoded]) assertAbsent(secret, told);
}

function assertAbsent(text: string, told: unknown): void {
  const all = JSON.stringify(told, (_, value: unknown) =>
    value instanceof Error ? [value.message, value.stack] : value,
  );
  assert.ok(!all.includes(text), `${text} came out: ${all}`);
}
