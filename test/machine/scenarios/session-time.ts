import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { assertOver, assertRenewed, timeout, types, warningTime } from '../../support/session.js';
import { activeStage } from '../../support/stage.js';
import { minute, second } from '../../support/simulated-time.js';

const hour = 60 * minute;

describe('activity around the limits', () => {
  const quiet: [name: string, at: number][] = [
    ['at 14:29', warningTime - second],
    ['1 ms before 14:30', warningTime - 1],
  ];
  for (const [name, at] of quiet) {
    it(`${name} renews the session before anybody is warned`, async () => {
      const stage = await activeStage();
      stage.time.advance(at);
      stage.touch();
      assert.deepEqual(stage.emitted(), []);
      assert.deepEqual(stage.frame.commands, [], 'the widget knows of its own user');
      assertRenewed(stage);
    });
  }

  const warned: [name: string, at: number][] = [
    ['at 14:30', warningTime],
    ['1 ms after 14:30', warningTime + 1],
    ['at 14:59.9', timeout - 100],
    ['1 ms before 15:00', timeout - 1],
  ];
  for (const [name, at] of warned) {
    for (const type of ['activity', 'continue'] as const) {
      it(`${name}: ${type} takes the warning away; the page and the widget hear of it`, async () => {
        const stage = await activeStage();
        stage.time.advance(at);
        assert.deepEqual(types(stage), ['connect-idle-warning']);
        stage.send({ type });
        assert.deepEqual(types(stage), ['connect-session-continued']);
        assert.deepEqual(stage.frame.commands, [{ type: 'ping' }]);
        assertRenewed(stage);
      });
    }
  }

  for (const [name, late] of [
    ['at 15:00', 0],
    ['1 ms after 15:00', 1],
  ] as const) {
    for (const type of ['activity', 'continue'] as const) {
      it(`${name}: ${type} comes too late, should it also come before the timer`, async () => {
        const stage = await activeStage();
        stage.time.advance(timeout - 10);
        stage.time.freeze(10 + late);
        stage.emitted();
        stage.send({ type });
        assert.deepEqual(types(stage), ['connect-session-expired', 'connect-finished']);
        assertOver(stage);
      });
    }
  }
});

describe('a laptop that sleeps', () => {
  it('from 10:00 to 20:00 finds the session over when it wakes, before anybody touches it', async () => {
    const stage = await activeStage();
    stage.time.advance(10 * minute);
    stage.time.sleep(10 * minute);
    stage.time.wake();
    assert.deepEqual(types(stage), ['connect-session-expired', 'connect-finished']);
    assertOver(stage);
  });

  it('finds it over at the first timer, should the browser tell of no wake', async () => {
    const stage = await activeStage();
    stage.time.advance(warningTime + second);
    stage.time.sleep(10 * minute);
    stage.time.advance(second);
    assertOver(stage);
  });

  for (const type of ['activity', 'continue'] as const) {
    it(`finds it over at the ${type} that wakes it, should that come first`, async () => {
      const stage = await activeStage();
      stage.time.advance(14 * minute + 45 * second);
      stage.time.sleep(minute);
      stage.send({ type });
      assertOver(stage);
    });
  }

  it('into the last seconds is warned with those that are left', async () => {
    const stage = await activeStage();
    stage.time.advance(10 * minute);
    stage.time.sleep(4 * minute + 50 * second);
    stage.time.wake();
    assert.deepEqual(stage.emitted(), [{ type: 'connect-idle-warning', secondsLeft: 10 }]);
  });
});

describe('a hidden tab whose timers are throttled', () => {
  it('is warned with the seconds that are left when a timer runs at last', async () => {
    const stage = await activeStage();
    stage.time.advance(14 * minute);
    stage.time.throttle(50 * second);
    assert.deepEqual(stage.emitted(), [{ type: 'connect-idle-warning', secondsLeft: 10 }]);
    stage.time.throttle(7 * second);
    assert.equal(stage.context.secondsLeft, 3);
  });

  it('has its session ended by a timer that is a minute late, without a warning', async () => {
    const stage = await activeStage();
    stage.time.advance(14 * minute + 15 * second);
    stage.time.throttle(minute);
    assert.deepEqual(types(stage), ['connect-session-expired', 'connect-finished']);
    assertOver(stage);
  });

  it('shows the end as soon as it is seen again, however late the timer is', async () => {
    const stage = await activeStage();
    stage.time.advance(14 * minute);
    stage.time.freeze(2 * minute);
    stage.time.wake();
    assertOver(stage);
  });
});

describe('a wall clock that is set', () => {
  it('back an hour changes nothing', async () => {
    const stage = await activeStage();
    stage.time.advance(10 * minute);
    stage.time.adjustWallClock(-hour);
    stage.time.wake();
    stage.time.advance(4 * minute + 30 * second);
    assert.equal(stage.state, 'idle-warning');
    stage.time.adjustWallClock(-hour);
    stage.time.wake();
    assert.equal(stage.state, 'idle-warning', 'a warning is not taken back');
    stage.time.advance(30 * second);
    assertOver(stage);
  });

  it('back an hour after a sleep does not undo the sleep', async () => {
    const stage = await activeStage();
    stage.time.advance(5 * minute);
    stage.time.sleep(9 * minute);
    stage.time.wake();
    stage.time.adjustWallClock(-hour);
    stage.time.wake();
    stage.time.advance(minute);
    assertOver(stage);
  });

  it('forward an hour ends the session, for nobody can tell it from a sleep', async () => {
    const stage = await activeStage();
    stage.time.advance(minute);
    stage.time.adjustWallClock(hour);
    stage.time.wake();
    assertOver(stage);
  });

  it('back an hour just before activity leaves what follows it the full time', async () => {
    const stage = await activeStage();
    stage.time.advance(minute);
    stage.time.adjustWallClock(-hour);
    stage.touch();
    assertRenewed(stage);
  });

  it('forward and right again before anybody looked has not happened', async () => {
    const stage = await activeStage();
    stage.time.adjustWallClock(hour);
    stage.time.advance(minute);
    stage.time.adjustWallClock(-hour);
    stage.time.wake();
    stage.touch();
    assertRenewed(stage);
  });
});

describe('a page that comes back from the back/forward cache', () => {
  it('after 16 minutes shows the end at once; starting again takes a new URL and the same member', async () => {
    const stage = await activeStage();
    stage.message('mx/connect/memberConnected', { member_guid: 'MBR-1' });
    stage.time.freeze(16 * minute);
    stage.time.wake();
    assert.deepEqual(types(stage), ['connect-session-expired', 'connect-finished']);
    assertOver(stage);
    stage.send({ type: 'reconnect' });
    assert.equal(stage.effects.requests.length, 2);
    assert.equal(stage.request.input.memberGuid, 'MBR-1');
    await stage.answer();
    stage.ready();
    stage.emitted();
    assertRenewed(stage);
  });

  it('in time goes on with the frame that came back with it', async () => {
    const stage = await activeStage();
    stage.time.freeze(10 * minute);
    stage.time.wake();
    assert.equal(stage.state, 'active');
    assert.equal(stage.effects.requests.length, 1);
    assert.equal(stage.frame.stopped, false);
    stage.time.advance(4 * minute + 30 * second);
    assert.equal(stage.state, 'idle-warning');
  });
});

describe('timers of a session', () => {
  it('are one at most, and run when something is due alone', async () => {
    const stage = await activeStage();
    assert.equal(stage.time.pendingTimers, 1);
    assert.equal(stage.time.advance(warningTime - 1), 0, 'none before the warning');
    assert.equal(stage.time.advance(1), 1);
    assert.equal(stage.time.pendingTimers, 1);
    assert.equal(stage.time.advance(10 * second), 10, 'one a second while it counts down');
    stage.send({ type: 'continue' });
    assert.equal(stage.time.pendingTimers, 1);
    assert.equal(stage.time.advance(warningTime - 1), 0, 'none again');
  });

  it('are none when it has stopped', async () => {
    const stage = await activeStage();
    stage.send({ type: 'close' });
    assert.equal(stage.time.pendingTimers, 0);
    assert.equal(stage.time.wakeListeners, 0);
  });

  it('are not touched by activity', async () => {
    const stage = await activeStage();
    stage.time.advance(minute);
    for (let times = 0; times < 1000; times++) stage.touch();
    assert.equal(stage.time.pendingTimers, 1);
    assert.equal(stage.time.advance(warningTime - 1), 1, 'the old limit is looked at once, and moved');
  });
});
