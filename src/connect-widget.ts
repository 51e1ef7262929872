import { ContextConsumer } from '@lit/context';
import { activeStates } from './machine/view-state.js';
import { adoptStylesHere } from './views/adopt-styles.js';
import { announcementFor } from './views/announcement.js';
import { connectWidgetContext } from './views/widget-context.js';
import { CssState } from './views/css-state.js';
import { connectWidgetDefaultsContext } from './config/defaults-context.js';
import { ConnectWidgetOptions } from './config/options-element.js';
import { screenOf } from './views/view-model.js';
import { dispatchHostEvent } from './events/dispatch.js';
import { FocusKeeper, focusFirst, focusTargets } from './views/focus-keeper.js';
import { GuardedProvider } from './views/guarded-provider.js';
import { isPopoutOutcome } from './popout/types.js';
import { onRemoval } from './frame/on-removal.js';
import { readOptions } from './config/read-options.js';
import { stringsFor } from './localization/localize.js';
import { styles } from './views/styles.js';
import { view } from './views/view.js';
import { watchBreakpoint } from './page/breakpoint.js';
import { whenActivated } from './page/when-activated.js';
import { WidgetController } from './runtime/widget-controller.js';
import type { Announcement } from './views/announcement.js';
import type { Breakpoint } from './page/breakpoint.js';
import type { ConnectWidgetEventMap } from './events/event-map.js';
import type { ConnectWidgetActions, ConnectWidgetSnapshot } from './views/widget-context.js';
import type { ReportedResult } from './popout/types.js';
import type { Strings } from './localization/strings.js';
import type { CSSResultGroup, TemplateResult } from 'lit';
import type { ColorScheme, ViewActions, ViewModel } from './views/view-model.js';
import type { WidgetState } from './machine/types.js';

/**
 * Embeds MX's Connect Widget: gets a widget URL, hosts the frame, believes only that frame, follows the user out to the bank and
 * back, keeps the session's clock, and tells the page what happened.
 *
 * What the widget says, `detail` with MX’s own field names; `SessionFields` are `{ user_guid?: string; session_guid?: string }`,
 * `StatusMeaning` is `{ connection_status_name?: ConnectionStatusName; user_actionable?: boolean }`:
 * @fires {CustomEvent<SessionFields>} connect-load - The widget’s page runs.
 * @fires {CustomEvent<SessionFields>} connect-ping - The user is active inside the frame.
 * @fires {CustomEvent<SessionFields & { did_go_back: boolean }>} connect-navigation - The answer to `navigateBack()`.
 * @fires {CustomEvent<SessionFields>} connect-focus-trap - The widget traps or frees the focus.
 * @fires {CustomEvent<{ url: string }>} connect-client-oauth-complete - An OAuth flow of the client’s own ended at this URL.
 * @fires {CustomEvent<SessionFields & { initial_step: string }>} connect-loaded - The widget shows its first step.
 * @fires {CustomEvent<SessionFields & { query: string }>} connect-institution-search - The user searched for an institution.
 * @fires {CustomEvent<SessionFields & { code: string; guid: string; name: string; url?: string }>} connect-selected-institution - The user chose an institution.
 * @fires {CustomEvent<SessionFields & { institution: { code: string; guid: string } }>} connect-enter-credentials - The user entered credentials.
 * @fires {CustomEvent<SessionFields & { member_guid: string; institution: { code: string; guid: string } }>} connect-update-credentials - The user entered new credentials.
 * @fires {CustomEvent<SessionFields & { member_guid: string }>} connect-submit-mfa - The user answered an MFA question.
 * @fires {CustomEvent<SessionFields & { previous?: string; current: string }>} connect-step-change - The widget went to another step; the first has no `previous`.
 * @fires {CustomEvent<SessionFields & { context?: string }>} connect-back-to-search - The user went back to the search.
 * @fires {CustomEvent<SessionFields>} connect-back-button-clicked - The user went one step back.
 * @fires {CustomEvent<SessionFields & { member_guid: string; connection_status: number } & StatusMeaning>} connect-member-status-update - The member’s connection status changed: its name, and whether the user can act on it.
 * @fires {CustomEvent<SessionFields & { member_guid: string }>} connect-initial-data-ready - The member’s first data can be read.
 * @fires {CustomEvent<SessionFields & { member_guid: string }>} connect-member-connected - A member is connected.
 * @fires {CustomEvent<SessionFields>} connect-connected-primary-action - The user is done with the connected screen.
 * @fires {CustomEvent<SessionFields & { member_guid: string }>} connect-member-deleted - The user deleted a member.
 * @fires {CustomEvent<SessionFields & { institution_guid: string; institution_code: string }>} connect-create-member-error - A member could not be created.
 * @fires {CustomEvent<SessionFields & { member: { guid: string; connection_status: number } & StatusMeaning }>} connect-member-error - The member has an error.
 * @fires {CustomEvent<SessionFields & { member: { guid: string; connection_status: number } & StatusMeaning }>} connect-member-error-primary-action - The user acts on a member’s error.
 * @fires {CustomEvent<SessionFields & { member_guid: string; code?: number }>} connect-invalid-data - The bank gave data that MX can not use.
 * @fires {CustomEvent<SessionFields & { member_guid: string }>} connect-invalid-data-primary-action - The user acts on invalid data.
 * @fires {CustomEvent<SessionFields & { url: string; member_guid: string }>} connect-oauth-requested - The user goes out to the bank.
 * @fires {CustomEvent<SessionFields & { member_guid?: string; error_reason?: string }>} connect-oauth-error - The flow at the bank failed or was denied.
 * @fires {CustomEvent<SessionFields & { initial_step: string }>} connect-microdeposits-loaded - Micro-deposits show their first step.
 * @fires {CustomEvent<SessionFields & { microdeposit_guid: string }>} connect-microdeposits-details-submitted - The user submitted account details.
 * @fires {CustomEvent<SessionFields & { microdeposit_guid: string }>} connect-microdeposits-verified - The micro-deposits are verified.
 * @fires {CustomEvent<SessionFields>} connect-microdeposits-verified-primary-action - The user is done with the verified screen.
 * @fires {CustomEvent<SessionFields & { microdeposit_guid: string }>} connect-microdeposits-come-back-primary-action - The user will come back when the deposits have arrived.
 * @fires {CustomEvent<SessionFields & { status: string; guid: string }>} connect-microdeposits-error-primary-action - The user acts on a micro-deposits error.
 * @fires {CustomEvent<SessionFields & { routing_number: string; reason: string }>} connect-microdeposits-blocked-routing-number - This routing number can not be used.
 * @fires {CustomEvent<{ guid: string }>} connect-account-created - An account was created.
 * @fires {CustomEvent<{ account_guid: string; amount: number }>} connect-pulse-overdraft-warning-cta-transfer-funds - The user wants to transfer funds.
 *
 * What the element says:
 * @fires {CustomEvent<{ state: WidgetState; previous: WidgetState }>} connect-state-change - `state` changed.
 * @fires {CustomEvent<{ code: ErrorCode; recoverable: boolean; message: string; status?: number; cause?: unknown }>} connect-error - Something failed; `message` is for developers, `cause` is what was thrown (`internal-error`).
 * @fires {CustomEvent<{ memberGuid?: string }>} connect-reconnecting - A new session begins with the same member.
 * @fires {CustomEvent<{ memberGuid: string }>} connect-resumed - The widget came back to the member from before a redirect or reload.
 * @fires {CustomEvent<{ secondsLeft: number }>} connect-idle-warning - The session is about to end. Cancelable: the page shows its own warning.
 * @fires {CustomEvent<Record<string, never>>} connect-session-continued - The user was active while the warning was up.
 * @fires {CustomEvent<Record<string, never>>} connect-session-expired - The session ended; its frame is gone.
 * @fires {CustomEvent<PopoutRequest>} connect-popout-requested - The widget needs a window to the bank. Cancelable: the page then opens it, and may call `settlePopout()`.
 * @fires {CustomEvent<PopoutRequest>} connect-popout-opened - A window to the bank was opened.
 * @fires {CustomEvent<PopoutRequest & { outcome: PopoutOutcome; reason?: string }>} connect-popout-settled - How the pop-out ended; what the widget reports later, such as a success, comes as a second event.
 * @fires {CustomEvent<{ type: string; detail: Record<string, unknown> }>} connect-message - Every accepted message, unknown `mx/…` ones included.
 * @fires {CustomEvent<{ reason: RejectionReason; origin: string; message: string }>} connect-message-rejected - A message that was not believed; at most ten a second.
 * @fires {CustomEvent<{ breakpoint: Breakpoint }>} connect-breakpoint-change - The width crossed one of MX’s breakpoints.
 *
 * @slot loading - Replaces the loading screen.
 * @slot idle-warning - Replaces the warning before the session ends.
 * @slot expired - Replaces “Session expired”.
 * @slot error - Replaces the error screen.
 * @slot unsupported - Replaces the screen for unsupported browsers.
 * @slot popout - Replaces the screen shown while a window of this element’s own is open, out of sight or blocked.
 * @slot closed - Replaces the screen after `close()`.
 *
 * @csspart frame - The iframe.
 * @csspart loading - The loading screen.
 * @csspart spinner - Its moving part.
 * @csspart dialog - The idle warning’s backdrop.
 * @csspart idle-warning - The same.
 * @csspart expired - The expired screen.
 * @csspart error - The error screen.
 * @csspart unsupported - The screen for unsupported browsers.
 * @csspart popout - The screen of a pop-out that is waiting, out of sight or blocked.
 * @csspart closed - The screen after `close()`.
 * @csspart card - The box of text and buttons on a screen.
 * @csspart title - A screen’s title.
 * @csspart text - A screen’s text.
 * @csspart timer - The seconds left in the idle warning.
 * @csspart button - Any button.
 * @csspart primary-button - A screen’s main button.
 * @csspart secondary-button - A screen’s other button.
 * @csspart status - The live region for screen readers.
 *
 * @cssproperty [--connect-widget-background=#ffffff / #17191f] - Background of the screens.
 * @cssproperty [--connect-widget-color=#1c2330 / #eef1f6] - Text.
 * @cssproperty [--connect-widget-muted-color=#515c6e / #aab4c3] - Secondary text.
 * @cssproperty [--connect-widget-accent-color=#1f5fd6 / #8db4ff] - Buttons and focus rings.
 * @cssproperty [--connect-widget-on-accent-color=#ffffff / #0d1526] - Text on buttons.
 * @cssproperty [--connect-widget-border-color=#d5dbe5 / #3a4250] - Borders.
 * @cssproperty [--connect-widget-border-radius=12px] - Corners.
 * @cssproperty [--connect-widget-overlay=rgb(20 27 40 / 60%) / rgb(0 0 0 / 70%)] - Behind the idle warning.
 * @cssproperty [--connect-widget-height=700px] - Height of the element; MX needs 550px at least.
 * @cssproperty [--connect-widget-font=1rem/1.5 system-ui, sans-serif] - Font of the screens.
 *
 * @cssstate idle - While `state` is `idle`.
 * @cssstate loading - While `state` is `loading`.
 * @cssstate active - While `state` is `active`.
 * @cssstate popout - While `state` is `popout`.
 * @cssstate idle-warning - While `state` is `idle-warning`.
 * @cssstate expired - While `state` is `expired`.
 * @cssstate error - While `state` is `error`.
 * @cssstate unsupported - While `state` is `unsupported`.
 * @cssstate closed - While `state` is `closed`.
 *
 * @element connect-widget
 */
export class ConnectWidget extends ConnectWidgetOptions implements ConnectWidgetActions {
  static override styles: CSSResultGroup = styles;

  readonly #cssState = new CssState(this);
  readonly #focus = new FocusKeeper(this);
  readonly #defaults = new ContextConsumer(this, { context: connectWidgetDefaultsContext, subscribe: true });
  readonly #actions: ConnectWidgetActions & ViewActions = {
    reload: () => this.reload(),
    reconnect: () => this.reconnect(),
    continueSession: () => this.continueSession(),
    navigateBack: () => this.navigateBack(),
    close: () => this.close(),
    openPopout: () => this.#controller?.send({ type: 'popout.open' }),
    cancelPopout: () => this.#controller?.send({ type: 'popout.cancel' }),
  };
  #controller: WidgetController | undefined;
  #breakpoint: Breakpoint | undefined;
  #stopWaiting: (() => void) | undefined;
  #stopBreakpoint: (() => void) | undefined;
  #stopSentinel: (() => void) | undefined;
  #announcement: Announcement = { text: '' };
  // Last of the fields, for its first value reads the others: content may ask before the widget has begun.
  readonly #context = new GuardedProvider(this, {
    context: connectWidgetContext,
    initialValue: { snapshot: this.#snapshot(), actions: this.#actions },
  });

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
   * Reports how a window ended that the page, or a native shell, opened: with `popout="manual"`, or after the page canceled
   * `connect-popout-requested`. The widget learns of a success or denial too. Takes what `decodeUrlMessage` makes of an
   * `oauth_complete` URL as it is.
   *
   * Changes nothing when no such window is out, nor when `memberGuid` names a member other than the one that is being connected. A
   * success may name another, because MX goes on with a member that the user had connected before. For a window that the element or
   * the widget opened, the call is ignored with a warning on the console: only the widget knows how that one ended.
   *
   * @throws {TypeError} when `outcome` is not one of the outcomes of `connect-popout-settled`
   */
  settlePopout(reported: ReportedResult): void {
    const { outcome, reason, memberGuid } = { ...reported };
    if (!isPopoutOutcome(outcome)) {
      throw new TypeError(
        'settlePopout: expected { outcome } to be completed, denied, closed, blocked, severed or timed-out',
      );
    }
    const known = this.#controller?.snapshot.context.popout?.memberGuid;
    if (memberGuid !== undefined && memberGuid !== known && outcome !== 'completed') return;
    this.#controller?.report({
      outcome,
      ...(reason === undefined ? {} : { reason }),
      ...(memberGuid === undefined ? {} : { memberGuid }),
    });
  }

  /** Moves the focus into the widget, or to the first control of the screen that stands before it. */
  override focus(options?: FocusOptions): void {
    focusFirst(this.#focusTargets(), options);
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

  override removeEventListener<Name extends keyof ConnectWidgetEventMap>(
    type: Name,
    listener: (this: ConnectWidget, event: ConnectWidgetEventMap[Name]) => unknown,
    options?: boolean | EventListenerOptions,
  ): void;
  override removeEventListener<Name extends keyof HTMLElementEventMap>(
    type: Name,
    listener: (this: HTMLElement, event: HTMLElementEventMap[Name]) => unknown,
    options?: boolean | EventListenerOptions,
  ): void;
  override removeEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | EventListenerOptions,
  ): void;
  override removeEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | EventListenerOptions,
  ): void {
    super.removeEventListener(type, listener, options);
  }

  override connectedCallback(): void {
    // Before lit's own update: properties that are set in this turn still count, and the request does not wait for rendering.
    queueMicrotask(() => this.#start());
    // Of the provider that it stood in before; the one around it now answers at once.
    this.#defaults.value = {};
    super.connectedCallback();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#forgetSentinel();
    // The browser has thrown its page away; left in place, it would load its spent URL again when the element is put back.
    this.#controller?.frame?.remove();
    queueMicrotask(() => {
      // In another document its messages arrive at another window: there it begins anew, by `connectedCallback`.
      const isHere = this.isConnected && this.ownerDocument.defaultView === this.#controller?.window;
      if (!isHere) {
        this.#stop();
        return;
      }
      // It may stand in another provider now: what is asked for next is asked by its defaults.
      this.#configure();
      this.#controller?.send({ type: 'frame.lost' });
    });
  }

  /** On its way into another document, which takes its styles away. */
  adoptedCallback(): void {
    if (this.shadowRoot) adoptStylesHere(this.shadowRoot, this.#class.elementStyles);
  }

  /** Of a subclass, which may have styles of its own. */
  get #class(): typeof ConnectWidget {
    return this.constructor as typeof ConnectWidget;
  }

  /** `moveBefore()` keeps the frame's page alive, so there is nothing to do; but in Firefox, where it is lost as in any move. */
  connectedMoveCallback(): void {
    const frame = this.#controller?.frame;
    if (!frame || frame.isConnected) return;
    this.#forgetSentinel();
    this.#controller?.send({ type: 'frame.lost' });
  }

  #forgetSentinel(): void {
    this.#stopSentinel?.();
    this.#stopSentinel = undefined;
  }

  #start(): void {
    // Server rendering has no document to start in.
    const window = (this.ownerDocument as Document | undefined)?.defaultView;
    if (!this.isConnected || this.#controller || !window) return;
    this.#stopWaiting?.();
    this.#stopWaiting = whenActivated(window.document, () => this.#begin(window));
  }

  #begin(window: Window & typeof globalThis): void {
    this.#controller = new WidgetController(
      {
        element: this,
        stateChanged: (state) => this.#cssState.show(state),
        changed: () => this.#changed(),
      },
      window,
    );
    this.#cssState.show(this.state);
    this.#controller.start(readOptions(this, this.#defaults.value));
    this.#stopBreakpoint = watchBreakpoint(this, window, (breakpoint) => {
      this.#breakpoint = breakpoint;
      this.#changed();
      dispatchHostEvent(this, 'connect-breakpoint-change', { breakpoint });
    });
  }

  #stop(): void {
    this.#stopWaiting?.();
    this.#controller?.stop();
    this.#controller = undefined;
    this.#stopBreakpoint?.();
    this.#cssState.show(undefined);
    this.#changed();
  }

  #changed(): void {
    this.#context.setValue({ snapshot: this.#snapshot(), actions: this.#actions });
    this.requestUpdate();
  }

  #snapshot(): ConnectWidgetSnapshot {
    const snapshot = this.#controller?.snapshot;
    const popout = this.#controller?.popout;
    return {
      state: this.state,
      activeStates: snapshot ? activeStates(snapshot) : [],
      userGuid: this.userGuid,
      sessionGuid: this.sessionGuid,
      memberGuid: this.memberGuid,
      breakpoint: this.breakpoint,
      secondsLeft: snapshot?.context.secondsLeft,
      error: snapshot?.context.error,
      popout: popout && { phase: popout.phase, url: popout.url, kind: popout.kind },
    };
  }

  #model(): ViewModel {
    const controller = this.#controller;
    const context = controller?.snapshot.context;
    return {
      state: this.state,
      strings: this.#strings(),
      colorScheme: this.#colorScheme(),
      frame: controller?.frame,
      error: context?.error,
      secondsLeft: context?.secondsLeft,
      popout: controller?.popout,
      pageWarns: controller?.pageWarns ?? false,
      announcement: this.#announcement.text,
      actions: this.#actions,
    };
  }

  /** Of the language as it stands: a page whose other options are bad is told so in its own, too. */
  #strings(): Strings {
    const language: unknown = this.language ?? this.#defaults.value?.language;
    return stringsFor(typeof language === 'string' ? language : '');
  }

  #colorScheme(): ColorScheme {
    const scheme: unknown = this.colorScheme ?? this.#defaults.value?.colorScheme;
    return scheme === 'dark' || scheme === 'browser' ? scheme : 'light';
  }

  /**
   * Takes the place of what a server has rendered, without hydrating it: it showed the element before its script, and by the time
   * of the first rendering here the element has gone on.
   */
  protected override createRenderRoot(): ShadowRoot {
    const root = this.shadowRoot ?? this.attachShadow(this.#class.shadowRootOptions);
    root.replaceChildren();
    adoptStylesHere(root, this.#class.elementStyles);
    return root;
  }

  protected override willUpdate(): void {
    this.#configure();
    const model = this.#model();
    // Screen readers tell of changes in a region, not of one that comes with its text.
    if (this.hasUpdated) this.#announcement = announcementFor(model, this.#announcement);
    this.#focus.willShow(screenOf(model));
  }

  protected override render(): TemplateResult {
    return view(this.#model());
  }

  protected override firstUpdated(): void {
    queueMicrotask(() => this.requestUpdate());
  }

  protected override updated(): void {
    const model = this.#model();
    // It takes a browser a while to make, so rather while the network is waited for than once the frame is there.
    if (this.isConnected && (model.frame || model.state === 'loading'))
      this.#stopSentinel ??= onRemoval(this.renderRoot, () => this.#controller?.frame?.remove());
    // While the next widget loads there is nothing to focus; what comes after it decides.
    if (model.state !== 'loading') this.#focus.didShow(screenOf(model), () => this.#focusTargets());
    // Once more, for what a listener changed while it heard of the change.
    this.#configure();
  }

  /** A change of an attribute, or of a provider's default, counts now; equal options are no change. */
  #configure(): void {
    this.#controller?.configure(readOptions(this, this.#defaults.value));
  }

  #focusTargets(): Iterable<HTMLElement> {
    const screen = this.renderRoot.querySelector<HTMLElement>('.screen[role]');
    if (screen) return focusTargets(screen);
    const frame = this.#controller?.frame;
    return frame ? [frame] : [];
  }
}
