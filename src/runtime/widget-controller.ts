import { createActor } from 'xstate';
import { BackNavigation } from '../frame/back-navigation.js';
import { connectWidgetMachine } from '../machine/machine.js';
import { createEffects, frameTitle } from './effects.js';
import { createReportBudget } from '../frame/rejection.js';
import { createResumeStore, endsResume } from '../popout/resume-store.js';
import { defaultConfig, parseConfig } from '../config/parse-config.js';
import { describePopout } from '../popout/describe-popout.js';
import { dispatchEmitted, dispatchHostEvent, dispatchMessage } from '../events/dispatch.js';
import { explain } from './explain.js';
import { isActivity } from '../protocol/index.js';
import { isStillOut } from '../popout/types.js';
import { isUserActive } from '../page/user-activation.js';
import { servicesOf } from './page-services.js';
import { stateOf } from '../machine/view-state.js';
import { unsupportedReason } from '../page/browser-support.js';
import { UrlRequests } from '../request/url-requests.js';
import { watchActivity } from '../page/activity.js';
import { whenNear } from '../page/visibility.js';
import type { Config } from '../config/parse-config.js';
import type { DecodedMessage } from '../frame/run-frame.js';
import type { WidgetDefaults } from '../config/defaults-context.js';
import type { MessageDetails } from '../protocol/index.js';
import type { PageServices } from './page-services.js';
import type { ReportedResult } from '../popout/types.js';
import type { PopoutView } from '../views/view-model.js';
import type { Rejection } from '../frame/rejection.js';
import type { ResumeStore } from '../popout/resume-store.js';
import type { WidgetError } from '../errors/widget-error.js';
import type { WidgetActor, WidgetSnapshot } from '../machine/machine.js';
import type { WidgetEmitted, WidgetEvent, WidgetState } from '../machine/types.js';

/** What the composition root needs of its element. */
export interface ControllerHost {
  readonly element: HTMLElement;
  /** The public state changed; the page hears of it right after. */
  stateChanged(state: WidgetState): void;
  /** Something that the screens show has changed. */
  changed(): void;
}

const notTheirs =
  'settlePopout() was ignored: it counts for a window that the page opens, with popout="manual" or after it canceled connect-popout-requested.';

/** The messages that some state of the machine takes; all others, and those that the present one does not, go to the page directly. */
const machineMessages: ReadonlySet<string> = new Set(connectWidgetMachine.events);

/**
 * The composition root, for one stay of the element in the document: gives the machine its effects, feeds it the options,
 * the messages and the user's activity, and turns what it says into DOM events. After `stop` nothing of it is left.
 */
export class WidgetController {
  /** Where the element's messages arrive. */
  readonly window: Window & typeof globalThis;
  readonly #host: ControllerHost;
  readonly #services: PageServices;
  readonly #requests: UrlRequests;
  readonly #back: BackNavigation;
  readonly #resume: ResumeStore;
  readonly #actor: WidgetActor;
  readonly #cleanups: (() => void)[] = [];
  /** A budget of this widget's own: a stranger that floods the page must not use it up. */
  readonly #mayReport: () => boolean;
  #options: WidgetDefaults | undefined;
  #config: Config = defaultConfig;
  #state: WidgetState = 'idle';
  #frame: HTMLIFrameElement | undefined;
  #pageWarns = false;
  /** A lazy element may load from now on, whether or not it has a source of URLs yet. */
  #near = false;

  constructor(host: ControllerHost, window: Window & typeof globalThis) {
    this.#host = host;
    this.window = window;
    this.#services = servicesOf(window);
    const { time, ledger, connectivity } = this.#services;
    this.#requests = new UrlRequests({
      fetch: (...input) => window.fetch(...input),
      ledger,
      time,
      connectivity,
      random: Math.random,
    });
    this.#back = new BackNavigation(time);
    this.#mayReport = createReportBudget(time.now);
    const { name, release } = this.#services.widgetNames.take(host.element.id);
    this.#cleanups.push(release);
    this.#resume = createResumeStore(() => window.sessionStorage, time.now, name);
    const effects = createEffects({
      element: host.element,
      window,
      services: this.#services,
      requests: this.#requests,
      showFrame: (frame) => {
        this.#frame = frame;
        host.changed();
      },
      config: () => this.#config,
      deliver: (decoded, origin) => this.#deliver(decoded, origin),
      reject: (rejection, mayReport) => this.#reject(rejection, mayReport),
    });
    this.#actor = createActor(connectWidgetMachine, { input: { effects, config: defaultConfig } });
    this.#actor.on('*', (emitted) => this.#announce(emitted));
    this.#actor.subscribe(() => this.#announceState());
  }

  /** Begins with the options as they stand. What throws here, before any effect could, ends in the state `error` as well. */
  start(options: WidgetDefaults): void {
    try {
      this.#begin(options);
    } catch (cause) {
      this.#actor.start();
      this.send({ type: 'effect.failed', cause });
    }
  }

  /** What the network waits for starts first. */
  #begin(options: WidgetDefaults): void {
    const { element } = this.#host;
    const parsed = parseConfig(options);
    const reason = unsupportedReason(element.ownerDocument);
    const config = parsed.ok ? parsed.config : defaultConfig;
    // As it stands: another option that does not hold makes no lazy element an eager one.
    this.#near = options.loading !== 'lazy';
    if (!reason && this.#near && config.source.kind !== 'none')
      this.#requests.begin({ config, memberGuid: this.#memberToResume(config) });

    this.#actor.start();
    if (reason) {
      void explain({ code: 'unsupported-browser', what: reason }).then((error) =>
        this.send({ type: 'unsupported', error }),
      );
    }
    this.configure(options);
    this.#cleanups.push(
      watchActivity(element, (input) => {
        if (input === 'done' || this.#state !== 'idle-warning') this.#noticeActivity();
      }),
    );
    if (this.#near) this.send({ type: 'load' });
    else this.#cleanups.push(whenNear(element, this.window, () => this.#load()));
  }

  get state(): WidgetState {
    return this.#state;
  }

  get snapshot(): WidgetSnapshot {
    return this.#actor.getSnapshot();
  }

  get config(): Config {
    return this.#config;
  }

  /** The frame that is to be shown now. */
  get frame(): HTMLIFrameElement | undefined {
    return this.#frame;
  }

  /** The window that this element opens itself, while the user is out there or still has to go. */
  get popout(): PopoutView | undefined {
    const { popout, outcome, institution } = this.snapshot.context;
    const place = this.#popoutState;
    if (this.#state !== 'popout' || !popout || (place !== 'waiting' && place !== 'blocked')) return undefined;
    const phase = place === 'waiting' && outcome === 'severed' ? 'severed' : place;
    return { ...popout, phase, institution };
  }

  /** Where the chart is within `popout`. */
  get #popoutState(): string | undefined {
    const { connection } = this.snapshot.value;
    const framed = typeof connection === 'object' ? connection.framed : undefined;
    return typeof framed === 'object' ? framed.popout : undefined;
  }

  /** The page took the idle warning over, by canceling its event. */
  get pageWarns(): boolean {
    return this.#pageWarns;
  }

  send(event: WidgetEvent): void {
    this.#actor.send(event);
  }

  /** Takes the options over as they stand now; does nothing if they stand as before. */
  configure(options: WidgetDefaults): void {
    if (this.#options && sameValues(options, this.#options)) return;
    const first = this.#options === undefined;
    this.#options = options;
    this.#requests.receive(options.widgetUrl);
    const parsed = parseConfig(options);
    if (!parsed.ok) {
      const { problems } = parsed;
      void explain({ code: 'config-invalid', what: 'options', problems }).then((error) => {
        // The page may have mended them meanwhile.
        if (this.#options === options) this.send({ type: 'config.invalid', error });
      });
      return;
    }
    // Mended out of sight: without a source it is idle again, and stays so until the user comes near.
    const isLazy = !this.#near && parsed.config.loading === 'lazy';
    if (isLazy && this.snapshot.context.error?.code === 'config-invalid') {
      this.#config = defaultConfig;
      this.send({ type: 'config', config: defaultConfig });
    }
    // With the first options that can load something, even if those before did not hold.
    const isFirst = this.#config.source.kind === 'none' && parsed.config.source.kind !== 'none';
    const memberGuid = isFirst ? this.#memberToResume(parsed.config) : undefined;
    if (memberGuid !== undefined) this.send({ type: 'resume', memberGuid });
    this.#config = parsed.config;
    this.send({ type: 'config', config: parsed.config });
    if (this.#frame) this.#frame.title = frameTitle(parsed.config);
    if (!first && (this.#near || parsed.config.loading === 'eager')) this.#load();
  }

  /** What the page names itself goes first, and of a ready-made URL nobody knows where it leads. */
  #memberToResume({ resume, source, request }: Config): string | undefined {
    if (!resume || source.kind === 'ready') return undefined;
    const memberGuid = this.#resume.read();
    const named = request.widget_url['current_member_guid'];
    if (named === undefined || named === memberGuid) return memberGuid;
    this.#resume.clear();
    return undefined;
  }

  #load(): void {
    this.#near = true;
    this.send({ type: 'load' });
  }

  /** Takes the page's word on a window that it opened, and only on such a one. */
  report(result: ReportedResult): void {
    const event = { type: 'popout.reported', result } as const;
    if (this.#popoutState !== undefined && !this.snapshot.can(event))
      console.warn(`<connect-widget> ${notTheirs}`);
    this.send(event);
  }

  /** Asks the widget to go back; `false` when it could not, did not answer in time, or is not there. */
  navigateBack(): Promise<boolean> {
    const { frame } = this.snapshot.children;
    if (!frame) return Promise.resolve(false);
    return this.#back.request(() => frame.send({ type: 'command', command: { type: 'navigate-back' } }));
  }

  stop(): void {
    this.#requests.cancel();
    this.#actor.stop();
    this.#back.settle(false);
    for (const clean of this.#cleanups) clean();
  }

  /** First the machine, then the page: whoever hears of a message finds the element in the state that it led to. */
  #deliver(decoded: DecodedMessage, origin: string): void {
    this.#log('message', decoded.message.type);
    if (decoded.status === 'ok') {
      const { message } = decoded;
      if (message.type === 'mx/connect/oauthRequested') {
        const refusal = this.#requestPopout(message.detail);
        if (refusal) {
          this.#reject({ ...refusal, origin });
          return;
        }
      } else if (machineMessages.has(message.type) && this.snapshot.can(message)) {
        this.send(message);
      }
      if (endsResume.has(message.type)) this.#resume.clear();
      if (isActivity(message.type)) this.#noticeActivity();
      if (message.type === 'mx/navigation') this.#back.settle(message.detail.did_go_back);
    }
    dispatchMessage(this.#host.element, decoded);
  }

  /** Straight to the clock, which has the machine told if it matters: input may come by the hundred a second. */
  #noticeActivity(): void {
    this.snapshot.children.clock?.send({ type: 'touch' });
  }

  /** Answers why nothing is opened, if so. */
  #requestPopout(detail: MessageDetails['mx/connect/oauthRequested']): Omit<Rejection, 'origin'> | undefined {
    const request = describePopout(detail, this.#config.alldataHosts);
    if (!request) {
      const message = 'oauthRequested: expected url to be https:, so nothing was opened.';
      return { reason: 'unsafe-url', message };
    }
    if (!this.#isAskedFor()) {
      const message = 'oauthRequested: another window is out, and no user asked for this one.';
      return { reason: 'unasked-popout', message };
    }
    this.send({ type: 'popout.requested', request });
    return undefined;
  }

  /** Whether a window may take the place of one that is out, should one be. */
  #isAskedFor(): boolean {
    // A window that the widget opens, it has opened already.
    if (this.#popoutState === undefined || this.#config.popout === 'widget') return true;
    // While our own screen covers the widget, nobody can have asked for anything in it.
    return this.#popoutState === 'following' && isUserActive();
  }

  #reject(rejection: Rejection, mayReport = this.#mayReport): void {
    if (!mayReport()) return;
    this.#log('rejected', rejection.reason, rejection.origin, rejection.message);
    dispatchHostEvent(this.#host.element, 'connect-message-rejected', rejection);
  }

  #announce(emitted: WidgetEmitted): void {
    // The machine tells what happened before it tells its new state; the page shall know the state first.
    this.#announceState();
    if (emitted.type === 'connect-error')
      console.warn(`<connect-widget> ${emitted.code}: ${emitted.message}`, ...causeOf(emitted));
    if (emitted.type === 'connect-popout-opened' && this.#config.resume)
      this.#resume.save(emitted.memberGuid);
    if (emitted.type === 'connect-popout-settled' && !isStillOut(emitted.outcome)) this.#resume.clear();
    const accepted = dispatchEmitted(this.#host.element, emitted);
    if (emitted.type === 'connect-idle-warning') this.#pageWarns = !accepted;
  }

  #announceState(): void {
    const state = stateOf(this.snapshot);
    const previous = this.#state;
    const { memberGuid } = this.snapshot.context;
    if ((state === 'loading' || state === 'closed') && memberGuid === undefined) this.#resume.clear();
    if (state !== previous) {
      this.#state = state;
      this.#log('state', state);
      if (state !== 'idle-warning') this.#pageWarns = false;
      if (!this.#frame) this.#back.settle(false);
      this.#host.stateChanged(state);
      dispatchHostEvent(this.#host.element, 'connect-state-change', { state, previous });
    }
    this.#host.changed();
  }

  #log(...words: readonly string[]): void {
    if (this.#config.debug) console.debug('<connect-widget>', ...words);
  }
}

/** For the console, which shows an error with its stack. */
function causeOf({ cause }: WidgetError): unknown[] {
  return cause === undefined ? [] : [cause];
}

function sameValues(left: WidgetDefaults, right: WidgetDefaults): boolean {
  return (Object.keys(left) as (keyof WidgetDefaults)[]).every((name) => isSame(left[name], right[name]));
}

/** A list that a framework writes anew at every rendering is no change. */
function isSame(left: unknown, right: unknown): boolean {
  if (!Array.isArray(left) || !Array.isArray(right)) return Object.is(left, right);
  return left.length === right.length && left.every((item, index) => Object.is(item, right[index]));
}
