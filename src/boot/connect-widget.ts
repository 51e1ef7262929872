import { ContextConsumer } from '@lit/context';
import { adoptStylesHere } from './adopt-styles.js';
import { buildShadow } from './shadow.js';
import { connectWidgetContext } from '../views/widget-context.js';
import { connectWidgetDefaultsContext } from '../config/defaults-context.js';
import { ConnectWidgetOptions } from '../config/options-element.js';
import { CssState } from './css-state.js';
import { dispatchHostEvent } from '../events/dispatch.js';
import { firstWordsFor } from '../localization/first-words.js';
import { GuardedProvider } from './guarded-provider.js';
import { showNotice } from './notice.js';
import { isPopoutOutcome, popoutOutcomes } from '../popout/types.js';
import { readNative } from '../page/document.js';
import { readOptions } from '../config/read-options.js';
import { Mount } from './mount.js';
import { styles } from './styles.js';
import { WidgetLanguage } from '../page/widget-language.js';
import { whenActivated } from '../page/when-activated.js';
import type { Breakpoint } from '../page/breakpoint.js';
import type {
  ConnectWidgetActions,
  ConnectWidgetPopoutActions,
  ConnectWidgetSnapshot,
} from '../views/widget-context.js';
import type { CSSResultGroup, CSSResultOrNative, PropertyValues } from '@lit/reactive-element';
import type { DiagnosisFinding } from '../diagnosis/findings.js';
import type { ElementHost, Runtime } from '../runtime/types.js';
import type { OptionValues, UrlSources } from '../config/options.js';
import type { ReportedResult } from '../popout/types.js';
import type { Shadow } from './shadow.js';
import type { WidgetState } from '../machine/types.js';

/**
 * Embeds MX's Connect Widget: gets a widget URL, hosts the frame, believes only that frame, follows the user out to the bank and
 * back, keeps the session's clock, and tells the page what happened.
 *
 * The events of MX’s messages have MX’s own field names in `detail`.
 *
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
 * @fires {CustomEvent<SessionFields & { member_guid: string; connection_status?: number } & ConnectionStatusMeaning>} connect-member-status-update - The member’s connection status changed: its name, and whether the user can act on it.
 * @fires {CustomEvent<SessionFields & { member_guid?: string }>} connect-initial-data-ready - The member’s first data can be read.
 * @fires {CustomEvent<SessionFields & { member_guid: string }>} connect-member-connected - A member is connected.
 * @fires {CustomEvent<SessionFields>} connect-connected-primary-action - The user is done with the connected screen.
 * @fires {CustomEvent<SessionFields & { member_guid: string }>} connect-member-deleted - The user deleted a member.
 * @fires {CustomEvent<SessionFields & { institution_guid: string; institution_code: string }>} connect-create-member-error - A member could not be created.
 * @fires {CustomEvent<SessionFields & { member: { guid: string; connection_status?: number } & ConnectionStatusMeaning }>} connect-member-error - The member has an error.
 * @fires {CustomEvent<SessionFields & { member: { guid: string; connection_status?: number } & ConnectionStatusMeaning }>} connect-member-error-primary-action - The user acts on a member’s error.
 * @fires {CustomEvent<SessionFields & { member_guid: string; code?: number }>} connect-invalid-data - The bank gave data that MX cannot use.
 * @fires {CustomEvent<SessionFields & { member_guid: string }>} connect-invalid-data-primary-action - The user acts on invalid data.
 * @fires {CustomEvent<SessionFields & { url: string; member_guid: string }>} connect-oauth-requested - The user goes out to the bank.
 * @fires {CustomEvent<SessionFields & { member_guid?: string; error_reason?: string }>} connect-oauth-error - The flow at the bank failed or was denied.
 * @fires {CustomEvent<SessionFields & { initial_step?: string }>} connect-microdeposits-loaded - Microdeposits show their first step.
 * @fires {CustomEvent<SessionFields & { microdeposit_guid: string }>} connect-microdeposits-details-submitted - The user submitted account details.
 * @fires {CustomEvent<SessionFields & { microdeposit_guid: string }>} connect-microdeposits-verified - The microdeposits are verified.
 * @fires {CustomEvent<SessionFields>} connect-microdeposits-verified-primary-action - The user is done with the verified screen.
 * @fires {CustomEvent<SessionFields & { microdeposit_guid: string }>} connect-microdeposits-come-back-primary-action - The user will come back when the deposits have arrived.
 * @fires {CustomEvent<SessionFields & { status?: string; guid: string }>} connect-microdeposits-error-primary-action - The user acts on a microdeposits error.
 * @fires {CustomEvent<SessionFields & { routing_number: string; reason?: string }>} connect-microdeposits-blocked-routing-number - This routing number cannot be used.
 * @fires {CustomEvent<{ guid: string }>} connect-account-created - An account was created.
 * @fires {CustomEvent<{ account_guid: string; amount: number }>} connect-pulse-overdraft-warning-cta-transfer-funds - The user wants to transfer funds.
 * @fires {CustomEvent<{ state: WidgetState; previous: WidgetState }>} connect-state-change - `state` changed.
 * @fires {CustomEvent<{ code: ErrorCode; recoverable: boolean; message: string; status?: number; backend?: BackendError; cause?: unknown }>} connect-error - Something failed; `message` is for developers, `backend` what your backend said of it (`{ code?: string; message?: string }`), `cause` what was thrown (`internal-error`).
 * @fires {CustomEvent<{ memberGuid?: string }>} connect-reconnecting - A new session begins with the same member.
 * @fires {CustomEvent<{ memberGuid: string }>} connect-resumed - The widget came back to the member from before a redirect or reload.
 * @fires {CustomEvent<{ memberGuids: readonly string[]; reason: FinishReason }>} connect-finished - The user is done, or gone: once per visit, with the members connected in it; `reason` is `done`, `closed`, `expired`, `left` or `error`.
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
 * @slot expired - Replaces the screen after the session’s end.
 * @slot error - Replaces the error screen.
 * @slot unsupported - Replaces the screen for unsupported browsers and pages.
 * @slot popout - Replaces the screen shown while a window of this element’s own is open, out of sight or blocked.
 * @slot closed - Replaces the screen after `close()`.
 *
 * @csspart frame - The iframe.
 * @csspart loading - The loading screen.
 * @csspart skeleton - Its bars, in the shape of the widget’s first page.
 * @csspart dialog - The idle warning’s backdrop.
 * @csspart idle-warning - The same.
 * @csspart expired - The expired screen.
 * @csspart error - The error screen.
 * @csspart unsupported - The screen for unsupported browsers and pages.
 * @csspart popout - The screen shown while a window of this element’s own is open, out of sight or blocked.
 * @csspart closed - The screen after `close()`.
 * @csspart card - The box of text and buttons on a screen.
 * @csspart icon - A screen’s icon.
 * @csspart title - A screen’s title.
 * @csspart text - A screen’s text.
 * @csspart timer - The seconds left in the idle warning.
 * @csspart button - Any button.
 * @csspart primary-button - A screen’s main button: “Try again”, “Continue”, “Start again”, “Open the window”.
 * @csspart secondary-button - A screen’s other button.
 * @csspart status - The live region for screen readers.
 *
 * @cssproperty [--connect-widget-background=Canvas] - Background of the screens.
 * @cssproperty [--connect-widget-color=CanvasText] - Text.
 * @cssproperty [--connect-widget-muted-color=75% of the text’s color] - Secondary text.
 * @cssproperty [--connect-widget-accent-color=#2c6be9] - Main buttons, focus rings, and icons of screens that wait.
 * @cssproperty [--connect-widget-on-accent-color=#fff] - Text on main buttons.
 * @cssproperty [--connect-widget-border-color=22% of the text’s color] - Borders of the card and of other buttons.
 * @cssproperty [--connect-widget-waiting-color=the accent color if it is set, else #2463dc / #8db4ff] - Icon of a screen that ends by itself.
 * @cssproperty [--connect-widget-attention-color=#a8540a / #ffb566] - Icon of a screen that asks the user to act.
 * @cssproperty [--connect-widget-done-color=the text’s color] - Icon of a screen with nothing left to do.
 * @cssproperty [--connect-widget-danger-color=#c92a2a / #ff9a94] - Icon of a screen that reports a failure.
 * @cssproperty [--connect-widget-overlay=rgb(0 0 0 / 60%)] - Behind the idle warning.
 * @cssproperty [--connect-widget-border-radius=12px] - Corners of the element.
 * @cssproperty [--connect-widget-card-radius=the element’s] - Corners of the idle warning’s card.
 * @cssproperty [--connect-widget-card-shadow=0 8px 32px rgb(0 0 0 / 30%)] - Shadow of the idle warning’s card.
 * @cssproperty [--connect-widget-button-radius=8px] - Corners of buttons.
 * @cssproperty [--connect-widget-button-font-weight=600] - Weight of the text on buttons.
 * @cssproperty [--connect-widget-focus-ring=3px solid, in the accent color] - Outline of the button that has the focus, as a value of `outline`.
 * @cssproperty [--connect-widget-width=400px] - Width where the container asks for the width of its content (a dialog, a popover, a
 *   float); elsewhere the element fills its container. Never under 320px, unless the container is narrower.
 * @cssproperty [--connect-widget-height=700px] - Height of the element; MX needs 550px at least.
 * @cssproperty [--connect-widget-font=medium/1.5 system-ui, sans-serif] - Font of the screens; everything on them is sized by it.
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
  readonly #defaults = new ContextConsumer(this, {
    context: connectWidgetDefaultsContext,
    subscribe: true,
    callback: () => this.#noteOptions(),
  });
  readonly #actions: ConnectWidgetActions & ConnectWidgetPopoutActions = {
    reload: () => this.reload(),
    reconnect: () => this.reconnect(),
    continueSession: () => this.continueSession(),
    navigateBack: () => this.navigateBack(),
    close: () => this.close(),
    openPopout: () => this.#ask((runtime) => runtime.openPopout()),
    cancelPopout: () => this.#ask((runtime) => runtime.cancelPopout()),
  };
  readonly #language = new WidgetLanguage(this, () => this.#readOptions().language);
  #state: WidgetState = 'idle';
  #mount: Mount | undefined;
  readonly #calls: ((runtime: Runtime) => void)[] = [];
  #shadow: Shadow | undefined;
  #addedStyles: CSSResultOrNative[] = [];
  #stopWaiting: (() => void) | undefined;
  /** Whether an option has changed since the options were last read. */
  #areOptionsNew = true;
  // The last field, because its initial value reads the others.
  readonly #context = new GuardedProvider(this, {
    context: connectWidgetContext,
    initialValue: { snapshot: this.#snapshot(), actions: this.#actions },
  });

  /** What the widget is doing: see the states of `connect-state-change`; also `:state(…)` in CSS. */
  get state(): WidgetState {
    return this.#state;
  }

  /** The MX user of the widget in the frame, e.g. `USR-…`; from its first message on. */
  get userGuid(): string | undefined {
    return this.#snapshot().userGuid;
  }

  /** The widget's session, from its first message on. */
  get sessionGuid(): string | undefined {
    return this.#snapshot().sessionGuid;
  }

  /** The member the user works with now, e.g. `MBR-…`; what `reconnect()` comes back to. */
  get memberGuid(): string | undefined {
    return this.#snapshot().memberGuid;
  }

  /** MX's breakpoint for this element's width; `undefined` until it is laid out. */
  get breakpoint(): Breakpoint | undefined {
    return this.#snapshot().breakpoint;
  }

  /** Loads a fresh widget with the current attributes. Does nothing in an unsupported browser or page. */
  reload(): void {
    this.#ask((runtime) => runtime.reload());
  }

  /** Begins a new session with a fresh widget URL and the member the user was working with. */
  reconnect(): void {
    this.#ask((runtime) => runtime.reconnect());
  }

  /** Extends the session while the idle warning is shown, and sends the widget a ping. Does nothing at other times. */
  continueSession(): void {
    this.#ask((runtime) => runtime.continueSession());
  }

  /** Ends the session and removes the widget. `reload()` opens it again. */
  close(): void {
    this.#ask((runtime) => runtime.close());
  }

  /**
   * Looks for what keeps the widget from working in this page, and resolves to what was found: nothing in a healthy page. Apart
   * from loading its own script it sends no request, and it rejects only if that script does not load.
   */
  async diagnose(): Promise<readonly DiagnosisFinding[]> {
    const { diagnose } = await import('../diagnosis/diagnose.js');
    return diagnose(this, this.#readOptions(), this.#snapshot());
  }

  /** Asks the widget to go one step back. Resolves to `false` if it could not, within two seconds at most. */
  navigateBack(): Promise<boolean> {
    return this.#mount?.runtime?.navigateBack() ?? Promise.resolve(false);
  }

  /**
   * Reports how a window ended that the page, or a native shell, opened: with `popout="manual"`, or after the page canceled
   * `connect-popout-requested`. The widget learns of a success or denial too. Takes what `decodeUrlMessage` makes of an
   * `oauth_complete` URL as it is.
   *
   * Ignored if no such window is open, and if `memberGuid` names another member than the one that is being connected; only a success
   * may name another, because MX can continue with a member that the user had connected before. For a window that the element or the
   * widget opened, the call is ignored with a warning on the console: only the widget knows how that one ended.
   *
   * @throws {TypeError} when `outcome` is not one of the outcomes of `connect-popout-settled`
   */
  settlePopout(reported: ReportedResult): void {
    const { outcome, reason, memberGuid } = { ...reported };
    if (!isPopoutOutcome(outcome)) {
      throw new TypeError(`settlePopout: expected { outcome } to be one of ${popoutOutcomes.join(', ')}`);
    }
    const result = {
      outcome,
      ...(reason === undefined ? {} : { reason }),
      ...(memberGuid === undefined ? {} : { memberGuid }),
    };
    this.#ask((runtime) => runtime.settlePopout(result));
  }

  /**
   * Moves the focus into the widget, or to the first control of the screen that stands before it. While the widget loads, the loading
   * screen has the focus, and hands it on.
   */
  override focus(options?: FocusOptions): void {
    if (!this.#mount?.runtime?.focus(options)) super.focus(options);
  }

  /** `0` as that of an `<iframe>`, unless the attribute `tabindex` says otherwise: libraries that trap the focus ask. */
  override get tabIndex(): number {
    return this.hasAttribute('tabindex') ? super.tabIndex : 0;
  }
  override set tabIndex(value: number) {
    super.tabIndex = value;
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
    // The browser has thrown its page away; left in place, it would load its spent URL again when the element is put back.
    this.#frame?.remove();
    queueMicrotask(() => {
      // In another document its messages arrive at another window: there it begins anew, by `connectedCallback`.
      const isHere = this.isConnected && this.#window === this.#mount?.window;
      if (!isHere) {
        this.#stop();
        return;
      }
      // It may stand in another provider now: what is asked for next is asked by its defaults.
      this.#areOptionsNew = true;
      this.#configure();
      this.#mount?.loseFrame();
    });
  }

  /** `moveBefore()` keeps the frame's page alive, so there is nothing to do; but in Firefox, where it is lost as in any move. */
  connectedMoveCallback(): void {
    if (!this.#mount?.hasLostFrame()) return;
    this.#frame?.remove();
    this.#mount.loseFrame();
  }

  /** Moving to another document removes the style sheets. */
  adoptedCallback(): void {
    this.#adoptStyles();
  }

  get #frame(): HTMLIFrameElement | null | undefined {
    return this.#shadow?.frame.querySelector('iframe');
  }

  get #window(): (Window & typeof globalThis) | null {
    return readNative(this.ownerDocument, 'defaultView');
  }

  #start(): void {
    // Server rendering has no document to start in.
    const window = this.isConnected && !this.#mount && this.#window;
    if (!window) return;
    this.#stopWaiting?.();
    this.#stopWaiting = whenActivated(window, () => {
      this.#areOptionsNew = false;
      this.#cssState.show('idle');
      this.#mount = new Mount(this.#host(), window, this.#readOptions());
      for (const call of this.#calls.splice(0)) this.#mount.ask(call);
    });
  }

  /** A call that comes before the mount is complete is queued. */
  #ask(call: (runtime: Runtime) => void): void {
    if (this.#mount) this.#mount.ask(call);
    else if (this.isConnected) this.#calls.push(call);
  }

  #stop(): void {
    this.#stopWaiting?.();
    this.#calls.length = 0;
    this.#mount?.stop();
    this.#mount = undefined;
    this.#state = 'idle';
    this.#cssState.show(undefined);
    this.#changed();
  }

  #host(): ElementHost {
    const shadow = this.#shadow ?? buildShadow(this.renderRoot as ShadowRoot);
    return {
      element: this,
      actions: this.#actions,
      language: this.#language,
      places: {
        ...shadow,
        addStyles: (added) => {
          this.#addedStyles = [added];
          this.#adoptStyles();
        },
      },
      state: () => this.#state,
      enter: (state) => this.#enter(state),
      show: (frame) => {
        shadow.frame.replaceChildren(...(frame ? [frame] : []));
        this.#showLoading();
      },
      changed: () => this.#changed(),
      missScript: (retry) => this.#missScript(retry),
    };
  }

  #enter(state: WidgetState): void {
    const previous = this.#state;
    this.#state = state;
    this.#cssState.show(state);
    this.#showLoading();
    this.#changed();
    dispatchHostEvent(this, 'connect-state-change', { state, previous });
  }

  /**
   * The loading screen is a tab stop in place of the frame that it hides. If the runtime is missing, the frame is shown at once, because
   * only the runtime knows when the widget has loaded.
   */
  #showLoading(): void {
    if (!this.#shadow) return;
    const { root, frame, loading, screens, status } = this.#shadow;
    const { lang, loading: words } = firstWordsFor(this.#language.shown, this.#readOptions().texts);
    const isLoading = this.#state === 'loading' && !(this.#frame && root.querySelector('.notice'));
    status.lang = screens.lang = lang;
    screens.ariaLabel = isLoading ? words : null;
    frame.inert = isLoading;
    screens.tabIndex = isLoading ? 0 : -1;
    if (!isLoading) loading.remove();
    else if (!loading.isConnected) screens.append(loading);
    status.textContent = isLoading ? words : '';
  }

  #missScript(retry: (() => void) | undefined): void {
    const root = this.#shadow?.root;
    if (root) showNotice(root, retry);
    if (!retry) return;
    this.#showLoading();
    const message = 'A script did not load: check the network and your script-src.';
    console.warn(`<connect-widget> script-failed: ${message}`);
    dispatchHostEvent(this, 'connect-error', { code: 'script-failed', recoverable: true, message });
  }

  #changed(): void {
    this.#context.setValue({ snapshot: this.#snapshot(), actions: this.#actions });
    this.requestUpdate();
  }

  #snapshot(): ConnectWidgetSnapshot {
    return this.#mount?.runtime?.snapshot ?? { ...noSnapshot, state: this.#state };
  }

  /** Includes the styles of a subclass. */
  #adoptStyles(): void {
    const { elementStyles } = this.constructor as typeof ConnectWidget;
    if (this.shadowRoot) adoptStylesHere(this.shadowRoot, [...this.#addedStyles, ...elementStyles]);
  }

  /** Replaces a shadow tree that a server has rendered. */
  protected override createRenderRoot(): ShadowRoot {
    // What calls no method gives it the focus, too: `autofocus`, a click, and a `<dialog>` that opens.
    const root = this.shadowRoot ?? this.attachShadow({ mode: 'open', delegatesFocus: true });
    root.replaceChildren();
    this.#shadow = buildShadow(root);
    this.#adoptStyles();
    return root;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.size > 0) this.#areOptionsNew = true;
    this.#configure();
  }

  protected override updated(): void {
    const scheme: unknown = this.#readOptions().colorScheme;
    if (this.#shadow)
      this.#shadow.root.className = `root ${scheme === 'dark' || scheme === 'browser' ? scheme : ''}`;
    this.#mount?.runtime?.draw();
    // Again, because a listener may have changed an option during the update.
    this.#configure();
  }

  /** Waits for the screens as well, which may have to be loaded first. */
  protected override async getUpdateComplete(): Promise<boolean> {
    const result = await super.getUpdateComplete();
    await this.#mount?.runtime?.drawn;
    return result;
  }

  #noteOptions(): void {
    this.#areOptionsNew = true;
    this.requestUpdate();
  }

  /** A change of an attribute, or of a provider's default, counts now; equal options are no change. */
  #configure(): void {
    if (!this.#areOptionsNew || !this.#mount) return;
    this.#areOptionsNew = false;
    this.#mount.configure(this.#readOptions());
  }

  #readOptions(): OptionValues & UrlSources {
    return readOptions(this, this.#defaults.value);
  }
}

const noSnapshot: Omit<ConnectWidgetSnapshot, 'state'> = {
  activeStates: [],
  userGuid: undefined,
  sessionGuid: undefined,
  memberGuid: undefined,
  breakpoint: undefined,
  secondsLeft: undefined,
  error: undefined,
  popout: undefined,
};
