import { isOnline } from '../page/connectivity.js';
import { parseConfig } from '../config/parse-config.js';
import { servicesOf } from './services.js';
import { EarlyStart } from './early-start.js';
import { unsupportedReason } from '../page/browser-support.js';
import type { Config } from '../config/parse-config.js';
import type { ElementHost, Runtime } from '../runtime/types.js';
import type { WidgetDefaults } from '../config/defaults-context.js';

/**
 * The element while it is mounted in a document: starts the widget early, loads the runtime, and hands the widget over to it. Calls that
 * come before the runtime wait in a queue.
 */
export class Mount {
  /** The window that receives the widget's messages. */
  readonly window: Window & typeof globalThis;
  readonly #host: ElementHost;
  readonly #early: EarlyStart;
  #options: WidgetDefaults;
  #calls: ((runtime: Runtime) => void)[] = [];
  #runtime: Runtime | undefined;
  #isLoading = false;
  #isOver = false;

  constructor(host: ElementHost, window: Window & typeof globalThis, options: WidgetDefaults) {
    this.window = window;
    this.#host = host;
    this.#options = options;
    const { language, show } = host;
    this.#early = new EarlyStart({ window, services: servicesOf(window), language, show });
    this.#early.receive(options.widgetUrl);
    this.#begin();
    void this.#loadRuntime();
  }

  get runtime(): Runtime | undefined {
    return this.#runtime;
  }

  /** Calls the runtime, now or as soon as it is loaded. If loading it has failed, this tries again. */
  ask(call: (runtime: Runtime) => void): void {
    if (this.#runtime) {
      call(this.#runtime);
      return;
    }
    this.#calls.push(call);
    void this.#loadRuntime();
  }

  /** Whether the browser has reloaded the frame, as some do when its element is moved. */
  hasLostFrame(): boolean {
    return this.#runtime?.hasLostFrame() ?? this.#early.frame?.isReplaced() ?? false;
  }

  /** Applies the current options. */
  configure(options: WidgetDefaults): void {
    this.#early.receive(options.widgetUrl);
    if (this.#runtime) {
      this.#runtime.configure(options);
      return;
    }
    this.#options = options;
    this.#begin();
  }

  /** Call when the browser has discarded the page in the frame. */
  loseFrame(): void {
    if (this.#runtime) this.#runtime.loseFrame();
    else if (this.#early.frame) {
      this.#early.cancel();
      this.#begin();
    }
  }

  stop(): void {
    this.#isOver = true;
    this.#early.cancel();
    this.#runtime?.stop();
  }

  #begin(): void {
    const config = this.#startable();
    if (!config) {
      this.#early.cancel();
      return;
    }
    this.#early.begin(config);
    if (this.#host.state() === 'idle') this.#host.enter('loading');
  }

  /** The configuration, if the widget can start before the runtime is loaded. All other cases are left to the runtime. */
  #startable(): Config | undefined {
    const parsed = parseConfig(this.#options);
    if (!parsed.ok || unsupportedReason(this.window)) return undefined;
    const { source, loading, resume } = parsed.config;
    const isReady = source.kind !== 'none' && loading === 'eager' && !(resume && this.#mayResume());
    // Without a network a ready-made URL would be wasted, and there is only one.
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
    // An import costs a millisecond, so the frame of a ready-made URL goes first.
    await Promise.resolve();
    const module = await import('../runtime/index.js').catch(() => undefined);
    this.#isLoading = false;
    if (this.#isOver) return;
    this.#host.missScript(module ? undefined : () => void this.#loadRuntime());
    if (!module) return;
    const { window } = this;
    const ports = { host: this.#host, window, services: servicesOf(window), early: this.#early };
    this.#runtime = module.startRuntime(ports, this.#options);
    for (const call of this.#calls.splice(0)) call(this.#runtime);
  }
}
