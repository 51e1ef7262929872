import { origins } from '../../tools/browser/servers.js';
import { until } from './waiting.js';
import type { Field, Heard, Order } from '../frames/puppet.js';

/** A page of another origin that says what a test tells it to, and tells what was said to it. */
export class Puppet {
  readonly #window: Window;
  readonly #port: MessagePort;

  private constructor(window: Window, port: MessagePort) {
    this.#window = window;
    this.#port = port;
  }

  /**
   * Takes the page in this window in hand, as soon as it listens. Orders take a port, so no listener of the page hears them.
   *
   * @param url of the page, where the window may still show the one before it
   */
  static async in(window: Window, url?: string): Promise<Puppet> {
    let port: MessagePort | undefined;
    await until(
      () => {
        if (port) return true;
        const channel = new MessageChannel();
        channel.port1.onmessage = ({ data }: MessageEvent<string>) => {
          if (url === undefined || data === url) port ??= channel.port1;
        };
        window.postMessage('puppet', '*', [channel.port2]);
        return false;
      },
      `the puppet${url === undefined ? '' : ` at ${url}`}`,
    );
    if (!port) throw new Error('The puppet did not answer.');
    return new Puppet(window, port);
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

  /** Leads its window to another puppet, and resolves to that. No answer is awaited from this page, which may be gone before it is sent. */
  go(url: string): Promise<Puppet> {
    this.#port.postMessage({ do: 'go', url } satisfies Order);
    return Puppet.in(this.#window, url);
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
