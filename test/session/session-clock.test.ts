import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { minute, second, SimulatedTime } from '../support/simulated-time.js';
import { startSessionClock, type SessionClockEvent } from '../../src/session/session-clock.js';

const mx = { timeout: 15 * minute, warning: 30 * second };
const warningTime = mx.timeout - mx.warning;

function begin(times: typeof mx & { ago?: number } = mx) {
  const time = new SimulatedTime();
  const events: SessionClockEvent[] = [];
  const clock = startSessionClock(times, time, (event) => events.push(event));
  /** What was reported since the last look. */
  const news = () => events.splice(0).map((event) => Object.values(event).join(' '));
  return { time, clock, news };
}

describe('the session clock, of a widget that spoke before there was a clock', () => {
  it('counts from its first message', () => {
    const { time, news } = begin({ ...mx, ago: 5 * second });
    time.advance(warningTime - 5 * second - 1);
    assert.deepEqual(news(), []);
    time.advance(1);
    assert.deepEqual(news(), ['session.warning 30']);
  });

  it('counts from later activity, which it hears of late too', () => {
    const { time, clock, news } = begin({ ...mx, ago: 5 * second });
    clock.touch(2 * second);
    time.advance(warningTime - 2 * second - 1);
    assert.deepEqual(news(), []);
    time.advance(1);
    assert.deepEqual(news(), ['session.warning 30']);
  });
});

describe('the session clock, left alone', () => {
  it('says nothing before 14:30, with one timer waiting', () => {
    const { time, news } = begin();
    assert.equal(time.advance(warningTime - 1), 0);
    assert.deepEqual(news(), []);
    assert.equal(time.pendingTimers, 1);
  });

  it('warns at 14:30 with 30 seconds left', () => {
    const { time, news } = begin();
    time.advance(warningTime);
    assert.deepEqual(news(), ['session.warning 30']);
  });

  it('counts every second down, each once, and ends at 15:00, not before', () => {
    const { time, news } = begin();
    time.advance(warningTime);
    news();
    time.advance(mx.warning - 1);
    const ticks = Array.from({ length: 29 }, (_, index) => `session.tick ${29 - index}`);
    assert.deepEqual(news(), ticks);
    time.advance(1);
    assert.deepEqual(news(), ['session.expired']);
  });

  it('looks at the time at most once a second while it warns', () => {
    const { time } = begin();
    time.advance(warningTime);
    assert.equal(time.advance(mx.warning), 30);
  });

  it('is over at its end: nothing waits, nothing listens, activity does not bring it back', () => {
    const { time, clock, news } = begin();
    time.advance(mx.timeout);
    news();
    clock.touch();
    clock.configure({ timeout: 60 * minute, warning: 0 });
    time.wake();
    time.advance(60 * minute);
    assert.deepEqual(news(), []);
    assert.equal(time.pendingTimers, 0);
    assert.equal(time.wakeListeners, 0);
  });

  it('without a warning ends without one', () => {
    const { time, news } = begin({ timeout: minute, warning: 0 });
    time.advance(minute);
    assert.deepEqual(news(), ['session.expired']);
  });

  it('that warns for its whole time warns at once', () => {
    const { news } = begin({ timeout: 10 * second, warning: 10 * second });
    assert.deepEqual(news(), ['session.warning 10']);
  });
});

describe('the session clock and activity', () => {
  it('starts over, silently, while nothing was warned of', () => {
    const { time, clock, news } = begin();
    time.advance(10 * minute);
    clock.touch();
    time.advance(warningTime - 1);
    assert.deepEqual(news(), []);
    time.advance(1);
    assert.deepEqual(news(), ['session.warning 30']);
  });

  it('sets no timer for it', () => {
    const { time, clock } = begin();
    for (let touches = 0; touches < 1000; touches++) clock.touch();
    assert.equal(time.pendingTimers, 1);
  });

  it('goes on after Continue at 14:59.9, for the full time', () => {
    const { time, clock, news } = begin();
    time.advance(mx.timeout - 100);
    news();
    clock.touch();
    assert.deepEqual(news(), ['session.renewed']);
    time.advance(warningTime - 1);
    assert.deepEqual(news(), []);
    time.advance(1);
    assert.deepEqual(news(), ['session.warning 30']);
  });

  it('has ended when activity and the late timer meet at 15:00', () => {
    const { time, clock, news } = begin();
    time.advance(mx.timeout - 100);
    news();
    time.sleep(100);
    clock.touch();
    assert.deepEqual(news(), ['session.expired']);
  });
});

describe('the session clock on a machine that sleeps, throttles or sets its clock', () => {
  it('that slept from 10:00 to 20:00 has ended when it wakes, before any interaction', () => {
    const { time, clock, news } = begin();
    time.advance(10 * minute);
    time.sleep(10 * minute);
    time.wake();
    assert.deepEqual(news(), ['session.expired']);
    clock.touch();
    assert.deepEqual(news(), []);
  });

  it('has ended at the first touch, should that come before the wake', () => {
    const { time, clock, news } = begin();
    time.advance(10 * minute);
    time.sleep(10 * minute);
    clock.touch();
    assert.deepEqual(news(), ['session.expired']);
  });

  it('warns at the wake after a sleep into the last 30 seconds', () => {
    const { time, news } = begin();
    time.advance(10 * minute);
    time.sleep(4 * minute + 45 * second);
    time.wake();
    assert.deepEqual(news(), ['session.warning 15']);
  });

  it('goes on after a short sleep, and warns when it really is time', () => {
    const { time, news } = begin();
    time.advance(5 * minute);
    time.sleep(5 * minute);
    time.wake();
    time.advance(warningTime - 10 * minute - 1);
    assert.deepEqual(news(), []);
    time.advance(1);
    assert.deepEqual(news(), ['session.warning 30']);
  });

  it('ends with the first timer that a throttled tab lets run', () => {
    const { time, news } = begin();
    time.advance(14 * minute);
    time.throttle(minute);
    assert.deepEqual(news(), ['session.expired']);
  });

  it('skips the seconds that a throttled tab missed', () => {
    const { time, news } = begin();
    time.advance(warningTime);
    time.throttle(10 * second);
    assert.deepEqual(news(), ['session.warning 30', 'session.tick 20']);
  });

  it('is not extended by a clock turned back an hour', () => {
    const { time, news } = begin();
    time.advance(10 * minute);
    time.adjustWallClock(-60 * minute);
    time.wake();
    time.advance(4 * minute + 30 * second);
    assert.deepEqual(news(), ['session.warning 30']);
    time.advance(30 * second);
    assert.equal(news().at(-1), 'session.expired');
  });

  it('takes a clock set forward an hour for a sleep: safe rather than sorry', () => {
    const { time, news } = begin();
    time.advance(minute);
    time.adjustWallClock(60 * minute);
    time.wake();
    assert.deepEqual(news(), ['session.expired']);
  });

  it('keeps counting a sleep when the clock is turned back after it', () => {
    const { time, news } = begin();
    time.advance(5 * minute);
    time.sleep(9 * minute);
    time.wake();
    time.adjustWallClock(-60 * minute);
    time.wake();
    time.advance(30 * second);
    assert.deepEqual(news(), ['session.warning 30']);
    time.advance(30 * second);
    assert.equal(news().at(-1), 'session.expired');
  });

  it('keeps counting a sleep when the clock is turned back during the countdown', () => {
    const { time, news } = begin();
    time.advance(10 * minute);
    time.sleep(4 * minute + 30 * second);
    time.wake();
    time.advance(second);
    news();
    time.adjustWallClock(-60 * minute);
    time.advance(29 * second);
    assert.equal(news().at(-1), 'session.expired');
  });

  it('notices a sleep after the clock was turned back', () => {
    const { time, news } = begin();
    time.advance(5 * minute);
    time.adjustWallClock(-60 * minute);
    time.wake();
    time.sleep(9 * minute + 30 * second);
    time.wake();
    assert.deepEqual(news(), ['session.warning 30']);
  });

  it('does not take its warning back for a clock that is turned back: that would extend the session', () => {
    const { time, news } = begin();
    time.sleep(warningTime);
    time.wake();
    assert.deepEqual(news(), ['session.warning 30']);
    time.adjustWallClock(-warningTime);
    time.wake();
    assert.deepEqual(news(), []);
    time.advance(30 * second);
    assert.equal(news().at(-1), 'session.expired');
  });

  it('is not ended early by clocks that disagree by a little, as rounded ones do', () => {
    const { time, clock, news } = begin();
    for (let looks = 0; looks < 1000; looks++) {
      time.adjustWallClock(looks % 2 === 0 ? -900 : 900);
      time.wake();
    }
    clock.touch();
    time.advance(warningTime - 1);
    assert.deepEqual(news(), []);
  });

  it('never has more than one timer waiting, however often the page wakes', () => {
    const { time } = begin();
    for (const duration of [5 * minute, 9 * minute + 35 * second, 3 * second]) {
      time.advance(duration);
      time.wake();
      time.wake();
      assert.equal(time.pendingTimers, 1);
    }
  });
});

describe('the session clock, told other limits', () => {
  it('counts the time that has passed', () => {
    const { time, clock, news } = begin();
    time.advance(4 * minute);
    clock.configure({ timeout: 5 * minute, warning: 30 * second });
    time.advance(30 * second);
    assert.deepEqual(news(), ['session.warning 30']);
  });

  it('ends at once when they have passed already', () => {
    const { time, clock, news } = begin();
    time.advance(10 * minute);
    clock.configure({ timeout: 5 * minute, warning: 30 * second });
    assert.deepEqual(news(), ['session.expired']);
    assert.equal(time.pendingTimers, 0);
  });

  it('takes its warning back when they leave time enough, and warns anew', () => {
    const { time, clock, news } = begin();
    time.advance(warningTime);
    news();
    clock.configure({ timeout: 30 * minute, warning: minute });
    assert.deepEqual(news(), ['session.deferred']);
    time.advance(14 * minute + 30 * second);
    assert.deepEqual(news(), ['session.warning 60']);
    assert.equal(time.pendingTimers, 1);
  });
});

describe('the session clock, stopped', () => {
  for (const [when, duration] of [
    ['fresh', 0],
    ['warning', warningTime + 3 * second],
  ] as const) {
    it(`while ${when} leaves no timer, no listener and says nothing more`, () => {
      const { time, clock, news } = begin();
      time.advance(duration);
      news();
      clock.stop();
      assert.equal(time.pendingTimers, 0);
      assert.equal(time.wakeListeners, 0);
      clock.touch();
      time.advance(60 * minute);
      assert.deepEqual(news(), []);
    });
  }
});
