import { ContextConsumer, ContextProvider } from '@lit/context';
import { activeStates } from './machine/view-state.js';
import { announcementFor } from './views/announcement.js';
import { connectWidgetContext } from './views/widget-context.js';
import { connectWidgetDefaultsContext } from './config/defaults-context.js';
import { ConnectWidgetOptions } from './config/options-element.js';
import { screenOf } from './views/view-model.js';
import { dispatchHostEvent } from './events/dispatch.js';
import { FocusKeeper } from './views/focus-keeper.js';
import { isPopoutOutcome } from './popout/types.js';
import { readOptions } from './config/read-options.js';
import { stringsFor } from './localization/localize.js';
import { styles } from './views/styles.js';
import { view } from './views/view.js';
import { watchBreakpoint } from './views/breakpoint.js';
import { WidgetController } from './composition/widget-controller.js';
import type { Breakpoint } from './views/breakpoint.js';
import type { ConnectWidgetEventMap } from './events/event-map.js';
import type { ConnectWidgetActions, ConnectWidgetSnapshot } from './views/widget-context.js';
import type { PopoutResult } from './popout/types.js';
import type { TemplateResult } from 'lit';
import type { ViewActions, ViewModel } from './views/view-model.js';
import type { WidgetState } from './machine/types.js';

/**
 * Embeds MX's Connect Widget: gets a widget URL, hosts the frame, believes only that frame, follows the user out to the bank and
 * back, keeps the session's clock, and tells the page what happened.
 */
export class ConnectWidget extends ConnectWidgetOptions implements ConnectWidgetActions {
  static override styles = styles;

  readonly #internals = this.attachInternals();
  readonly #focus = new FocusKeeper(this);
  readonly #defaults = new ContextConsumer(this, { context: connectWidgetDefaultsContext, subscribe: true });
  readonly #actions: ConnectWidgetActions & ViewActions = {
    reload: () => this.reload(),
    reconnect: () => this.reconnect(),
    continueSession: () => this.continueSession(),
    navigateBack: () => this.navigateBack(),
    close: () => this.close(),
    openPopout: () => this.#controller?.send({ type: 'popout.open' }),
    showPopout: () => this.#controller?.send({ type: 'popout.show' }),
    cancelPopout: () => this.#controller?.send({ type: 'popout.cancel' }),
  };
  readonly #context = new ContextProvider(this, { context: connectWidgetContext });
  #controller: WidgetController | undefined;
  #breakpoint: Breakpoint | undefined;
  #stopBreakpoint: (() => void) | undefined;
  #announcement = '';

  /** What the widget is doing: see the states of `connect-state-change`; also `:state(…)` in CSS. */
  get state(): WidgetState {
    return this.#controller?.state ?? 'idle';
  }

  /** The MX user of the widget in the frame, e.g. `USR-…`; from its first message on. */
  get userGuid(): string | undefined {
    return this.#controller?.snapshot.context.userGuid;
  }

  /** The widget's session, from its first message on. */
  get sessionGuid(): string | undefined {
    return this.#controller?.snapshot.context.sessionGuid;
  }

  /** The member the user works with now, e.g. `MBR-…`; what `reconnect()` comes back to. */
  get memberGuid(): string | undefined {
    return this.#controller?.snapshot.context.memberGuid;
  }

  /** MX's breakpoint for this element's width; `undefined` until it is laid out. */
  get breakpoint(): Breakpoint | undefined {
    return this.#breakpoint;
  }

  /** Begins anew with a fresh widget URL, as the attributes say. Does nothing in an unsupported browser. */
  reload(): void {
    this.#controller?.send({ type: 'reload' });
  }

  /** Begins a new session with a fresh widget URL and the member the user was working with. */
  reconnect(): void {
    this.#controller?.send({ type: 'reconnect' });
  }

  /** Extends the session while the idle warning is up; the widget is told. Does nothing at other times. */
  continueSession(): void {
    this.#controller?.send({ type: 'continue' });
  }

  /** Ends the session and takes the widget away. `reload()` opens it again. */
  close(): void {
    this.#controller?.send({ type: 'close' });
  }

  /** Asks the widget to go one step back. Answers `false` when it could not, within two seconds at most. */
  navigateBack(): Promise<boolean> {
    return this.#controller?.navigateBack() ?? Promise.resolve(false);
  }

  /**
   * Tells how a window that the page itself opened has ended; the widget is told too.
   * @throws {TypeError} when `outcome` is none of `connect-popout-settled`'s
   */
  settlePopout(result: PopoutResult): void {
    if (!isPopoutOutcome((result as Partial<PopoutResult> | undefined)?.outcome)) {
      throw new TypeError(
        'settlePopout: expected { outcome } to be completed, denied, closed, blocked, severed or timed-out',
      );
    }
    this.#controller?.send({ type: 'popout.settled', result });
  }

  /** Moves the focus into the widget, or to the button of the screen that stands before it. */
  override focus(options?: FocusOptions): void {
    (this.#button() ?? this.#controller?.frame)?.focus(options);
  }

  override addEventListener<Name extends keyof ConnectWidgetEventMap>(
    type: Name,
    listener: (this: ConnectWidget, event: ConnectWidgetEventMap[Name]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  override addEventListener<Name extends keyof HTMLElementEventMap>(
    type: Name,
    listener: (this: HTMLElement, event: HTMLElementEventMap[Name]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  override addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
  override addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void {
    super.addEventListener(type, listener, options);
  }

  override connectedCallback(): void {
    // Before lit's own update: properties that are set in this turn still count, and the request does not wait for rendering.
    queueMicrotask(() => this.#start());
    super.connectedCallback();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // The browser has thrown its page away; left in place, it would load its spent URL again when the element is put back.
    this.#controller?.frame?.remove();
    queueMicrotask(() => (this.isConnected ? this.#controller?.send({ type: 'frame.lost' }) : this.#stop()));
  }

  /** `moveBefore()` keeps the frame's page alive, so there is nothing to do, and nothing to lose. */
  connectedMoveCallback(): void {}

  #start(): void {
    // Server rendering has no document to start in.
    const window = (this.ownerDocument as Document | undefined)?.defaultView;
    if (!this.isConnected || this.#controller || !window) return;
    this.#controller = new WidgetController(
      {
        element: this,
        stateChanged: (state, previous) => {
          this.#internals.states.delete(previous);
          this.#internals.states.add(state);
        },
        changed: () => this.#changed(),
      },
      window,
    );
    this.#stopBreakpoint = watchBreakpoint(this, (breakpoint) => {
      this.#breakpoint = breakpoint;
      this.#changed();
      dispatchHostEvent(this, 'connect-breakpoint-change', { breakpoint });
    });
    this.#controller.start(readOptions(this, this.#defaults.value));
  }

  #stop(): void {
    this.#controller?.stop();
    this.#controller = undefined;
    this.#stopBreakpoint?.();
    this.#internals.states.clear();
    this.#changed();
  }

  #changed(): void {
    this.#context.setValue({ snapshot: this.#snapshot(), actions: this.#actions });
    this.requestUpdate();
  }

  #snapshot(): ConnectWidgetSnapshot {
    const snapshot = this.#controller?.snapshot;
    return {
      state: this.state,
      activeStates: snapshot ? activeStates(snapshot) : [],
      userGuid: this.userGuid,
      sessionGuid: this.sessionGuid,
      memberGuid: this.memberGuid,
      breakpoint: this.breakpoint,
      secondsLeft: snapshot?.context.secondsLeft,
      error: snapshot?.context.error,
    };
  }

  #model(): ViewModel {
    const controller = this.#controller;
    const context = controller?.snapshot.context;
    const strings = stringsFor(controller?.config.language ?? this.language ?? 'en-US');
    return {
      state: this.state,
      strings,
      frame: controller?.frame,
      error: context?.error,
      secondsLeft: context?.secondsLeft,
      popout: controller?.popout,
      pageWarns: controller?.pageWarns ?? false,
      announcement: this.#announcement,
      actions: this.#actions,
    };
  }

  protected override willUpdate(): void {
    const model = this.#model();
    this.#announcement = announcementFor(model, this.#announcement);
    this.#focus.willShow(screenOf(model));
  }

  protected override render(): TemplateResult {
    return view(this.#model());
  }

  protected override updated(): void {
    const model = this.#model();
    const screen = screenOf(model);
    // While the next widget loads there is nothing to focus; what comes after it decides.
    if (model.state !== 'loading') this.#focus.didShow(screen, screen ? this.#button() : model.frame);
    // A change of an attribute, or of a provider's default, counts now; equal options are no change.
    this.#controller?.configure(readOptions(this, this.#defaults.value));
  }

  #button(): HTMLElement | null {
    return this.renderRoot.querySelector('button');
  }
}
