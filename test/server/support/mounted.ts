import assert from 'node:assert/strict';
import { startSandbox, type Sandbox } from '../../../demo/sandbox/index.js';
import { createUser } from './create-user.js';

/** A sandbox, and the environment that the adapters of the demo read. */
export async function startEnvironment(): Promise<{ sandbox: Sandbox; variables: Record<string, string> }> {
  const sandbox = await startSandbox({ latency: 0 });
  const { apiUrl, clientId, apiKey } = sandbox;
  const variables = {
    MX_API_URL: apiUrl,
    MX_CLIENT_ID: clientId,
    MX_API_KEY: apiKey,
    MX_USER_GUID: await createUser(sandbox),
  };
  return { sandbox, variables };
}

/** One request to a mounted handler, over the network or by a call. */
export type Send = (init: RequestInit) => Promise<Response>;

const json = { 'Content-Type': 'application/json' };
const partner = 'https://partner.example';
const signedIn = { ...json, Cookie: 'session=a-session-of-ada' };

/** What holds wherever the handler is mounted. */
export const mountedCases: readonly (readonly [
  what: string,
  init: RequestInit,
  status: number,
  code?: string | undefined,
  headers?: Record<string, string>,
])[] = [
  [
    'a widget URL for who is signed in',
    {
      body: '{"widget_url":{"mode":"verification","color_scheme":"dark"}}',
      headers: { ...signedIn, 'Accept-Language': 'fr-CA' },
    },
    200,
    undefined,
    { 'Content-Language': 'fr-CA' },
  ],
  ['nothing for a stranger', { body: '{"widget_url":{}}', headers: json }, 401, 'unauthorized'],
  [
    'nothing for a foreign page',
    { body: '{"widget_url":{}}', headers: { ...signedIn, Origin: 'https://attacker.example' } },
    403,
    'origin-not-allowed',
  ],
  [
    'what is wrong with an option',
    { body: '{"widget_url":{"user_guid":"USR-2"}}', headers: signedIn },
    400,
    'option-not-allowed',
  ],
  [
    'nothing for 2 MB',
    { body: `{"widget_url":{"mode":"${'x'.repeat(2_000_000)}"}}`, headers: signedIn },
    413,
    'body-too-large',
  ],
  [
    'the question that a browser asks for a page of a partner',
    {
      method: 'OPTIONS',
      headers: { Origin: partner, 'Access-Control-Request-Method': 'POST' },
    },
    204,
    undefined,
    { 'Access-Control-Allow-Origin': partner, 'Access-Control-Allow-Methods': 'POST' },
  ],
  [
    'what `authorize` says itself, with both of its cookies',
    { body: '{"widget_url":{}}', headers: { ...json, Cookie: 'session=that-has-ended' } },
    401,
    'session-ended',
    { 'Set-Cookie': 'session=; Max-Age=0, csrf=; Max-Age=0' },
  ],
];

/** Checks an answer against its case. */
export async function assertAnswer(
  response: Response,
  { widgetUrl, apiKey, clientId }: Sandbox,
  status: number,
  code?: string,
  headers: Record<string, string> = {},
): Promise<void> {
  const text = await response.text();
  assert.equal(response.status, status, text);
  assert.equal(response.headers.get('Cache-Control'), 'no-store');
  const told = text + JSON.stringify([...response.headers]);
  for (const secret of [apiKey, clientId, btoa(`${clientId}:${apiKey}`)]) assert.ok(!told.includes(secret));
  for (const [name, value] of Object.entries(headers)) assert.equal(response.headers.get(name), value);
  if (headers['Set-Cookie'] !== undefined) assert.equal(response.headers.getSetCookie().length, 2);
  const { error, widget_url } = JSON.parse(text || '{}') as {
    error?: { code: string };
    widget_url?: { url: string };
  };
  assert.equal(error?.code, code);
  if (widget_url) assert.equal(new URL(widget_url.url).origin, widgetUrl);
  else assert.notEqual(status, 200);
}
