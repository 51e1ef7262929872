import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { CONNECTION_STATUS_CODES } from '../../demo/sandbox/store/statuses.js';
import type { ConnectionStatusName, World } from '../../demo/sandbox/store/types.js';
import { createWorld } from '../../demo/sandbox/store/world.js';
import { createManualTimers } from './manual-timers.js';
import { connect, credentialsFor, job, settled } from './waiting.js';

describe('members', () => {
  let world: World;
  let user: string;

  beforeEach(() => {
    world = createWorld({ latency: 0 });
    user = world.users.create({ id: 'partner-1' }).guid;
  });
  afterEach(() => world.close());

  const outcomes: [password: string, status: ConnectionStatusName][] = [
    ['anything', 'CONNECTED'],
    ['challenge', 'CHALLENGED'],
    ['options', 'CHALLENGED'],
    ['image', 'CHALLENGED'],
    ['BAD_REQUEST', 'FAILED'],
    ['SERVER_ERROR', 'FAILED'],
    ['UNAVAILABLE', 'FAILED'],
    ['UNAUTHORIZED', 'DENIED'],
    ['INVALID', 'DENIED'],
    ['LOCKED', 'LOCKED'],
    ['DISABLED', 'LOCKED'],
    ['constructor', 'CONNECTED'],
  ];
  for (const [password, status] of outcomes) {
    it(`end ${status} with the password ${password}`, async () => {
      const member = await connect(world, user, password);
      assert.equal(member.connection_status, status);
      assert.equal(member.is_being_aggregated, status === 'CHALLENGED');
      assert.equal(member.successfully_aggregated_at !== null, status === 'CONNECTED');
      assert.equal(world.data(member.guid).accounts.length > 0, status === 'CONNECTED');
    });
  }

  for (const [password, type] of Object.entries({
    challenge: 'TEXT',
    options: 'OPTIONS',
    image: 'IMAGE_DATA',
  })) {
    it(`ask ${type} for ${password}; correct connects, anything else is rejected`, async () => {
      for (const [value, status] of Object.entries({ correct: 'CONNECTED', wrong: 'REJECTED' })) {
        const { guid } = await connect(world, user, password);
        const [challenge] = world.members.challenges(guid);
        assert.ok(challenge);
        assert.equal(challenge.type, type);
        assert.equal(challenge.options.length > 0, type === 'OPTIONS');
        assert.equal(challenge.image_data?.startsWith('data:image/') ?? false, type === 'IMAGE_DATA');
        const unanswered = world.members.resume(guid, [{ guid: challenge.guid, value: '  ' }]);
        assert.deepEqual(unanswered, { ok: false, reason: 'unanswered', challenge });
        assert.ok(world.members.resume(guid, [{ guid: challenge.guid, value }]).ok);
        assert.equal(world.members.find(guid)?.connection_status, 'RESUMED');
        assert.equal((await settled(world, guid)).connection_status, status);
        assert.deepEqual(world.members.resume(guid, []), { ok: false, reason: 'not-challenged' });
        world.members.delete(guid);
      }
    });
  }

  /** A member at the start of its job, in a world whose jobs take a step each time that 15 ms are let pass. */
  function startMember() {
    const timers = createManualTimers();
    const paced = createWorld({ latency: 15, timers });
    const connected = paced.members.connect({
      userGuid: paced.users.create({ id: 'paced' }).guid,
      institutionCode: 'mxbank',
      credentials: credentialsFor(paced, 'mxbank', 'anything'),
      job: job('transactions'),
    });
    assert.ok(connected);
    return { paced, timers, guid: connected.member.guid };
  }

  it('go through CREATED and every step before they are CONNECTED', () => {
    const { paced, timers, guid } = startMember();
    const seen: string[] = [];
    while (timers.waiting > 0) {
      seen.push(
        `${paced.members.find(guid)?.connection_status ?? ''} ${paced.members.job(guid)?.step ?? ''}`,
      );
      timers.advance(15);
    }
    assert.deepEqual(seen, [
      'CREATED queued',
      'CREATED authenticating',
      'CREATED accounts',
      'CREATED products',
    ]);
    assert.equal(paced.members.find(guid)?.connection_status, 'CONNECTED');
    assert.equal(paced.members.job(guid)?.step, 'finished');
  });

  it('with the same credentials at the same institution are one', async () => {
    const first = await connect(world, user, 'one');
    const again = await connect(world, user, 'one');
    assert.equal(again.guid, first.guid);
    assert.equal(again.existing, true);
    const others = [
      await connect(world, user, 'two'),
      await connect(world, user, 'one', {
        institutionCode: 'blue_heron',
        credentials: credentialsFor(world, 'blue_heron', 'one'),
      }),
      await connect(world, world.users.create({ id: 'partner-2' }).guid, 'one'),
    ];
    assert.equal(new Set([first, ...others].map(({ guid }) => guid)).size, 4);
    assert.ok(others.every(({ existing }) => !existing));
  });

  it('gain use cases and never lose any', async () => {
    const { guid } = await connect(world, user, 'one', { use_cases: ['MONEY_MOVEMENT'] });
    assert.deepEqual(world.members.find(guid)?.use_cases, ['MONEY_MOVEMENT']);
    await connect(world, user, 'one', { use_cases: ['PFM'] });
    assert.deepEqual(world.members.find(guid)?.use_cases, ['MONEY_MOVEMENT', 'PFM']);
    world.members.reconnect(guid, { use_cases: [], job: null });
    assert.deepEqual(world.members.find(guid)?.use_cases, ['MONEY_MOVEMENT', 'PFM']);
  });

  it('recover with a new password', async () => {
    const { guid } = await connect(world, user, 'INVALID');
    const [, password] = world.institutions.credentials('mxbank');
    assert.ok(password);
    const credentials = [{ guid: password.guid, value: 'right' }];
    const updated = world.members.reconnect(guid, { credentials, job: job('transactions') });
    assert.equal(updated?.connection_status, 'UPDATED');
    assert.equal((await settled(world, guid)).connection_status, 'CONNECTED');
  });

  for (const status of Object.keys(CONNECTION_STATUS_CODES) as ConnectionStatusName[]) {
    it(`can be put into ${status}, even in the middle of a job`, () => {
      for (const passed of [0, 15, 30, 45]) {
        const { paced, timers, guid } = startMember();
        timers.advance(passed);
        assert.equal(paced.members.setStatus(guid, status)?.connection_status, status);
        assert.equal(timers.waiting, 0, 'the job is dropped');
        assert.equal(paced.members.find(guid)?.connection_status, status);
        assert.equal(paced.members.challenges(guid).length, status === 'CHALLENGED' ? 1 : 0);
      }
    });
  }

  const lasting = (Object.keys(CONNECTION_STATUS_CODES) as ConnectionStatusName[]).filter(
    (status) => !['CREATED', 'UPDATED', 'RESUMED', 'RECONNECTED', 'PENDING', 'CHALLENGED'].includes(status),
  );
  for (const status of lasting) {
    it(`stay ${status}, however often they are read, until there are new credentials`, async () => {
      const { guid } = await connect(world, user, 'password');
      world.members.setStatus(guid, status);
      for (const request of [job('transactions'), job()]) {
        world.members.run(guid, request);
        assert.equal((await settled(world, guid)).connection_status, status);
      }
      const credentials = credentialsFor(world, 'mxbank', 'new');
      world.members.reconnect(guid, { credentials, job: job() });
      assert.equal((await settled(world, guid)).connection_status, 'CONNECTED');
      world.members.run(guid, job());
      assert.equal((await settled(world, guid)).connection_status, 'CONNECTED');
    });
  }

  it('stay CHALLENGED as by a password, until the answer is right', async () => {
    const { guid } = await connect(world, user, 'password');
    const asked = await connect(world, user, 'challenge');
    world.members.setStatus(guid, 'CHALLENGED');
    assert.equal(world.members.find(guid)?.is_being_aggregated, asked.is_being_aggregated);
    const verification = { kind: 'verification', products: [] } as const;
    assert.equal(world.members.run(guid, verification)?.busy, 'aggregation');
    const answer = async (value: string) => {
      const answers = world.members.challenges(guid).map((challenge) => ({ guid: challenge.guid, value }));
      assert.equal(answers.length, 1);
      world.members.resume(guid, answers);
      return (await settled(world, guid)).connection_status;
    };
    assert.equal(await answer('wrong'), 'REJECTED');
    world.members.run(guid, verification);
    assert.equal((await settled(world, guid)).connection_status, 'CHALLENGED');
    assert.equal(await answer('correct'), 'CONNECTED');
    world.members.run(guid, verification);
    assert.equal((await settled(world, guid)).connection_status, 'CONNECTED');
  });

  for (const [value, expected] of Object.entries({
    LOCKED: 'LOCKED',
    DISABLED: 'LOCKED',
    UNAUTHORIZED: 'DENIED',
    INVALID: 'DENIED',
    SERVER_ERROR: 'FAILED',
    options: 'CHALLENGED',
    anything: 'REJECTED',
  })) {
    it(`become ${expected} when the answer to a question is ${value}`, async () => {
      const { guid } = await connect(world, user, 'challenge');
      world.members.resume(guid, [{ guid: world.members.challenges(guid)[0]?.guid ?? '', value }]);
      assert.equal((await settled(world, guid)).connection_status, expected);
      if (expected === 'CHALLENGED') assert.equal(world.members.challenges(guid)[0]?.type, 'OPTIONS');
    });
  }

  it('are asked nothing anymore once they have new credentials, though no job reads with them yet', async () => {
    const { guid } = await connect(world, user, 'challenge');
    world.members.reconnect(guid, { credentials: credentialsFor(world, 'mxbank', 'new'), job: null });
    const updated = world.members.find(guid);
    assert.deepEqual([updated?.connection_status, updated?.is_being_aggregated], ['UPDATED', false]);
    assert.deepEqual(world.members.challenges(guid), []);
    assert.equal(world.members.run(guid, { kind: 'verification', products: [] })?.busy, null);
    assert.equal((await settled(world, guid)).connection_status, 'CONNECTED');
  });

  it('go on with the job that runs when they get new credentials', () => {
    const { paced, timers, guid } = startMember();
    paced.members.reconnect(guid, { credentials: credentialsFor(paced, 'mxbank', 'INVALID'), job: null });
    assert.equal(paced.members.find(guid)?.is_being_aggregated, true);
    timers.advance(60);
    assert.equal(paced.members.find(guid)?.connection_status, 'DENIED');
  });

  for (const isDisabled of [false, true]) {
    it(`are read ${isDisabled ? 'once only' : 'daily'} when background aggregation is ${isDisabled ? 'disabled' : 'allowed'}`, async () => {
      const hour = 60 * 60 * 1000;
      const start = Date.UTC(2026, 0, 1, 12);
      let now = start;
      const aging = createWorld({ latency: 0, now: () => now });
      const owner = aging.users.create({ id: 'partner-1' }).guid;
      const options = { background_aggregation_is_disabled: isDisabled };
      const { guid } = await connect(aging, owner, 'password', options);
      const readAt = () => aging.members.find(guid)?.successfully_aggregated_at;
      const first = new Date(start).toISOString();
      now += 23 * hour;
      assert.equal(readAt(), first);
      now += 50 * hour;
      assert.equal(readAt(), isDisabled ? first : new Date(start + 72 * hour).toISOString());
      aging.members.setStatus(guid, 'DENIED');
      const last = readAt();
      now += 48 * hour;
      assert.equal(readAt(), last, 'a broken connection is not read');
      aging.close();
    });
  }

  it('are gone when deleted, and so are their jobs', () => {
    const { paced, timers, guid } = startMember();
    assert.equal(paced.members.delete(guid), true);
    assert.equal(paced.members.delete(guid), false);
    assert.equal(timers.waiting, 0);
    assert.equal(paced.data(guid).accounts.length, 0);
  });

  it('stop working when the world closes', () => {
    const { paced, timers, guid } = startMember();
    paced.close();
    timers.advance(1000);
    assert.equal(paced.members.job(guid)?.step, 'queued');
    paced.members.run(guid, job());
    assert.equal(timers.waiting, 0, 'nothing starts anymore');
  });
});
