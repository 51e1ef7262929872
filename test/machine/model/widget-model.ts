import { failure } from '../../support/widget-errors.js';
import { Session } from './session.js';
import { Trip } from './trip.js';
import { Visit } from './visit.js';
import type { Config } from '../../../src/config/parse-config.js';
import type { HostCommand } from '../../../src/protocol/index.js';
import type { FinishReason, UrlAnswer, WidgetEmitted, WidgetState } from '../../../src/machine/types.js';
import type { PopoutOpener, PopoutRequest, ReportedResult, SeenResult } from '../../../src/popout/types.js';
import type { WidgetError } from '../../../src/errors/widget-error.js';
import type { SessionGuids } from '../../../src/frame/types.js';

type Place =
  'idle' | 'asking' | 'silent' | 'used' | 'expired' | 'failed' | 'offline' | 'closed' | 'unsupported';

/** Nobody is known before the widget says so. */
const nobody: SessionGuids = { userGuid: undefined, sessionGuid: undefined };

/**
 * What the README promises, as a handful of facts that the world's doings change: it knows no chart, guard, actor or timer.
 * Each step begins with `attend`; what the page, the widget and the windows are to hear of it then stands in the three lists.
 */
export class WidgetModel {
  place: Place = 'idle';
  removed = false;
  online = true;
  guids = nobody;
  memberGuid: string | undefined;
  institution: string | undefined;
  trip: Trip | undefined;
  readonly visit = new Visit();
  /** Why the options hold nothing that could be loaded. */
  misconfigured: WidgetError | undefined;
  toPage: WidgetEmitted[] = [];
  toWidget: HostCommand[] = [];
  toWindows: string[] = [];
  #resuming = false;
  readonly #session = new Session();
  /** ms that the frame has said nothing, and how many are allowed. */
  #silence = 0;
  #patience = 0;

  constructor(public config: Config) {}

  attend(): void {
    this.toPage = [];
    this.toWidget = [];
    this.toWindows = [];
  }

  get state(): WidgetState {
    switch (this.place) {
      case 'asking':
      case 'silent':
        return 'loading';
      case 'failed':
      case 'offline':
        return 'error';
      case 'used':
        if (this.#session.isWarned) return 'idle-warning';
        return this.trip?.isOut ? 'popout' : 'active';
      default:
        return this.place;
    }
  }

  /** Whether a page of the widget's is in a frame. */
  get isFramed(): boolean {
    return this.place === 'silent' || this.place === 'used';
  }

  get isLimited(): boolean {
    return this.place === 'used' && this.config.sessionTimeout > 0;
  }

  get secondsLeft(): number | undefined {
    return this.#session.isWarned ? this.#session.secondsLeft(this.config) : undefined;
  }

  // The page.

  load(): void {
    if (this.place === 'idle' && this.config.source.kind !== 'none') this.#ask();
  }

  resume(memberGuid: string): void {
    if (this.place !== 'idle' && this.place !== 'failed') return;
    this.memberGuid = memberGuid;
    this.#resuming = true;
  }

  reload(): void {
    if (this.place === 'unsupported') return;
    if (this.misconfigured) this.fail(this.misconfigured);
    else {
      this.#ask();
      this.forgetMember();
    }
  }

  reconnect(): void {
    if (this.place === 'unsupported') return;
    if (this.misconfigured) this.fail(this.misconfigured);
    else this.#askAgain();
  }

  close(): void {
    if (this.place === 'unsupported') return;
    const { state } = this;
    this.#leaveFor('closed');
    this.forgetMember();
    this.finish('closed', state);
  }

  /** Moved in the document: the browser threw the frame's page away. */
  move(): void {
    if (this.isFramed) this.#ask();
  }

  misconfigure(error: WidgetError): void {
    if (this.place === 'unsupported') return;
    if (this.place !== 'closed') this.#leaveFor('failed');
    this.misconfigured = error;
    this.toPage.push({ type: 'connect-error', ...error });
    if (this.place !== 'closed') this.finish('error');
  }

  /** The page is left, or the element taken out of it. */
  leave(): void {
    if (this.place !== 'idle') this.finish('left');
  }

  finish(reason: FinishReason, from = this.state): void {
    this.toPage.push(...this.visit.finish(reason, from));
  }

  /** Nothing of it is left, and nothing more is heard of it. */
  remove(): void {
    this.leave();
    this.removed = true;
    this.place = 'idle';
    this.trip = undefined;
  }

  findUnsupported(error: WidgetError): void {
    this.#leaveFor('unsupported');
    this.toPage.push({ type: 'connect-error', ...error });
    this.finish('error');
  }

  configure(config: Config): void {
    if (this.place === 'unsupported') return;
    const { config: previous, misconfigured } = this;
    const isSame = previous.requestKey === config.requestKey;
    const staysHere = previous.targetKey === config.targetKey;
    this.config = config;
    if (this.place === 'idle') return;
    if (this.place === 'closed') {
      this.misconfigured = undefined;
    } else if (config.source.kind === 'none') {
      const { state } = this;
      this.#leaveFor('idle');
      this.finish('closed', state);
      this.forgetMember();
      this.misconfigured = undefined;
    } else if (isSame && !misconfigured) {
      if (previous.sessionTimeout === 0) this.#session.begin();
      this.#look();
    } else if (this.place !== 'expired' || !staysHere) {
      const isBroken = this.place === 'failed' || this.place === 'offline';
      const isMended = misconfigured !== undefined && (isSame || this.#resuming);
      if (!isMended && !(staysHere && (isBroken || this.#resuming))) this.forgetMember();
      this.#ask();
    }
  }

  // The backend and the network.

  answer(answer: UrlAnswer): void {
    if (answer.ok) {
      this.place = 'silent';
      this.#silence = 0;
      this.#patience = this.config.frameTimeout;
    } else if (answer.error.code === 'offline') {
      this.#goOffline(answer.error);
    } else if (answer.refused && this.#resuming) {
      this.forgetMember();
    } else {
      this.fail(answer.error);
    }
  }

  /** An effect throws, which is a defect. */
  break(cause: Error): void {
    this.fail({ code: 'internal-error', recoverable: true, message: '', cause });
  }

  goOnline(online: boolean): void {
    this.online = online;
    if (online && this.place === 'offline') this.#askAgain();
  }

  // The frame.

  identify(guids: SessionGuids): void {
    this.guids = guids;
  }

  /** The widget's first word. */
  speak(): void {
    if (this.#resuming && this.memberGuid !== undefined)
      this.toPage.push({ type: 'connect-resumed', memberGuid: this.memberGuid });
    this.#resuming = false;
    this.place = 'used';
    this.#session.begin();
  }

  // The windows, and what is done about them.

  request(request: PopoutRequest): void {
    this.#abandon();
    this.trip = new Trip(request);
    this.memberGuid = request.memberGuid;
    this.toWindows.push(`start ${this.config.popout} ${request.url}`);
  }

  open(by: PopoutOpener): void {
    if (this.trip?.open(by)) this.toPage.push({ type: 'connect-popout-opened', ...this.trip.request });
  }

  block(): void {
    if (this.trip?.block()) this.settle(this.trip, { outcome: 'blocked' });
  }

  /** What can be seen of a window. */
  see({ outcome }: SeenResult): void {
    const { trip } = this;
    if (!trip?.isOut) return;
    this.settle(trip, { outcome });
    if (outcome === 'closed') this.act(true);
  }

  /** A return page is heard. */
  comeBack(): void {
    if (this.trip?.comeBack()) this.act(true);
  }

  cancel(): void {
    if (!this.trip?.isOut) return;
    this.settle(this.trip, { outcome: 'closed' });
    this.act(true);
  }

  pressOpen(): void {
    if (!this.trip?.isOffered) return;
    this.toWindows.push('open');
    this.act(true);
  }

  // The user and the clock.

  continue(): void {
    if (this.#session.isWarned) this.act();
  }

  /** The user did something; `unseen` by the widget, which is then told, as it is of what renews a session. */
  act(unseen = false): void {
    if (this.place !== 'used') return;
    if (this.#session.isOver(this.config)) {
      this.#look();
      return;
    }
    const { isWarned } = this.#session;
    if (isWarned) this.toPage.push({ type: 'connect-session-continued' });
    if (isWarned || unseen) this.toWidget.push({ type: 'ping' });
    this.#session.begin();
  }

  /** Time passes, and every limit is met in its time. */
  pass(duration: number): void {
    const untilWarning = this.#session.untilWarning(this.config);
    if (!this.isLimited || untilWarning <= 0 || untilWarning > duration) {
      this.jump(duration);
      return;
    }
    this.jump(untilWarning);
    this.jump(duration - untilWarning);
  }

  /** Time has passed unnoticed in a page that did not run, and is looked at now. */
  jump(duration: number): void {
    if (this.place === 'silent') {
      this.#silence += duration;
      if (this.#patience > 0 && this.#silence >= this.#patience) this.#loseFrame();
    }
    this.#session.age(duration);
    this.#look();
  }

  /** The laptop sleeps, which no timer of the page's counts, and nobody has looked yet. */
  sleep(duration: number): void {
    this.#session.age(duration);
  }

  #look(): void {
    if (this.place !== 'used') return;
    const isNews = this.#session.look(this.config);
    if (this.#session.isOver(this.config)) {
      this.#leaveFor('expired');
      this.toPage.push({ type: 'connect-session-expired' });
      this.finish('expired');
    } else if (isNews) {
      this.toPage.push({ type: 'connect-idle-warning', secondsLeft: this.#session.secondsLeft(this.config) });
    }
  }

  #ask(): void {
    this.#leaveFor('asking');
    this.visit.begin();
    this.misconfigured = undefined;
  }

  #askAgain(): void {
    this.#ask();
    const { memberGuid } = this;
    this.toPage.push({
      type: 'connect-reconnecting',
      ...(memberGuid === undefined ? {} : { memberGuid }),
    });
  }

  /** Something failed that only the user, the page or the backend can mend. */
  fail(error: WidgetError): void {
    this.#leaveFor('failed');
    this.misconfigured = error.code === 'config-invalid' ? error : undefined;
    this.toPage.push({ type: 'connect-error', ...error });
    if (!error.recoverable) this.finish('error');
  }

  #goOffline(error: WidgetError): void {
    this.#leaveFor('offline');
    this.toPage.push({ type: 'connect-error', ...error });
    if (this.online) this.#askAgain();
  }

  #loseFrame(): void {
    if (this.online) this.fail(failure('frame-timeout', '').error);
    else this.#goOffline(failure('offline', '').error);
  }

  /** Whatever takes the widget away takes all along that was its own. */
  #leaveFor(place: Place): void {
    this.#abandon();
    this.trip = undefined;
    this.guids = nobody;
    this.#session.end();
    this.place = place;
  }

  #abandon(): void {
    if (this.trip?.isOut)
      this.toPage.push({ type: 'connect-popout-settled', ...this.trip.request, outcome: 'closed' });
  }

  /** A way to the bank ends, as far as is known. */
  settle(trip: Trip, result: ReportedResult): void {
    this.toPage.push({ type: 'connect-popout-settled', ...trip.request, ...result });
    this.toWindows.push(`settle ${result.outcome}`);
    trip.outcome = result.outcome;
    if (result.outcome !== 'completed') return;
    this.memberGuid = result.memberGuid ?? this.memberGuid;
    this.trip = undefined;
  }

  forgetMember(): void {
    this.memberGuid = undefined;
    this.institution = undefined;
    this.#resuming = false;
    if (this.trip) this.trip.movedOn = true;
  }
}
