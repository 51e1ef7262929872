import { backendOf } from '../../tools/browser/servers.js';
import { create } from './widget.js';
import { pictures, until } from './waiting.js';
import { Random } from './random.js';
import { steps } from './journey-steps.js';
import type { ConnectWidget, WidgetState } from '../../../src/index.js';

/** ms in which whatever was asked for must have come to an end: four slow answers, the waits between them, a silent frame. */
const patience = 20_000;

/** Where a widget may rest: from each there is a way on. */
const resting: ReadonlySet<WidgetState> = new Set(['active', 'expired', 'error', 'closed']);

/**
 * One random walk of one widget through everything that can go wrong, the same for the same seed. At its end the causes are gone,
 * and the widget must come back by what its own screen offers.
 */
export class Journey {
  readonly random: Random;
  readonly backend: ReturnType<typeof backendOf>;
  readonly widget: ConnectWidget;
  readonly place = document.createElement('div');
  readonly done: string[] = [];
  readonly codes = new Set<string>();
  readonly states = new Set<WidgetState>();
  /** Whether its sessions end after a moment, so that it sees them end. */
  readonly #isShort: boolean;
  #lastError = 'no error';
  /** What ends a cut of the network, and the like. */
  readonly #remedies: (() => void)[] = [];

  constructor(readonly seed: number) {
    this.random = new Random(seed);
    this.backend = backendOf(seed);
    this.#isShort = this.random.next() < 0.3;
    this.widget = create({
      'widget-url-endpoint': this.backend.widgetUrlEndpoint,
      'frame-timeout': '3',
      'session-timeout': this.#isShort ? '0.6' : '60',
      ...(this.#isShort ? { 'session-warning': '0.3' } : {}),
    });
    this.widget.addEventListener('connect-error', ({ detail }) => {
      this.codes.add(detail.code);
      this.#lastError = `${detail.code}: ${detail.message}`;
    });
    this.widget.addEventListener('connect-state-change', ({ detail }) => this.states.add(detail.state));
  }

  /** @throws Error that tells the seed and every step, if the widget is stuck, does not come back or leaves something behind. */
  async run(): Promise<void> {
    try {
      document.body.append(this.place);
      this.place.append(this.widget);
      for (let left = this.random.between(4, 8); left > 0; left--) {
        const [name, act] = this.random.pick(steps);
        this.done.push(name);
        await act(this);
      }
      this.#remedies.splice(0).forEach((remedy) => remedy());
      await this.rest('after everything that happened');
      this.widget.setAttribute('session-timeout', '60');
      await this.#recover();
      if (this.#isShort) {
        this.done.push('idle to the end');
        this.widget.setAttribute('session-timeout', '0.6');
        await this.idle();
        this.widget.setAttribute('session-timeout', '60');
        await this.#recover();
      }
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new Error(`Seed ${this.seed}: ${this.done.join(' → ')}: ${reason} (${this.#lastError})`, {
        cause: error,
      });
    } finally {
      this.#remedies.splice(0).forEach((remedy) => remedy());
      this.widget.remove();
      this.place.remove();
    }
  }

  /** What has to be mended before the widget can come back. */
  mendLater(remedy: () => void): void {
    this.#remedies.push(remedy);
  }

  /** The way on that the screen offers, as its main button. */
  get button(): HTMLButtonElement | null {
    return this.widget.shadowRoot?.querySelector('button') ?? null;
  }

  /** Waits until it is where it can stay. */
  async rest(when: string): Promise<void> {
    await until(
      () => resting.has(this.widget.state),
      () => `the end of ${this.widget.state} ${when}`,
      patience,
    );
    await this.widget.updateComplete;
  }

  /** Lets a short session come to its end, if it is running. */
  async idle(): Promise<void> {
    if (!this.#isShort || this.widget.state !== 'active') return;
    await until(
      () => this.widget.state !== 'active' && resting.has(this.widget.state),
      () => `the end of the session, which is ${this.widget.state}`,
      patience,
    );
  }

  /** Nothing of its own is wrong any more: each screen on the way has a button, and in the end the widget is there. */
  async #recover(): Promise<void> {
    await this.backend.heal();
    // No frame is silent now, but on a busy machine twenty at once are slower than a journey waits for a silent one.
    this.widget.setAttribute('frame-timeout', '15');
    for (let presses = 0; !(await this.#isBack()); presses++) {
      if (presses > 5) throw new Error(`does not come back from ${this.widget.state}`);
      const { button } = this;
      if (!button) throw new Error(`shows no way on in ${this.widget.state}`);
      this.done.push(`press ${button.textContent.trim()}`);
      button.click();
      await pictures(1);
    }
  }

  /** Online, for another journey may have cut the network, and at rest. */
  async #isBack(): Promise<boolean> {
    await until(() => navigator.onLine, 'the network', patience);
    await this.rest('on its way back');
    return this.widget.state === 'active';
  }
}
