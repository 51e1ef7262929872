import { isOnline } from '../page/connectivity.js';
import { parseConfig } from '../config/parse-config.js';
import { servicesOf } from './services.js';
import { Start } from './start.js';
import { unsupportedReason } from '../page/browser-support.js';
import type { Config } from '../config/parse-config.js';
import type { ElementHost, Runtime } from '../runtime/types.js';
import type { WidgetDefaults } from '../config/defaults-context.js';

/**
 * One stay of the element in a document: begins what its user waits for, loads the runtime, and hands both over. What the page asks
 * for until then waits, in order.
 */
export class Stay {
  /** Where the element's messages arrive. */
  readonly window: Window & typeof globalThis;
  readonly #host: ElementHost;
  readonly #start: Start;
  #options: WidgetDefaults;
  #calls: ((runtime: Runtime) => void)[] = [];
  #runtime: Runtime | undefined;
  #isLoading = false;
  #isOver = false;

  constructor(host: ElementHost, window: Window & typeof globalThis, options: WidgetDefaults) {
    this.window = window;
    this.#host = host;
    this.#options = options;
    this.#start = new Start({ window, services: servicesOf(window), show: (frame) => host.show(frame) });
    this.#start.receive(options.widgetUrl);
    this.#begin();
    void this.#loadRuntime();
  }

  get runtime(): Runtime | undefined {
    return this.#runtime;
  }

  /** Asks something of the runtime, now or as soon as it is there; it is loaded once more if it has not arrived. */
  ask(call: (runtime: Runtime) => void): void {
    if (this.#runtime) {
      call(this.#runtime);
      return;
    }
    this.#calls.push(call);
    void this.#loadRuntime();
  }

  /** Whether the frame shows another page than before, as after some moves of its element. */
  hasLostFrame(): boolean {
    return this.#runtime?.hasLostFrame() ?? this.#start.frame?.isReplaced() ?? false;
  }

  /** Takes the options over as they stand now. */
  configure(options: WidgetDefaults): void {
    this.#start.receive(options.widgetUrl);
    if (this.#runtime) {
      this.#runtime.configure(options);
      return;
    }
    this.#options = options;
    this.#begin();
  }

  /** The browser has thrown the page in the frame away. */
  loseFrame(): void {
    if (this.#runtime) this.#runtime.loseFrame();
    else if (this.#start.frame) {
      this.#start.cancel();
      this.#begin();
    }
  }

  stop(): void {
    this.#isOver = true;
    this.#start.cancel();
    this.#runtime?.stop();
  }

  #begin(): void {
    const config = this.#startable();
    if (!config) {
      this.#start.cancel();
      return;
    }
    this.#start.begin(config);
    if (this.#host.state === 'idle') this.#host.enter('loading');
  }

  /** The options, if what they ask for can begin before the runtime is there; it takes care of all that is not plain. */
  #startable(): Config | undefined {
    const parsed = parseConfig(this.#options);
    if (!parsed.ok || unsupportedReason(this.window.document)) return undefined;
    const { source, loading, resume } = parsed.config;
    const isReady = source.kind !== 'none' && loading === 'eager' && !(resume && this.#mayResume());
    // A ready-made URL, of which there is one, is not risked without a network.
    const isRisky = source.kind === 'ready' && !isOnline(this.window);
    return isReady && !isRisky ? parsed.config : undefined;
  }

  #mayResume(): boolean {
    try {
      return Object.keys(this.window.sessionStorage).some((key) =>
        key.startsWith('connect-widget-element/resume/'),
      );
    } catch {
      return false;
    }
  }

  async #loadRuntime(): Promise<void> {
    if (this.#isLoading) return;
    this.#isLoading = true;
    // After the frame of a ready-made URL, for an import costs a millisecond.
    await Promise.resolve();
    const module = await import('../runtime/index.js').catch(() => undefined);
    this.#isLoading = false;
    if (this.#isOver) return;
    this.#host.missScript(module ? undefined : () => void this.#loadRuntime());
    if (!module) return;
    const { window } = this;
    const ports = { host: this.#host, window, services: servicesOf(window), begun: this.#start };
    this.#runtime = module.startRuntime(ports, this.#options);
    for (const call of this.#calls.splice(0)) call(this.#runtime);
  }
}
