import { failure } from '../../support/widget-errors.js';
import { minute, second } from '../../support/simulated-time.js';
import { oneOf, Step } from './step.js';
import { settled } from '../../support/stage.js';
import { tooLate } from './contract.js';
import type { Wake } from '../../../src/time/time-source.js';

/** What happens around the element, also when it is there no more: the network, the clocks, and what is left of what is over. */

const always = () => true;
const nothing = () => {
  // It must change nothing.
};

export const network = oneOf(
  [true, false],
  (online) =>
    new Step(
      `the network ${online ? 'comes back' : 'goes'}`,
      (model) => model.goOnline(online),
      ({ stage }) => stage.effects.connectivity.go(online),
      always,
    ),
);

const durations = [second, 20 * second, minute, 5 * minute, 14.5 * minute, 15 * minute];
const inSeconds = (duration: number) => `${duration / second} s`;

function passes(duration: number): Step {
  return new Step(
    `${inSeconds(duration)} pass`,
    (model) => model.pass(duration),
    ({ stage }) => void stage.time.advance(duration),
    always,
  );
}

export const warningComes = passes(14.5 * minute);
export const timePasses = oneOf(durations, passes);

export const timersLag = oneOf(
  durations,
  (duration) =>
    new Step(
      `${inSeconds(duration)} pass in the background`,
      (model) => model.jump(duration),
      ({ stage }) => void stage.time.throttle(duration),
      always,
    ),
);

const sleeps = durations.flatMap((duration) =>
  (['user', 'network'] satisfies Wake[]).map((wake) => ({ duration, wake })),
);
export const laptopSleeps = oneOf(
  sleeps,
  ({ duration, wake }) =>
    new Step(
      `the laptop sleeps ${inSeconds(duration)}, and the ${wake} wakes the page`,
      (model) => {
        model.sleep(duration);
        model.jump(0);
      },
      ({ stage }) => {
        stage.time.sleep(duration);
        stage.time.wake(wake);
      },
      always,
    ),
);

/** The touch comes before anybody has looked at the time. */
export const laptopWakesAtTouch = oneOf(
  durations,
  (duration) =>
    new Step(
      `the laptop sleeps ${inSeconds(duration)}, and the user touches it`,
      (model) => {
        model.sleep(duration);
        model.act();
      },
      ({ stage }) => {
        stage.time.sleep(duration);
        stage.touch();
      },
    ),
);

export const clockIsTurnedBack = oneOf(
  durations.slice(2),
  (duration) =>
    new Step(
      `somebody sets the clock back by ${inSeconds(duration)}`,
      nothing,
      ({ stage }) => {
        stage.time.adjustWallClock(-duration);
        stage.time.wake();
      },
      always,
    ),
);

export const lateAnswer = new Step(
  'requests that were given up are answered',
  nothing,
  async ({ stage }) => {
    for (const { signal, answer } of stage.effects.requests)
      if (signal.aborted) answer({ ok: true, value: tooLate });
    await settled();
  },
  always,
);

export const lateFrame = new Step(
  'the frames that are gone speak',
  nothing,
  ({ stage }) => {
    for (const { send } of stage.effects.frames.filter(({ stopped }) => stopped)) {
      send({ type: 'frame.ready' });
      send({ type: 'frame.session', userGuid: 'USR-9', sessionGuid: 'SES-9' });
      send({ type: 'frame.failed', error: failure('frame-blocked', 'too late').error });
      send({ type: 'effect.failed', cause: new Error('too late') });
    }
  },
  always,
);

export const lateWindows = new Step(
  'the windows of frames that are gone speak',
  nothing,
  ({ stage }) => {
    for (const { send } of stage.effects.popouts.filter(({ stopped }) => stopped)) {
      send({ type: 'popout.returned' });
      send({ type: 'popout.settled', result: { outcome: 'closed' } });
    }
  },
  always,
);
