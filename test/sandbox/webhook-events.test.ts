import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { UseCase, World } from '../../demo/sandbox/store/types.js';
import { createWorld } from '../../demo/sandbox/store/world.js';
import { payloadsOf, type WebhookPayload as Payload } from '../../demo/sandbox/webhooks/payloads.js';
import { connect, credentialsFor, job, settled } from './waiting.js';

/** A world without a server, and the webhooks that it would post. */
function observeWorld(): { world: World; events: Payload[] } {
  const events: Payload[] = [];
  const world = createWorld({
    latency: 0,
    onEvent: (event) => events.push(...payloadsOf(event, world)),
  });
  return { world, events };
}

/** `MEMBER updated CONNECTED`: the type, the action and, of a member, its status. */
function describePayload({ type, action, member }: Payload): string {
  const { connection_status: status } = (member ?? {}) as { connection_status?: string };
  return `${String(type)} ${action}${status === undefined ? '' : ` ${status}`}`;
}

describe('the webhooks of a world', () => {
  it('report no products that the institution does not support', async () => {
    const { world, events } = observeWorld();
    const products = ['account_verification', 'transactions', 'transaction_history', 'rewards'] as const;
    await connect(world, world.users.create({}).guid, 'password', {
      institutionCode: 'tamarack_village',
      job: { kind: 'verification', products },
    });
    const jobs = events.filter(({ action }) => action === 'member_data_updated');
    assert.deepEqual(
      jobs.map(({ type }) => type),
      ['AGGREGATION'],
    );
    assert.deepEqual([...world.members.products(world.members.all()[0]?.guid ?? '')].sort(), [
      'accounts',
      'transactions',
    ]);
  });

  it('report new credentials once', async () => {
    const { world, events } = observeWorld();
    const { guid } = await connect(world, world.users.create({}).guid, 'INVALID');
    events.length = 0;
    const credentials = credentialsFor(world, 'mxbank', 'right');
    world.members.reconnect(guid, { credentials, job: job('transactions') });
    await settled(world, guid);
    assert.deepEqual(events.map(describePayload), [
      'MEMBER updated UPDATED',
      'MEMBER updated CONNECTED',
      'AGGREGATION member_data_updated',
    ]);
  });

  it('report changed fields once, and nothing when none has changed', () => {
    const { world, events } = observeWorld();
    const userGuid = world.users.create({}).guid;
    const connectAgain = (use_cases: UseCase[]) =>
      world.members.connect({
        userGuid,
        institutionCode: 'mx_bank_oauth',
        credentials: [],
        job: null,
        use_cases,
      });
    const guid = connectAgain([])?.member.guid ?? '';
    assert.deepEqual(events.splice(0).map(describePayload), [
      'MEMBER created CREATED',
      'MEMBER updated PENDING',
    ]);
    for (const change of [
      () => connectAgain(['PFM']),
      () => world.members.reconnect(guid, { metadata: 'new', job: null }),
    ]) {
      change();
      assert.deepEqual(events.splice(0).map(describePayload), ['MEMBER updated PENDING']);
      change();
      assert.deepEqual(events, []);
    }
  });
});
