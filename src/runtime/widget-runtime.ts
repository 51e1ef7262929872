import { createActor } from 'xstate';
import { BackNavigation } from '../frame/back-navigation.js';
import { connectWidgetMachine } from '../machine/machine.js';
import { createDelivery } from './delivery.js';
import { createEffects } from './effects.js';
import { createResumeStore } from '../popout/resume-store.js';
import { defaultConfig, parseConfig } from '../config/parse-config.js';
import { describeFault, unsupportedFailure } from './describe-fault.js';
import { dispatchEmitted } from '../events/dispatch.js';
import { explain } from './explain.js';
import { focusedIn, focusFrame } from '../views/focus.js';
import { pageServicesOf } from './page-services.js';
import { popoutOf, popoutPlaceOf, snapshotOf } from './model.js';
import { notTheirs } from './popout-gate.js';
import { Resuming } from './resuming.js';
import { areSameOptions } from '../config/same-options.js';
import { Screens } from './screens.js';
import { stateOf } from '../machine/view-state.js';
import { titleOf } from '../frame/title.js';
import { unsupportedReason } from '../page/browser-support.js';
import { UrlRequests } from '../request/url-requests.js';
import { watchActivity } from '../page/activity.js';
import { watchForSource } from './missing-source.js';
import { watchSize } from './watch-size.js';
import { watchVisit } from './watch-visit.js';
import { whenNear } from '../page/visibility.js';
import type { Config } from '../config/parse-config.js';
import type { ConnectWidgetSnapshot } from '../views/widget-context.js';
import type { Failure } from '../errors/failure.js';
import type { ElementSize } from '../page/element-size.js';
import type { OpenFrame } from '../frame/open-frame.js';
import type { ReportedResult } from '../popout/types.js';
import type { Early, ElementHost, Runtime, RuntimePorts } from './types.js';
import type { SessionClock } from '../session/session-clock.js';
import type { WidgetActor, WidgetSnapshot } from '../machine/machine.js';
import type { WidgetDefaults } from '../config/defaults-context.js';
import type { WidgetEmitted, WidgetEvent } from '../machine/types.js';
import type { WidgetError } from '../errors/widget-error.js';

/**
 * The composition root: gives the machine its effects, feeds it the options, the messages and the user's activity, and turns what it
 * says into DOM events.
 */
export class WidgetRuntime implements Runtime {
  readonly #host: ElementHost;
  readonly #window: Window & typeof globalThis;
  readonly #early: Early;
  readonly #back: BackNavigation;
  readonly #resuming: Resuming;
  readonly #screens: Screens;
  readonly #actor: WidgetActor;
  readonly #cleanups: (() => void)[] = [];
  #options: WidgetDefaults | undefined;
  /** The snapshot that was announced last. An event that changes nothing leaves the machine at the same snapshot. */
  #told: WidgetSnapshot | undefined;
  #config: Config = defaultConfig;
  #isDiagnosed = false;
  /** Why the machine does not run. */
  #fault: WidgetError | undefined;
  #frame: OpenFrame | undefined;
  /** Tells the session's clock of activity. A clock that has stopped ignores it. */
  #touchClock: SessionClock['touch'] | undefined;
  #size: ElementSize | undefined;
  #pageWarns = false;
  /** A lazy element may load from now on, whether or not it has a source of URLs yet. */
  #near = false;

  constructor({ host, window, early, ...ports }: RuntimePorts) {
    this.#host = host;
    this.#window = window;
    this.#early = early;
    const { element } = host;
    const services = pageServicesOf(window, ports.services);
    const { time, ledger, connectivity } = services;
    const fetch: typeof window.fetch = (...input) => window.fetch(...input);
    const requests = new UrlRequests(
      { fetch, ledger, time, connectivity, random: Math.random, language: host.language },
      early,
    );
    this.#back = new BackNavigation(time);
    this.#screens = new Screens(host, window);
    const { name, release } = services.widgetNames.take(element.id);
    this.#cleanups.push(release);
    this.#resuming = new Resuming(createResumeStore(() => window.sessionStorage, time.now, name));
    const delivery = createDelivery({
      element,
      now: time.now,
      config: () => this.#config,
      popoutPlace: () => popoutPlaceOf(this.#now),
      back: this.#back,
      send: (message) => {
        // Most messages change nothing, and asking is cheaper than sending.
        if (this.#now.can(message)) this.send(message);
        if (message.type === 'mx/connect/memberConnected') this.#resuming.end();
      },
      noticeActivity: () => this.#noticeActivity(),
      log: (...words) => this.#log(...words),
    });
    const effects = createEffects({
      ...delivery,
      element,
      window,
      services,
      requests,
      early,
      language: host.language,
      show: (frame) => this.#show(frame),
      keepTouch: (touch) => (this.#touchClock = touch),
      config: () => this.#config,
    });
    this.#actor = createActor(connectWidgetMachine, { input: { effects, config: defaultConfig } });
    this.#actor.on('*', (emitted) => this.#announce(emitted));
    const hasNoSource = () => this.#config.source.kind === 'none' && host.state() === 'idle';
    this.#cleanups.push(watchForSource(hasNoSource, services));
  }

  /** Begins with the options as they stand. What throws here, before any effect could, ends in the state `error` as well. */
  start(options: WidgetDefaults): void {
    try {
      this.#actor.start();
    } catch (cause) {
      void this.#giveUp(cause, options);
      return;
    }
    try {
      this.#begin(options);
    } catch (cause) {
      this.send({ type: 'effect.failed', cause });
    }
    // From here on only: the machine's own start must not take back the state `loading` that the page has been told already.
    this.#resuming.follow(this.#actor, () => this.#config);
    this.#actor.subscribe(() => this.#announceState());
    this.#announceState();
  }

  /** The machine itself does not run, so its error is told without it. */
  async #giveUp(cause: unknown, options: WidgetDefaults): Promise<void> {
    this.#early.cancel();
    this.#told = this.#now;
    this.#fault = await describeFault(cause);
    this.#host.enter(this.#fault.code === 'unsupported-page' ? 'unsupported' : 'error');
    this.#announce({ type: 'connect-error', ...this.#fault });
    if (options.debug) await this.#printDiagnosis();
  }

  #begin(options: WidgetDefaults): void {
    const { element } = this.#host;
    const window = this.#window;
    // As it stands: another option that does not hold makes no lazy element an eager one.
    this.#near = options.loading !== 'lazy';
    const what = unsupportedReason(window);
    if (what) this.#fail(unsupportedFailure(what), 'unsupported');
    this.configure(options);
    this.#cleanups.push(
      watchActivity(element, (input) => {
        if (input === 'done' || this.#host.state() !== 'idle-warning') this.#noticeActivity();
      }),
    );
    this.#size = watchSize(this.#host, window);
    const isVisiting = () => this.#now.context.visit !== undefined;
    this.#cleanups.push(watchVisit(window, isVisiting, (event) => this.send(event)));
    if (this.#near) this.send({ type: 'load' });
    else this.#cleanups.push(whenNear(element, window, () => this.#load()));
  }

  get snapshot(): ConnectWidgetSnapshot {
    const snapshot = snapshotOf(this.#now, this.#host.state());
    return { ...snapshot, error: snapshot.error ?? this.#fault, breakpoint: this.#size?.breakpoint };
  }

  get #now(): WidgetSnapshot {
    return this.#actor.getSnapshot();
  }

  send(event: WidgetEvent): void {
    this.#actor.send(event);
  }

  configure(options: WidgetDefaults): void {
    if (this.#options && areSameOptions(options, this.#options)) return;
    const first = this.#options === undefined;
    this.#options = options;
    const parsed = parseConfig(options);
    if (!parsed.ok) {
      const { problems } = parsed;
      this.#fail({ code: 'config-invalid', what: 'options', problems }, 'config.invalid', options);
      return;
    }
    // Mended out of sight: without a source it is idle again, and stays so until the user comes near.
    const isLazy = !this.#near && parsed.config.loading === 'lazy';
    if (isLazy && this.#now.context.error?.code === 'config-invalid') {
      this.#config = defaultConfig;
      this.send({ type: 'config', config: defaultConfig });
    }
    // With the first options that can load something, even if those before did not hold.
    const isFirst = this.#config.source.kind === 'none' && parsed.config.source.kind !== 'none';
    const memberGuid = isFirst ? this.#resuming.memberFor(parsed.config) : undefined;
    if (memberGuid !== undefined) this.send({ type: 'resume', memberGuid });
    this.#config = parsed.config;
    this.send({ type: 'config', config: parsed.config });
    if (this.#frame) this.#frame.element.title = titleOf(parsed.config, this.#host.language.shown);
    if (!first && (this.#near || parsed.config.loading === 'eager')) this.#load();
  }

  /** Tells the machine once the words are there, unless the page has changed its options meanwhile. */
  #fail(failure: Failure, type: 'unsupported' | 'config.invalid', options = this.#options): void {
    void explain(failure).then((error) => {
      if (type === 'unsupported' || this.#options === options) this.send({ type, error });
    });
  }

  #load(): void {
    this.#near = true;
    this.send({ type: 'load' });
  }

  reload(): void {
    this.send({ type: 'reload' });
  }

  reconnect(): void {
    this.send({ type: 'reconnect' });
  }

  continueSession(): void {
    this.send({ type: 'continue' });
  }

  close(): void {
    this.send({ type: 'close' });
  }

  openPopout(): void {
    this.send({ type: 'popout.open' });
  }

  cancelPopout(): void {
    this.send({ type: 'popout.cancel' });
  }

  settlePopout(result: ReportedResult): void {
    const { memberGuid, outcome } = result;
    const known = this.#now.context.popout?.memberGuid;
    if (memberGuid !== undefined && memberGuid !== known && outcome !== 'completed') return;
    const event = { type: 'popout.reported', result } as const;
    if (popoutPlaceOf(this.#now) !== undefined && !this.#now.can(event))
      console.warn(`<connect-widget> ${notTheirs}`);
    this.send(event);
  }

  navigateBack(): Promise<boolean> {
    const { frame } = this.#now.children;
    if (!frame) return Promise.resolve(false);
    return this.#back.request(() => frame.send({ type: 'command', command: { type: 'navigate-back' } }));
  }

  focus(options?: FocusOptions): boolean {
    if (this.#screens.focus(options)) return true;
    // The loading screen takes it by itself.
    if (!this.#frame || this.#host.state() === 'loading') return false;
    focusFrame(this.#host.element, this.#frame.element, options);
    return true;
  }

  loseFrame(): void {
    this.send({ type: 'frame.lost' });
  }

  hasLostFrame(): boolean {
    return this.#frame?.isReplaced() ?? false;
  }

  stop(): void {
    this.send({ type: 'leave' });
    this.#actor.stop();
    this.#back.settle(false);
    this.#screens.stop();
    this.#size?.stop();
    for (const clean of this.#cleanups) clean();
  }

  get drawn(): Promise<void> {
    return this.#screens.drawn;
  }

  draw(): void {
    const { error = this.#fault, secondsLeft } = this.#now.context;
    const popout = popoutOf(this.#now, this.#host.state());
    this.#screens.draw(
      { state: this.#host.state(), error, secondsLeft, popout, pageWarns: this.#pageWarns },
      this.#host.language.shown,
      this.#options?.texts,
    );
  }

  #show(frame: OpenFrame | undefined): void {
    const { element, places } = this.#host;
    // Before the browser takes the focus out of the element together with the frame.
    if (this.#frame && focusedIn(element) === this.#frame.element)
      places.screens.focus({ preventScroll: true });
    this.#frame = frame;
    this.#size?.showsFrame(frame !== undefined);
    // A frame that was opened early is in the page already. Inserting it again would reload it.
    if (!frame?.element.isConnected) this.#host.show(frame?.element);
    this.#host.changed();
  }

  /** Straight to the clock, past the machine, which the clock tells if it matters: input may come by the hundred a second. */
  #noticeActivity(): void {
    this.#touchClock?.(this.#frame?.age);
  }

  #announce(emitted: WidgetEmitted): void {
    // The machine tells what happened before it tells its new state; the page shall know the state first.
    this.#announceState();
    if (emitted.type === 'connect-error')
      console.warn(
        `<connect-widget> ${emitted.code}: ${emitted.message}`,
        ...('cause' in emitted ? [emitted.cause] : []),
      );
    const accepted = dispatchEmitted(this.#host.element, emitted);
    if (emitted.type === 'connect-idle-warning') this.#pageWarns = !accepted;
  }

  #announceState(): void {
    if (this.#now === this.#told) return;
    this.#told = this.#now;
    const state = stateOf(this.#now);
    if (state !== this.#host.state()) {
      this.#log('state', state);
      if (state !== 'idle-warning') this.#pageWarns = false;
      if (!this.#frame) this.#back.settle(false);
      this.#host.enter(state);
      if (this.#config.debug && state !== 'loading' && state !== 'idle') void this.#printDiagnosis();
      // The loading screen hands its focus on.
      if (focusedIn(this.#host.element) === this.#host.places.screens) this.focus({ preventScroll: true });
    }
    this.#host.changed();
  }

  /** Once, when there is something to look at. */
  async #printDiagnosis(): Promise<void> {
    if (this.#isDiagnosed) return;
    this.#isDiagnosed = true;
    const script = await import('../diagnosis/diagnose.js').catch(() => undefined);
    script?.printDiagnosis(this.#host.element, this.#options ?? {}, this.snapshot);
  }

  #log(...words: readonly string[]): void {
    if (this.#config.debug) console.debug('<connect-widget>', ...words);
  }
}
