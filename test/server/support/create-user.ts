import assert from 'node:assert/strict';
import { Configuration, UsersApi } from 'mx-platform-node';
import type { Sandbox } from '../../../demo/sandbox/index.js';

/** Creates a user in a sandbox. Resolves with its guid. */
export async function createUser({ apiUrl, clientId, apiKey }: Sandbox): Promise<string> {
  const configuration = new Configuration({
    basePath: apiUrl,
    username: clientId,
    password: apiKey,
    // The client names no version of the API itself.
    baseOptions: { headers: { 'Accept-Version': 'v20111101' } },
  });
  const { data } = await new UsersApi(configuration).createUser({ user: { id: 'ada' } });
  return data.user?.guid ?? assert.fail('the user has no guid');
}
