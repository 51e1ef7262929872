import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import type {
  AuthorizationErrorReason,
  ConnectionStatusName,
  World,
} from '../../demo/sandbox/store/types.js';
import { createWorld } from '../../demo/sandbox/store/world.js';
import { connect, job, settled } from './waiting.js';

const kinds = { mx_bank_oauth: 'oauth', alder_community_alldata: 'alldata' } as const;

for (const [institutionCode, kind] of Object.entries(kinds)) {
  describe(`a trip to ${institutionCode}`, () => {
    let world: World;
    let member: string;

    beforeEach(() => {
      world = createWorld({ latency: 0 });
      const userGuid = world.users.create({ id: 'partner-1' }).guid;
      const connected = world.members.connect({ userGuid, institutionCode, credentials: [], job: job() });
      assert.ok(connected);
      member = connected.member.guid;
    });
    afterEach(() => world.close());

    function begin() {
      const trip = world.authorizations.begin({ memberGuid: member, job: job('transactions') });
      assert.ok(trip);
      return trip;
    }
    const status = () => world.members.find(member)?.connection_status;

    it('leaves the member PENDING until the bank says yes', async () => {
      assert.equal(status(), 'PENDING');
      const { state, ...trip } = begin();
      assert.equal(trip.kind, kind);
      assert.equal(trip.status, 'pending');
      assert.equal(world.authorizations.latestOf(member)?.state, state);
      world.authorizations.settle(state, { status: 'success' });
      assert.equal(status(), 'PENDING');
      assert.equal((await settled(world, member)).connection_status, 'CONNECTED');
      assert.ok(world.data(member).transactions.length > 0);
    });

    const marks: Partial<Record<AuthorizationErrorReason, ConnectionStatusName>> = {
      DENIED: 'DENIED',
      IMPEDED: 'IMPEDED',
      CANCELLED: 'PENDING',
      SERVER_ERROR: 'PENDING',
    };
    for (const [reason, expected] of Object.entries(marks)) {
      it(`ends ${expected} for ${reason}, and a late success wins`, async () => {
        const { state } = begin();
        world.authorizations.settle(state, { status: 'error', reason: reason as AuthorizationErrorReason });
        assert.equal(world.authorizations.find(state)?.errorReason, reason);
        assert.equal(status(), expected);
        world.authorizations.settle(state, { status: 'success' });
        assert.equal(world.authorizations.find(state)?.errorReason, null);
        assert.equal((await settled(world, member)).connection_status, 'CONNECTED');
        world.authorizations.settle(state, { status: 'error', reason: 'DENIED' });
        assert.equal(world.authorizations.find(state)?.status, 'success');
        assert.equal(status(), 'CONNECTED');
      });
    }

    it('cures what happened at the bank, which aggregating alone does not', async () => {
      world.authorizations.settle(begin().state, { status: 'success' });
      await settled(world, member);
      world.members.setStatus(member, 'IMPEDED');
      world.members.run(member, job());
      assert.equal((await settled(world, member)).connection_status, 'IMPEDED');
      world.authorizations.settle(begin().state, { status: 'success' });
      assert.equal((await settled(world, member)).connection_status, 'CONNECTED');
    });

    it('leaves no question open, whether it reads anything or not', async () => {
      world.members.setStatus(member, 'CHALLENGED');
      const trip = world.authorizations.begin({ memberGuid: member, job: null });
      assert.ok(trip);
      const state = () => [status(), world.members.find(member)?.is_being_aggregated];
      assert.deepEqual(state(), ['PENDING', false]);
      world.authorizations.settle(trip.state, { status: 'success' });
      assert.deepEqual(state(), ['CONNECTED', false]);
      world.members.setStatus(member, 'CHALLENGED');
      assert.deepEqual(state(), ['CHALLENGED', true]);
      const again = world.authorizations.begin({ memberGuid: member, job: null });
      world.authorizations.settle(again?.state ?? '', { status: 'success' });
      assert.deepEqual(state(), ['CONNECTED', false]);
      assert.deepEqual(world.members.challenges(member), []);
      world.members.run(member, job());
      assert.equal((await settled(world, member)).connection_status, 'CONNECTED');
    });

    it('is forgotten with its member, and never begins elsewhere', async () => {
      const { state } = begin();
      world.members.delete(member);
      assert.equal(world.authorizations.find(state), undefined);
      assert.equal(world.authorizations.settle(state, { status: 'success' }), undefined);
      const typed = await connect(world, world.users.create({ id: 'partner-2' }).guid, 'password');
      assert.equal(world.authorizations.begin({ memberGuid: typed.guid, job: job() }), undefined);
    });
  });
}
