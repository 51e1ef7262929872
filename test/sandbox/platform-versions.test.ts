import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startPlatform, type PlatformServer } from './platform-server.js';

describe('the Platform API', () => {
  let platform: PlatformServer;
  let authorization: string;

  before(async () => {
    platform = await startPlatform();
    const { clientId, apiKey } = platform.credentials;
    authorization = `Basic ${btoa(`${clientId}:${apiKey}`)}`;
  });
  after(() => platform.close());

  async function ask(headers: Record<string, string>) {
    const response = await fetch(`${platform.url}/users`, { headers });
    return {
      status: response.status,
      type: response.headers.get('Content-Type'),
      body: await response.text(),
    };
  }

  for (const [version, type] of [
    ['v20111101', 'application/vnd.mx.api.v1+json'],
    ['v20250224', 'application/json'],
  ] as const) {
    it(`answers version ${version} with its media type`, async () => {
      const headers = { Authorization: authorization, Accept: type, 'Accept-Version': version };
      const answer = await ask(headers);
      assert.deepEqual([answer.status, answer.type], [200, `${type}; charset=utf-8`]);
    });

    it(`refuses a request without a version, though it accepts ${type}`, async () => {
      const answer = await ask({ Authorization: authorization, Accept: type });
      assert.equal(answer.status, 406);
      assert.deepEqual(JSON.parse(answer.body), {
        error: {
          message: "The request didn't specify a valid API version",
          status: 'not_acceptable',
          type: 'not_acceptable',
        },
      });
    });
  }

  for (const version of ['', 'v1', '20111101', '20250224', 'V20250224', 'v20250224, v20111101']) {
    it(`refuses the version "${version}"`, async () => {
      const answer = await ask({ Authorization: authorization, 'Accept-Version': version });
      assert.equal(answer.status, 406);
      assert.match(answer.body, /didn't specify a valid API version/);
    });
  }

  it('asks for the credentials before the version', async () => {
    assert.equal((await ask({})).status, 401);
  });

  it('refuses a media type that it does not have', async () => {
    const headers = { Authorization: authorization, Accept: 'text/html', 'Accept-Version': 'v20250224' };
    const answer = await ask(headers);
    assert.equal(answer.status, 406);
    assert.match(answer.body, /`Accept` must allow/);
  });
});
