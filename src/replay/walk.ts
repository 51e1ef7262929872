import { causeOf, isOfPage, type Cause } from './cause.js';
import { eventNames, eventsOfEntry, isReplayed, statesOf } from './session-events.js';
import { isSame, toPlain } from './plain.js';
import type { Replay, ReplayDifference, SessionEvent, SessionMessage, SessionRecording } from './types.js';

/** Where a recording is played: the machine alone, or an element in a page. */
export interface Stage {
  /** Dispatches the events. */
  readonly target: EventTarget;
  /** ms that an event may take to come. */
  readonly patience: number;
  /** Brings the element into the state in which the recording began. */
  prepare(): Promise<void>;
  /** Resolves when so many ms of the recording have passed. */
  pause(duration: number): Promise<void>;
  /** Says what the widget said. */
  say(message: SessionMessage): Promise<void>;
  /** Does what the page, the user or the browser did, as far as it can be done here. */
  act(cause: Cause): void;
}

/** Where a walk is. */
export interface Place {
  /** Position of the present entry in the recording. */
  readonly entry: number;
  /** Its events that are still to come. */
  ahead(): readonly SessionEvent[];
}

/** Plays a recording entry by entry, and compares each event that comes with the one that was recorded. */
export class Walk implements Place {
  readonly #events: SessionEvent[] = [];
  #difference: ReplayDifference | undefined;
  #entry = 0;
  #expected: readonly SessionEvent[] = [];
  #next = 0;
  #isOfMessage = false;
  #stage: Stage | undefined;
  #wake: () => void = () => undefined;

  get entry(): number {
    return this.#entry;
  }

  ahead(): readonly SessionEvent[] {
    return this.#expected.slice(this.#next);
  }

  async run({ entries }: SessionRecording, stage: Stage, signal?: AbortSignal): Promise<Replay> {
    this.#stage = stage;
    await stage.prepare();
    for (const name of eventNames) stage.target.addEventListener(name, this.#listener);
    try {
      let now = 0;
      for (const [index, entry] of entries.entries()) {
        await stage.pause(entry.at - now);
        signal?.throwIfAborted();
        now = entry.at;
        this.#entry = index;
        this.#expected = eventsOfEntry(entry);
        this.#next = 0;
        this.#isOfMessage = entry.message !== undefined;
        if (entry.message) await this.#say(entry.message, stage);
        await this.#bringAbout(stage);
        signal?.throwIfAborted();
      }
    } finally {
      for (const name of eventNames) stage.target.removeEventListener(name, this.#listener);
    }
    return { events: this.#events, states: statesOf(this.#events), difference: this.#difference };
  }

  async #say(message: SessionMessage, stage: Stage): Promise<void> {
    await stage.say(message);
    await this.#until(() => this.#next === this.#expected.length, stage.patience);
  }

  /** Brings about what is still to come, cause by cause. */
  async #bringAbout(stage: Stage): Promise<void> {
    while (this.#next < this.#expected.length) {
      const before = this.#next;
      const cause = causeOf(this.ahead());
      if (cause) stage.act(cause);
      if (cause || !this.#isOfMessage) await this.#until(() => this.#next > before, stage.patience);
      if (this.#next > before) continue;
      this.#differ(this.#expected[before], undefined);
      this.#next++;
    }
  }

  readonly #listener = (event: Event): void => {
    if (event.target !== this.#stage?.target) return;
    const { type, detail } = event as CustomEvent<unknown>;
    const got: SessionEvent = { type, detail: toPlain(detail) };
    if (!isReplayed(got)) return;
    this.#events.push(got);
    const index = this.#expected.findIndex((expected, at) => at >= this.#next && isSame(expected, got));
    if (index !== this.#next) this.#differ(this.#expected[this.#next], got);
    if (index !== -1) this.#next = index + 1;
    const cause = this.#isOfMessage ? causeOf(this.ahead().slice(0, 1)) : undefined;
    if (cause && isOfPage(cause)) this.#stage.act(causeOf(this.ahead()) ?? cause);
    this.#wake();
  };

  #differ(expected: SessionEvent | undefined, got: SessionEvent | undefined): void {
    this.#difference ??= { entry: this.#entry, expected, got };
  }

  /** Resolves as soon as something is so, or after so many ms. */
  async #until(isSo: () => boolean, patience: number): Promise<void> {
    if (isSo()) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, patience);
      this.#wake = () => {
        if (!isSo()) return;
        clearTimeout(timer);
        resolve();
      };
    });
    this.#wake = () => undefined;
  }
}
