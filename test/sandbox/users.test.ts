import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { startSandbox, type Sandbox } from '../../demo/sandbox/index.js';

async function read({ apiUrl, clientId, apiKey }: Sandbox, path: string): Promise<unknown> {
  const Authorization = `Basic ${Buffer.from(`${clientId}:${apiKey}`).toString('base64')}`;
  const answer = await fetch(apiUrl + path, { headers: { Authorization, 'Accept-Version': 'v20250224' } });
  return answer.json();
}

describe('users of a sandbox', () => {
  it('are created as the API does it, and known to it', async () => {
    await using sandbox = await startSandbox({ latency: 0, hostnames: 'localhost' });
    const user = sandbox.createUser({ id: 'ada', email: 'ada@example.com', metadata: 'first' });
    assert.match(user.guid, /^USR-/);
    const { user: known } = (await read(sandbox, `/users/${user.guid}`)) as {
      user: Record<string, unknown>;
    };
    assert.deepEqual({ ...known }, { ...user });
    assert.notEqual(sandbox.createUser().guid, sandbox.createUser().guid);
  });

  it('are refused with a reason', async () => {
    await using sandbox = await startSandbox({ latency: 0, hostnames: 'localhost' });
    sandbox.createUser({ id: 'ada' });
    const refused: [user: unknown, message: RegExp][] = [
      [{ id: 'ada' }, /createUser: id must be new; another user has "ada"/],
      [{ name: 'Ada' }, /createUser: the fields are id, email, metadata; name is not one of them/],
      [{ email: 1 }, /createUser: email must be a string; got 1/],
      ['ada', /createUser: the user must be an object/],
    ];
    // A caller without types can pass anything.
    for (const [user, message] of refused)
      assert.throws(() => sandbox.createUser(user as { id: string }), message);
  });

  it('include the one that the endpoint asks for', async () => {
    await using sandbox = await startSandbox({ latency: 0, hostnames: 'localhost' });
    const body = JSON.stringify({ widget_url: { widget_type: 'connect_widget' } });
    assert.equal((await fetch(sandbox.endpointUrl, { method: 'POST', body })).status, 200);
    const { users } = (await read(sandbox, '/users')) as { users: { guid: string }[] };
    assert.deepEqual(
      users.map(({ guid }) => guid),
      [sandbox.userGuid],
    );
  });
});
