import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { createPlatform } from '../../demo/server/platform.js';
import { createWidgetUrlHandler } from '../../src/server/index.js';

const clientId = 'a-client-id';
const apiKey = 'an-api-key';

/** The versions that live, each with the media type of its answers. */
const mediaTypes: Readonly<Record<string, string>> = {
  v20250224: 'application/json',
  v20111101: 'application/vnd.mx.api.v1+json',
};

/**
 * What MX documents of a request's headers, as the status of its answer (OpenAPI documents of both versions; migration guide:
 * since 12 August 2026 every request names its version).
 */
function judge(headers: IncomingHttpHeaders): 200 | 401 | 406 | 415 {
  const credentials = Buffer.from(`${clientId}:${apiKey}`).toString('base64');
  if (headers.authorization !== `Basic ${credentials}`) return 401;
  const mediaType = mediaTypes[String(headers['accept-version'])];
  if (mediaType === undefined || headers.accept !== mediaType) return 406;
  const hasBody = Number(headers['content-length'] ?? 0) > 0;
  if (hasBody && headers['content-type'] !== 'application/json') return 415;
  return 200;
}

describe('a server that knows nothing but MX’s rules for headers', () => {
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      const status = judge(request.headers);
      const url = 'https://int-widgets.moneydesktop.com/md/connect/fresh-url';
      response.writeHead(status, { 'Content-Type': 'application/json' });
      response.end(JSON.stringify(status === 200 ? { widget_url: { type: 'connect_widget', url } } : {}));
    });
  });
  let apiUrl: string;

  before(async () => {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    apiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  after(async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  });

  async function askHandler(options: { apiVersion?: 'v20111101' } = {}): Promise<number> {
    const authorize = () => ({ userGuid: 'USR-1' });
    const handler = createWidgetUrlHandler({ clientId, apiKey, apiUrl, authorize, ...options });
    const init = {
      method: 'POST',
      body: '{"widget_url":{}}',
      headers: { 'Content-Type': 'application/json' },
    };
    return (await handler(new Request('https://app.example/api/widget-url', init))).status;
  }

  it('accepts the handler with its default options', async () => assert.equal(await askHandler(), 200));

  it('accepts the handler with the older version', async () =>
    assert.equal(await askHandler({ apiVersion: 'v20111101' }), 200));

  it('accepts what the demo asks through MX’s official client, with and without a body', async () => {
    const platform = createPlatform({ url: apiUrl, clientId, apiKey });
    await platform.findUser('ada');
    await platform.createUser('ada');
    await platform.startJob('USR-1', 'MBR-1', 'verify');
  });

  const sound = {
    Authorization: `Basic ${btoa(`${clientId}:${apiKey}`)}`,
    Accept: 'application/json',
    'Accept-Version': 'v20250224',
    'Content-Type': 'application/json',
  };

  for (const [what, headers, status] of [
    ['everything that is asked for', {}, 200],
    ['no credentials', { Authorization: '' }, 401],
    ['no version', { 'Accept-Version': '' }, 406],
    ['an unknown version', { 'Accept-Version': '20250224' }, 406],
    ['the media type of the other version', { Accept: 'application/vnd.mx.api.v1+json' }, 406],
    ['a body that is not JSON', { 'Content-Type': 'text/plain' }, 415],
  ] as const) {
    it(`answers ${status} to ${what}`, async () => {
      const init = { method: 'POST', body: '{}', headers: { ...sound, ...headers } };
      assert.equal((await fetch(`${apiUrl}/users/USR-1/widget_urls`, init)).status, status);
    });
  }
});
