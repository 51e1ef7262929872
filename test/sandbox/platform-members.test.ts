import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { startPlatform, type PlatformServer } from './platform-server.js';
import { credentialsFor, settled } from './waiting.js';

describe('the Platform API’s members', () => {
  let platform: PlatformServer;
  let user: string;

  beforeEach(async () => {
    platform = await startPlatform();
    user = platform.world.users.create({ id: 'partner-1' }).guid;
  });
  afterEach(() => platform.close());

  async function create(fields: object, password = 'password') {
    const credentials = credentialsFor(platform.world, 'mxbank', password);
    const member = { institution_code: 'mxbank', credentials, ...fields };
    const { status, body } = await platform.send('POST', `/users/${user}/members`, { member });
    return { status, ...(body as { member?: { guid: string; metadata: string | null } }) };
  }

  it('are updated by the same credentials, also under the id they have', async () => {
    const first = await create({ id: 'mine' });
    const again = await create({ id: 'mine', metadata: 'changed' });
    assert.equal(again.status, 202);
    assert.equal(again.member?.guid, first.member?.guid);
    assert.equal(again.member?.metadata, 'changed');
    assert.equal((await create({ id: 'mine' }, 'another')).status, 409, 'another member has none of its ids');
  });

  it('and all that was read of them follow the ids that the partner changes', async () => {
    const guid = (await create({ id: 'mine' })).member?.guid ?? assert.fail('There is no member');
    const path = `/users/${user}/members/${guid}`;
    await settled(platform.world, guid);
    await platform.send('PUT', `/users/${user}`, { user: { id: 'partner-9' } });
    await platform.send('PUT', path, { member: { id: 'yours' } });
    const { member } = (await platform.send('GET', path)).body as { member: Record<string, unknown> };
    assert.deepEqual([member['id'], member['user_id']], ['yours', 'partner-9']);
    for (const [plural, ids] of Object.entries({
      accounts: { user_id: 'partner-9', member_id: 'yours' },
      transactions: { user_id: 'partner-9' },
    })) {
      const { body } = await platform.send('GET', `${path}/${plural}`);
      const items = (body as Record<string, object[]>)[plural] ?? [];
      assert.ok(items.length > 0);
      for (const item of items) assert.deepEqual({ ...item, ...ids }, item);
    }
  });

  it('have an error while they are in trouble, from v20250224 on', async () => {
    const { guid = '' } = (await create({}, 'INVALID')).member ?? {};
    await settled(platform.world, guid);
    const read = async (version: string) => {
      const path = `/users/${user}/members/${guid}`;
      const { body } = await platform.send('GET', path, undefined, { 'Accept-Version': version });
      return (body as { member: Record<string, unknown> }).member;
    };
    const { error, connection_status_message } = await read('v20250224');
    assert.deepEqual(error, {
      error_code: 2005,
      error_message: 'The credentials are invalid.',
      error_type: 'MEMBER',
      locale: 'en',
      user_message: connection_status_message,
    });
    assert.ok(!('error' in (await read('v20111101'))));
    platform.world.members.setStatus(guid, 'CONNECTED');
    assert.equal((await read('v20250224'))['error'], null);
  });
});
