import assert from 'node:assert/strict';
import type { FakeRequest } from '../../support/fake-effects.js';
import type { PopoutOutcome } from '../../../src/popout/types.js';
import type { Stage } from '../../support/stage.js';
import type { WidgetEmitted, WidgetState } from '../../../src/machine/types.js';

/** What a request that was given up is answered. */
export const tooLate = 'https://widget.example/md/connect/too-late';

const anyBeginning = ['loading', 'idle', 'error', 'closed', 'unsupported'] as const;
const anyEnd = [...anyBeginning, 'expired'] as const;

/** Where each public state may lead. */
const successors: Readonly<Record<WidgetState, readonly WidgetState[]>> = {
  idle: ['loading', 'error', 'closed', 'unsupported'],
  loading: [...anyBeginning, 'active'],
  active: [...anyEnd, 'popout', 'idle-warning'],
  popout: [...anyEnd, 'active', 'idle-warning'],
  'idle-warning': [...anyEnd, 'active', 'popout'],
  expired: anyBeginning,
  error: anyBeginning,
  unsupported: [],
  closed: ['loading', 'error', 'unsupported'],
};

/** The states in which there is, or is to be, a widget. */
const isBusy: Readonly<Record<WidgetState, boolean>> = {
  idle: false,
  loading: true,
  active: true,
  popout: true,
  'idle-warning': true,
  expired: false,
  error: false,
  unsupported: false,
  closed: false,
};

/** What holds at any moment, whatever was done: nothing here is expected by the model. */
export class Contract {
  /** What is known of the session in the frame, and of its last way to the bank. */
  #session: 'none' | 'begun' | 'warned' | 'expired' = 'none';
  #trip: PopoutOutcome | 'requested' | 'opened' | undefined;
  #frames = 0;
  #starts = 0;
  /** Requests that nobody waits for any more, for they have their answer. */
  readonly answered = new Set<FakeRequest>();

  constructor(readonly stage: Stage) {}

  /** After every step, with what the page has heard in it. */
  check(told: readonly WidgetEmitted[]): void {
    this.#checkStates();
    this.#checkUrls();
    this.#checkHeld();
    this.#followFrames(told);
  }

  #checkStates(): void {
    const { states } = this.stage;
    for (const [index, next] of states.slice(1).entries()) {
      const state = states[index] ?? assert.fail();
      assert.ok(successors[state].includes(next), `${state} led to ${next}`);
    }
    states.splice(0, states.length - 1);
  }

  /** One request or one frame at a time, each frame with a URL of its own. */
  #checkUrls(): void {
    const { effects, state } = this.stage;
    const urls = effects.frames.map(({ input }) => input.url);
    assert.equal(new Set(urls).size, urls.length, 'a URL was handed to two frames');
    assert.ok(!urls.includes('') && !urls.includes(tooLate), 'a frame without a URL of its own');
    const frames = effects.frames.filter(({ stopped }) => !stopped).length;
    const popouts = effects.popouts.filter(({ stopped }) => !stopped).length;
    const requests = effects.requests.filter(
      (request) => !request.signal.aborted && !this.answered.has(request),
    ).length;
    assert.equal(popouts, frames, 'windows are seen to as long as there is a frame');
    assert.equal(
      requests + frames,
      !this.#isStopped && isBusy[state] ? 1 : 0,
      `what is under way in ${state}`,
    );
    if (state !== 'loading') assert.equal(requests, 0, `a request in ${state}`);
  }

  get #isStopped(): boolean {
    return this.stage.actor.getSnapshot().status === 'stopped';
  }

  /** What is held costs the page something: one timer at most, and nothing where there is nothing to wait for. */
  #checkHeld(): void {
    const { time, effects, state, context } = this.stage;
    assert.ok(time.pendingTimers <= 1, `${time.pendingTimers} timers`);
    assert.ok(time.wakeListeners <= time.pendingTimers);
    assert.ok(effects.connectivity.listeners <= 1);
    if (this.#isStopped || !isBusy[state]) assert.equal(time.pendingTimers, 0, `a timer in ${state}`);
    if (!isBusy[state]) {
      const { userGuid, sessionGuid, widgetUrl, popout } = context;
      assert.deepEqual([userGuid, sessionGuid, widgetUrl, popout], Array(4).fill(undefined), state);
    }
    assert.equal(context.secondsLeft !== undefined, state === 'idle-warning');
    const waitsForNetwork = !this.#isStopped && state === 'error' && context.error?.code === 'offline';
    assert.equal(effects.connectivity.listeners, waitsForNetwork ? 1 : 0, 'who waits for the network');
  }

  /** Events in an order that makes sense to a page. A step may end one widget and begin another, but it uses one only. */
  #followFrames(told: readonly WidgetEmitted[]): void {
    const { effects } = this.stage;
    const starts = effects.popouts.flatMap(({ calls }) => calls).filter((call) => call.startsWith('start'));
    for (const event of told) this.#hear(event);
    if (starts.length > this.#starts) this.#trip = 'requested';
    this.#starts = starts.length;
    if (effects.frames.length > this.#frames) [this.#session, this.#trip] = ['begun', undefined];
    this.#frames = effects.frames.length;
    const isGone = effects.frames.every(({ stopped }) => stopped);
    if (isGone && !this.#isStopped) assert.ok(!this.#isOut, 'a way to the bank without an end');
  }

  get #isOut(): boolean {
    return ['requested', 'opened', 'blocked', 'severed'].includes(this.#trip ?? '');
  }

  #hear(event: WidgetEmitted): void {
    switch (event.type) {
      case 'connect-idle-warning':
        assert.ok(this.#session === 'begun' || this.#session === 'warned', 'a warning of no session');
        assert.ok(event.secondsLeft > 0);
        this.#session = 'warned';
        break;
      case 'connect-session-continued':
        assert.equal(this.#session, 'warned', 'what goes on was about to end');
        this.#session = 'begun';
        break;
      case 'connect-session-expired':
        assert.ok(this.#session === 'begun' || this.#session === 'warned', 'a session ends once');
        this.#session = 'expired';
        break;
      case 'connect-resumed':
        assert.equal(this.#session, 'begun');
        break;
      case 'connect-popout-opened':
        assert.ok(this.#isOut, 'a window opened that nobody asked for');
        this.#trip = 'opened';
        break;
      case 'connect-popout-settled':
        assert.notEqual(this.#session, 'expired');
        assert.ok(this.#trip !== undefined && this.#trip !== 'completed', 'an end without a beginning');
        if (!this.#isOut) assert.ok(['completed', 'denied'].includes(event.outcome), 'no news after the end');
        assert.ok(this.#trip !== event.outcome || event.outcome === 'severed', 'the same end twice');
        this.#trip = event.outcome;
        break;
      case 'connect-finished':
        assert.equal(new Set(event.memberGuids).size, event.memberGuids.length, 'a member twice');
        break;
      case 'connect-reconnecting':
      case 'connect-error':
        break;
    }
  }
}
