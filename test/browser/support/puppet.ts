import { origins } from '../../tools/browser/servers.js';
import { until } from './waiting.js';
import type { Field, Heard, Order } from '../frames/puppet.js';

/** A page of another origin that says what a test tells it to, and tells what was said to it. */
export class Puppet {
  readonly #port: MessagePort;

  private constructor(port: MessagePort) {
    this.#port = port;
  }

  /** Takes the page in this window in hand, as soon as it listens. Orders take a port, so no listener of the page hears them. */
  static async in(window: Window): Promise<Puppet> {
    let port: MessagePort | undefined;
    await until(() => {
      if (port) return true;
      const channel = new MessageChannel();
      channel.port1.onmessage = () => (port ??= channel.port1);
      window.postMessage('puppet', '*', [channel.port2]);
      return false;
    }, 'the puppet');
    if (!port) throw new Error('The puppet did not answer.');
    return new Puppet(port);
  }

  /** Posts these messages to the test's page, in order. */
  async say(...messages: unknown[]): Promise<void> {
    await this.#order({ do: 'say', messages, times: 1 });
  }

  async flood(times: number, ...messages: unknown[]): Promise<void> {
    await this.#order({ do: 'say', messages, times });
  }

  /** What was posted to it since it loaded. */
  async heard(): Promise<Heard[]> {
    return (await this.#order({ do: 'report' })) as Heard[];
  }

  /** Puts a frame with this page into its own. */
  async nest(url: string): Promise<void> {
    await this.#order({ do: 'nest', url });
  }

  /** Puts the cursor into the text field of this page. */
  async focusField(): Promise<void> {
    await this.#order({ do: 'focus-field' });
  }

  /** What became of its text field, and which key events reached the page. */
  async field(): Promise<Field> {
    return (await this.#order({ do: 'report-field' })) as Field;
  }

  /** Whether its page knows a window that opened it. */
  async hasOpener(): Promise<boolean> {
    return (await this.#order({ do: 'report-opener' })) as boolean;
  }

  async go(url: string): Promise<void> {
    await this.#order({ do: 'go', url });
  }

  #order(order: Order): Promise<unknown> {
    return new Promise((resolve) => {
      this.#port.onmessage = (event: MessageEvent<unknown>) => resolve(event.data);
      this.#port.postMessage(order);
    });
  }
}

/** A new URL of a puppet, on another site unless told otherwise; the query as frames/ understands it, and `silent`. */
export function puppetUrl(query: Record<string, string> = {}, origin = origins.crossSite): string {
  const search = new URLSearchParams({ ...query, id: crypto.randomUUID() });
  return `${origin}/test/browser/frames/puppet.html?${search.toString()}`;
}
