import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import type { Microdeposits } from '../../demo/sandbox/store/microdeposits.js';
import { createWorld } from '../../demo/sandbox/store/world.js';
import { createManualTimers, type ManualTimers } from './manual-timers.js';

const MINUTE = 60 * 1000;

describe('the world', () => {
  let now: number;
  let timers: ManualTimers;
  let statuses: string[];
  let microdeposits: Microdeposits;
  let guid: string;

  beforeEach(() => {
    now = 0;
    timers = createManualTimers();
    statuses = [];
    const world = createWorld({
      timers,
      now: () => now,
      onEvent: (event) => event.type === 'microdeposit' && statuses.push(event.microdeposit.status),
    });
    const account = {
      routing_number: '091000019',
      account_number: '33331',
      account_type: 'CHECKING',
    } as const;
    ({ microdeposits } = world);
    microdeposits.create(world.users.create({}).guid, { account });
    guid = microdeposits.all()[0]?.guid ?? assert.fail('There is no microdeposit');
    statuses = [];
  });

  it('reports that deposits have arrived even if nobody reads their status', () => {
    now = 2 * MINUTE;
    timers.advance(2 * MINUTE);
    assert.deepEqual(statuses, ['DEPOSITED']);
  });

  it('reports it also if the timer fires early', () => {
    now = 2 * MINUTE - 1;
    timers.advance(2 * MINUTE);
    assert.deepEqual(statuses, []);
    now = 2 * MINUTE;
    timers.advance(1);
    assert.deepEqual(statuses, ['DEPOSITED']);
    assert.equal(timers.waiting, 0);
  });

  it('begins the attempts and the two minutes again with the status that it is told', () => {
    now = 2 * MINUTE;
    const attempt = (): string => {
      const result = microdeposits.verify(guid, [0.01, 0.02]);
      return result.ok ? result.microdeposit.status : result.reason;
    };
    assert.deepEqual([attempt(), attempt(), attempt()], ['DENIED', 'DENIED', 'PREVENTED']);
    microdeposits.setStatus(guid, 'DEPOSITED');
    assert.equal(attempt(), 'DENIED');
    microdeposits.setStatus(guid, 'REQUESTED');
    assert.equal(microdeposits.find(guid)?.status, 'REQUESTED');
    now += 2 * MINUTE;
    timers.advance(2 * MINUTE);
    assert.equal(statuses.at(-1), 'DEPOSITED');
  });
});
