import type { TimeSource } from '../time/time-source.js';

/** ms the widget has to say whether it went back; silence means it did not. */
const answerTime = 2000;

/** One question at a time: did the widget go back? Always settles. */
export class BackNavigation {
  readonly #time: Pick<TimeSource, 'setTimeout' | 'clearTimeout'>;
  #pending: { answer: Promise<boolean>; settle: (didGoBack: boolean) => void } | undefined;

  constructor(time: Pick<TimeSource, 'setTimeout' | 'clearTimeout'>) {
    this.#time = time;
  }

  /** Asks by `ask`, unless the last question is still open: then its answer serves both. */
  request(ask: () => void): Promise<boolean> {
    if (this.#pending) return this.#pending.answer;
    let resolve!: (didGoBack: boolean) => void;
    const answer = new Promise<boolean>((settle) => (resolve = settle));
    const timer = this.#time.setTimeout(() => this.settle(false), answerTime);
    this.#pending = {
      answer,
      settle: (didGoBack) => {
        this.#time.clearTimeout(timer);
        resolve(didGoBack);
      },
    };
    ask();
    return answer;
  }

  /** The widget's answer, or `false` when there will be none. Without a question it does nothing. */
  settle(didGoBack: boolean): void {
    this.#pending?.settle(didGoBack);
    this.#pending = undefined;
  }
}
