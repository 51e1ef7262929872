import { createActor } from 'xstate';
import { BackNavigation } from '../frame/back-navigation.js';
import { connectWidgetMachine } from '../machine/machine.js';
import { createDelivery } from '../runtime/delivery.js';
import { defaultConfig, parseConfig } from '../config/parse-config.js';
import { dispatchEmitted, dispatchHostEvent } from '../events/dispatch.js';
import { isStateChange } from './session-events.js';
import { runFrame } from '../frame/run-frame.js';
import { stateOf } from '../machine/view-state.js';
import type { Place, Stage } from './walk.js';
import type { Cause } from './cause.js';
import type { Config } from '../config/parse-config.js';
import type { Effects, UrlAnswer, WidgetEvent, WidgetState } from '../machine/types.js';
import type { FrameListener } from '../frame/open-frame.js';
import type { PopoutEvent, PopoutHandle, PopoutOpener } from '../popout/types.js';
import type { SessionMessage, SessionRecording } from './types.js';
import type { SessionClockEvent } from '../session/session-clock.js';
import type { TimeSource } from '../time/time-source.js';
import type { WidgetActor } from '../machine/machine.js';
import type { WidgetError } from '../errors/widget-error.js';

const origin = 'https://replay.invalid';

/** Time stands still: what time does to a session is in the recording. */
const noTime: TimeSource = {
  now: () => 0,
  monotonic: () => 0,
  setTimeout: () => undefined,
  clearTimeout: () => undefined,
  onWake: () => () => undefined,
};

/**
 * The element without a page: its decoder, its machine and the way from one to the other are the real ones. The network, the session's
 * clock and the windows to the bank do as recorded.
 */
export class HeadlessStage implements Stage {
  readonly target = new EventTarget();
  readonly patience = 0;
  readonly #recording: SessionRecording;
  readonly #config: Config;
  readonly #place: Place;
  #actor: WidgetActor;
  #state: WidgetState = 'idle';
  #answer: ((answer: UrlAnswer) => void) | undefined;
  #listener: FrameListener | undefined;
  #tellPopout: (event: PopoutEvent) => void = () => undefined;
  #tellClock: (event: SessionClockEvent) => void = () => undefined;
  #isWarned = false;
  /** Whether the page has canceled the latest `connect-popout-requested`, so that it opens the window itself. */
  #isPrevented = false;
  readonly #delivery;

  constructor(recording: SessionRecording, place: Place) {
    this.#recording = recording;
    this.#place = place;
    const parsed = parseConfig({ ...recording.options, widgetUrl: `${origin}/` });
    if (!parsed.ok) throw new TypeError('The options of the recording do not hold.');
    // How long a frame was silent is in the recording, too.
    this.#config = { ...parsed.config, frameTimeout: 0 };
    this.#delivery = createDelivery({
      element: this.target,
      now: noTime.now,
      config: () => this.#config,
      // A window that was asked for when no user seemed to be there was refused, and is not in the recording.
      popoutPlace: () => undefined,
      back: new BackNavigation(noTime),
      send: (event) => this.#send(event),
      noticeActivity: () => this.#noticeActivity(),
      log: () => undefined,
    });
    this.#actor = this.#start();
  }

  async prepare(): Promise<void> {
    const { state } = this.#recording;
    if (state === 'idle') return;
    this.#send({ type: 'load' });
    if (state === 'loading') return;
    await this.#openFrame();
    this.#send({ type: 'frame.ready' });
    if (state === 'closed') this.#send({ type: 'close' });
  }

  pause(): Promise<void> {
    return Promise.resolve();
  }

  async say({ type, detail }: SessionMessage): Promise<void> {
    await this.#openFrame();
    this.#listener?.receive({ origin, data: { mx: true, type, metadata: detail } });
  }

  act(cause: Cause): void {
    switch (cause.kind) {
      case 'load':
        // Put into the page anew.
        if (this.#state !== 'idle') this.#restart();
        this.#resume();
        this.#send({ type: 'config', config: this.#config });
        this.#send({ type: 'load' });
        break;
      case 'reload':
      case 'reconnect':
      case 'close':
      case 'leave':
      case 'continue':
        this.#send({ type: cause.kind });
        break;
      case 'lose-source':
        this.#send({ type: 'config', config: defaultConfig });
        break;
      case 'fail':
        this.#fail(cause.error);
        break;
      case 'open-popout':
        this.#tellPopout({ type: 'popout.opened', by: this.#opener });
        break;
      case 'settle-popout':
        this.#settlePopout(cause.result);
        break;
      case 'warn':
        this.#isWarned = true;
        this.#tellClock({ type: 'session.warning', secondsLeft: cause.secondsLeft });
        break;
      case 'defer':
      case 'expire':
        this.#isWarned = false;
        this.#tellClock({ type: cause.kind === 'defer' ? 'session.deferred' : 'session.expired' });
    }
  }

  stop(): void {
    this.#actor.stop();
  }

  #start(): WidgetActor {
    const actor = createActor(connectWidgetMachine, {
      clock: { setTimeout: () => undefined, clearTimeout: () => undefined },
      input: { effects: this.#effects(), config: this.#config },
    });
    // As the runtime does: the page knows the state before it is told what has led to it.
    actor.on('*', (emitted) => {
      this.#announceState();
      dispatchEmitted(this.target, emitted);
    });
    this.#actor = actor;
    actor.subscribe(() => this.#announceState());
    return actor.start();
  }

  #restart(): void {
    this.#actor.stop();
    this.#state = 'idle';
    this.#listener = undefined;
    this.#start();
  }

  #send(event: WidgetEvent): void {
    this.#actor.send(event);
  }

  #announceState(): void {
    const state = stateOf(this.#actor.getSnapshot());
    if (state === this.#state) return;
    const previous = this.#state;
    this.#state = state;
    dispatchHostEvent(this.target, 'connect-state-change', { state, previous });
  }

  /** Answers the request that is under way, if there is one, so that there is a frame. */
  async #openFrame(): Promise<void> {
    this.#answer?.({ ok: true, value: `${origin}/` });
    this.#answer = undefined;
    // The machine takes the answer in a later microtask.
    await new Promise((resolve) => setTimeout(resolve));
  }

  #effects(): Effects {
    return {
      requestWidgetUrl: () => new Promise((answer) => (this.#answer = answer)),
      runFrame: (input, send) => {
        const open = () => ({
          origin,
          element: { contentWindow: null },
          listen: (listener: FrameListener) => (this.#listener = listener),
          close: () => (this.#listener = undefined),
        });
        const explain = () => Promise.reject(new Error('A frame without a page is never refused.'));
        return runFrame(input, { ...this.#delivery, open, isBelieved: () => true, explain }, send);
      },
      runPopouts: (send) => this.#runPopouts(send),
      runSessionClock: (_, send) => {
        this.#tellClock = send;
        this.#isWarned = false;
        return {
          touch: () => this.#noticeActivity(),
          configure: () => undefined,
          stop: () => (this.#tellClock = () => undefined),
        };
      },
      isOnline: () => true,
      describeSilence: () => '',
      watchNetwork: () => () => undefined,
    };
  }

  #noticeActivity(): void {
    if (!this.#isWarned) return;
    this.#isWarned = false;
    this.#tellClock({ type: 'session.renewed' });
  }

  #runPopouts(send: (event: PopoutEvent) => void): PopoutHandle {
    this.#tellPopout = send;
    return {
      start: (request) => {
        const entry = this.#recording.entries[this.#place.entry];
        this.#isPrevented = entry?.events.some(({ prevented }) => prevented) ?? false;
        dispatchHostEvent(this.target, 'connect-popout-requested', request);
        // In the same turn, as the window was opened or refused.
        const [next] = this.#place.ahead().filter(({ type }) => type.startsWith('connect-popout-'));
        if (next?.type === 'connect-popout-opened') send({ type: 'popout.opened', by: this.#opener });
        else if ((next?.detail as { outcome?: unknown } | undefined)?.outcome === 'blocked')
          send({ type: 'popout.blocked' });
      },
      open: () => undefined,
      settle: () => undefined,
      stop: () => (this.#tellPopout = () => undefined),
    };
  }

  get #opener(): PopoutOpener {
    const { popout } = this.#config;
    if (popout === 'manual' || this.#isPrevented) return 'page';
    return popout === 'widget' ? 'widget' : 'element';
  }

  #settlePopout(result: Extract<Cause, { kind: 'settle-popout' }>['result']): void {
    const { outcome, reason, memberGuid } = result;
    if (this.#opener === 'page') {
      const reported = { outcome, memberGuid, ...(reason === undefined ? {} : { reason }) };
      this.#send({ type: 'popout.reported', result: reported });
    } else if (outcome === 'blocked') this.#tellPopout({ type: 'popout.blocked' });
    else if (outcome === 'closed' || outcome === 'severed' || outcome === 'timed-out')
      this.#tellPopout({ type: 'popout.settled', result: { outcome } });
  }

  /** An error of the options, the browser, or the request; whatever was in the frame makes room for it. */
  #fail(error: WidgetError): void {
    if (error.code === 'config-invalid') this.#send({ type: 'config.invalid', error });
    else if (error.code === 'unsupported-browser' || error.code === 'unsupported-page')
      this.#send({ type: 'unsupported', error });
    else if (this.#answer) {
      this.#answer({ ok: false, error });
      this.#answer = undefined;
    } else this.#send({ type: 'frame.failed', error });
  }

  /** Comes back to a member, if the recording says so before it loads again. */
  #resume(): void {
    const later = this.#recording.entries.slice(this.#place.entry + 1);
    const events = later.flatMap(({ events }) => events);
    const end = events.findIndex((event) => isStateChange(event) && event.detail.state === 'loading');
    const resumed = events
      .slice(0, end === -1 ? undefined : end)
      .find(({ type }) => type === 'connect-resumed');
    const { memberGuid } = (resumed?.detail ?? {}) as { memberGuid?: string };
    if (memberGuid !== undefined) this.#send({ type: 'resume', memberGuid });
  }
}
