import { patience } from './waiting.js';
import { untilState, windowOf } from './widget.js';
import type { ConnectWidget } from '../../../src/index.js';
import type { PilotAnswer, PilotOrder } from '../frames/pilot.js';

type Unbounded<Order> = Order extends unknown ? Omit<Order, 'patience'> : never;

/**
 * Uses the page of the sandbox's widget in an element's frame: another origin, which nothing else of a test can look or reach
 * into. Controls go by their accessible names. A click or an input of the pilot's is no person's: it brings no focus and no
 * user activation. See frames/pilot.ts.
 */
export class Pilot {
  readonly #page: Window;
  readonly #limit: number;

  private constructor(page: Window, limit: number) {
    this.#page = page;
    this.#limit = limit;
  }

  /**
   * The pilot of the page that is in the frame now; a reload needs another. Resolves when the widget is active: its page has
   * sent `mx/load` then, before which the pilot listened.
   * @param limit ms that each order may wait for its control
   */
  static async in(widget: ConnectWidget, limit = patience): Promise<Pilot> {
    await untilState(widget, 'active');
    return new Pilot(windowOf(widget), limit);
  }

  /** Resolves when the control is shown and enabled. */
  async ready(name: string): Promise<void> {
    await this.#order({ pilot: 'ready', name });
  }

  async fill(name: string, text: string): Promise<void> {
    await this.#order({ pilot: 'fill', name, text });
  }

  async click(name: string): Promise<void> {
    await this.#order({ pilot: 'click', name });
  }

  /**
   * Resolves when the widget's page has the focus, and has it on the control of that name if there is one given: a key that is
   * pressed next arrives there. Resolves to the name of the control, which is empty if none has the focus yet.
   */
  async focused(name?: string): Promise<string> {
    return (await this.#order({ pilot: 'focused', ...(name === undefined ? {} : { name }) })) as string;
  }

  #order(order: Unbounded<PilotOrder>): Promise<unknown> {
    const { port1, port2 } = new MessageChannel();
    return new Promise((resolve, reject) => {
      const what = JSON.stringify(order);
      if (this.#page.closed) {
        reject(new Error(`No pilot can answer ${what}: its page is gone.`));
        return;
      }
      // The pilot itself answers within its limit; this is for a page that goes meanwhile.
      const timer = setTimeout(
        () => {
          port1.close();
          reject(new Error(`No pilot answered ${what}.`));
        },
        this.#limit + patience / 2,
      );
      port1.onmessage = ({ data: answer }: MessageEvent<PilotAnswer>) => {
        clearTimeout(timer);
        port1.close();
        if ('error' in answer) reject(new Error(answer.error));
        else resolve(answer.value);
      };
      this.#page.postMessage({ ...order, patience: this.#limit }, '*', [port2]);
    });
  }
}
