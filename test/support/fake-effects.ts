import { FakeConnectivity } from './fake-connectivity.js';
import { startSessionClock } from '../../src/session/session-clock.js';
import type { Effects, Send, UrlAnswer } from '../../src/machine/types.js';
import type { FrameEvent, FrameInput } from '../../src/frame/types.js';
import type { PopoutEvent, PopoutHandle } from '../../src/popout/types.js';
import type { UrlInput } from '../../src/request/types.js';
import type { HostCommand } from '../../src/protocol/index.js';
import type { SessionTimes } from '../../src/session/session-clock.js';
import type { TimeSource } from '../../src/time/time-source.js';

export interface FakeRequest {
  readonly input: UrlInput;
  readonly signal: AbortSignal;
  readonly answer: (answer: UrlAnswer) => void;
  readonly reject: (error: Error) => void;
}

export interface FakeFrame {
  readonly input: FrameInput;
  readonly commands: HostCommand[];
  readonly send: Send<FrameEvent>;
  stopped: boolean;
}

export interface FakePopouts {
  /** What was asked of them, one line each, e.g. `start tab https://bank.example/`. */
  readonly calls: string[];
  readonly send: Send<PopoutEvent>;
  stopped: boolean;
}

/** Effects that do nothing but remember what they were asked; the session clock is the real one. */
export class FakeEffects implements Effects {
  readonly requests: FakeRequest[] = [];
  readonly frames: FakeFrame[] = [];
  readonly popouts: FakePopouts[] = [];
  readonly clocks: SessionTimes[] = [];
  readonly connectivity = new FakeConnectivity();
  readonly #time: TimeSource;

  constructor(time: TimeSource) {
    this.#time = time;
  }

  readonly requestWidgetUrl: Effects['requestWidgetUrl'] = (input, signal) =>
    new Promise((answer, reject) => this.requests.push({ input, signal, answer, reject }));

  readonly describeSilence = () => 'Nobody knows more.';

  readonly runFrame: Effects['runFrame'] = (input, send) => {
    const frame: FakeFrame = { input, send, commands: [], stopped: false };
    this.frames.push(frame);
    return {
      command: (command) => frame.commands.push(command),
      stop: () => {
        frame.stopped = true;
      },
    };
  };

  readonly runPopouts: Effects['runPopouts'] = (send): PopoutHandle => {
    const popouts: FakePopouts = { calls: [], send, stopped: false };
    this.popouts.push(popouts);
    const note = (call: string) => {
      popouts.calls.push(call);
    };
    return {
      start: ({ url }, mode) => note(`start ${mode} ${url}`),
      open: () => note('open'),
      settle: (outcome) => note(`settle ${outcome}`),
      stop: () => {
        popouts.stopped = true;
      },
    };
  };

  readonly runSessionClock: Effects['runSessionClock'] = (times, send) => {
    this.clocks.push(times);
    return startSessionClock(times, this.#time, send);
  };

  readonly isOnline: Effects['isOnline'] = () => this.connectivity.isOnline();

  readonly watchNetwork: Effects['watchNetwork'] = (send) => {
    const look = () => {
      if (this.connectivity.isOnline()) send({ type: 'online' });
    };
    look();
    return this.connectivity.onChange(look);
  };
}
