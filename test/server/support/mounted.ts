import assert from 'node:assert/strict';
import { Configuration, UsersApi } from 'mx-platform-node';
import { startSandbox, type Sandbox } from '../../../demo/sandbox/index.js';

/** A sandbox, and the environment that the adapters of the demo read. */
export async function startEnvironment(): Promise<{ sandbox: Sandbox; variables: Record<string, string> }> {
  const sandbox = await startSandbox({ latency: 0 });
  const { apiUrl, clientId, apiKey } = sandbox;
  const users = new UsersApi(new Configuration({ basePath: apiUrl, username: clientId, password: apiKey }));
  const { data } = await users.createUser({ user: { id: 'ada' } });
  const variables = {
    MX_API_URL: apiUrl,
    MX_CLIENT_ID: clientId,
    MX_API_KEY: apiKey,
    MX_USER_GUID: data.user?.guid ?? assert.fail('the user has no guid'),
  };
  return { sandbox, variables };
}

/** One request to a mounted handler, over the network or by a call. */
export type Send = (init: RequestInit) => Promise<Response>;

const json = { 'Content-Type': 'application/json' };
const signedIn = { ...json, Cookie: 'session=a-session-of-ada' };

/** What holds wherever the handler is mounted. */
export const mountedCases: readonly (readonly [
  what: string,
  init: RequestInit,
  status: number,
  code?: string,
])[] = [
  [
    'a widget URL for who is signed in',
    {
      body: '{"widget_url":{"mode":"verification","color_scheme":"dark"}}',
      headers: { ...signedIn, 'Accept-Language': 'fr-CA' },
    },
    200,
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
];

/** Checks an answer against its case. */
export async function assertAnswer(
  response: Response,
  status: number,
  code: string | undefined,
  { widgetUrl, apiKey, clientId }: Sandbox,
): Promise<void> {
  const text = await response.text();
  assert.equal(response.status, status, text);
  assert.equal(response.headers.get('Cache-Control'), 'no-store');
  const told = text + JSON.stringify([...response.headers]);
  for (const secret of [apiKey, clientId, btoa(`${clientId}:${apiKey}`)]) assert.ok(!told.includes(secret));
  const { error, widget_url } = JSON.parse(text) as {
    error?: { code: string };
    widget_url?: { url: string };
  };
  assert.equal(error?.code, code);
  if (widget_url) assert.equal(new URL(widget_url.url).origin, widgetUrl);
  else assert.notEqual(status, 200);
}
