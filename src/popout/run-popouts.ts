import { countTrip } from './count-trips.js';
import { decodeOAuthResult } from '../protocol/index.js';
import { flowLimit } from './types.js';
import { listenForReturn } from './return-channel.js';
import { createReturnMatcher } from './match-return.js';
import { startDeadline } from './deadline.js';
import { lookInterval, watchWindow } from './watch-window.js';
import type { CountedTrip, Locks } from './count-trips.js';
import type { Deadline } from './deadline.js';
import type { MessageHub } from '../frame/message-hub.js';
import type { OAuthResult } from '../protocol/index.js';
import type { PopoutEvent, PopoutHandle } from '../machine/types.js';
import type { PopoutMode, PopoutRequest } from './types.js';
import type { Rejection } from '../frame/rejection.js';
import type { WindowWatch } from './watch-window.js';
import type { TimeSource, Wake } from '../session/session-clock.js';

export interface PopoutPorts {
  readonly hub: MessageHub;
  readonly time: TimeSource;
  /** Whether the result page of this origin is believed: whether it is the widget's. */
  readonly isBelieved: (origin: string) => boolean;
  /** Tells the page first; `false` means that the page opens the window itself. */
  announce(request: PopoutRequest): boolean;
  /** Answers `null` when the browser blocked it. */
  open(url: string, mode: 'popup' | 'tab'): Window | null;
  /** Whether the user is here: this page is visible and has the focus. */
  isPresent(): boolean;
  /** The focus has left the page, for a window or for a frame in it. Answers how to stop. */
  onBlur(callback: () => void): () => void;
  /** ms that the user may be out; 0 is for ever. */
  patience(): number;
  readonly createChannel: (name: string) => BroadcastChannel;
  readonly locks: () => Locks;
  reject(rejection: Rejection): void;
}

/** ms after which the focus has arrived where it goes: on its way into the widget's frame it is nowhere, in Firefox. */
const focusMoves = 100;

interface Pending {
  readonly request: PopoutRequest;
  readonly mode: PopoutMode;
  readonly stopChannel: () => void;
  readonly returns: ReturnType<typeof createReturnMatcher>;
  readonly stopWaking: () => void;
  /** Of our patience or, at last, of a late success. */
  limit?: Deadline;
  /** Whether the user was here when last seen; absent while none is out. */
  present?: boolean;
  /** A window of our own, and how to stop listening to it. */
  window?: Window;
  stopHearing?: () => void;
  watch?: WindowWatch;
  /** From when a window is open. */
  counted?: CountedTrip;
  /** The window is not ours to look at, or out of our sight. */
  isUnseen?: boolean;
}

/** Opens the windows that the widget asks for, one at a time, and gathers evidence of how each ended. */
export function runPopouts(ports: PopoutPorts, send: (event: PopoutEvent) => void): PopoutHandle {
  const { time } = ports;
  let pending: Pending | undefined;

  const open = () => {
    if (!pending) return;
    const { request, mode } = pending;
    const window = ports.open(request.url, mode === 'tab' ? 'tab' : 'popup');
    if (!window) {
      send({ type: 'popout.blocked' });
      return;
    }
    unwatch(pending);
    pending.stopHearing?.();
    // Should the handle still reach the one before, or be told severed without being so.
    pending.window?.close();
    pending.window = window;
    pending.stopHearing = ports.hub.add({
      source: () => window,
      receive: (event) => receive(request, event),
    });
    pending.watch = watchOwn(pending, window);
    follow(pending, true);
  };

  const receive = (request: PopoutRequest, { origin, data }: MessageEvent<unknown>) => {
    const decoded = decodeOAuthResult(data);
    if (decoded.status !== 'ok') return;
    if (ports.isBelieved(origin)) {
      if (mayBeAbout(request, decoded.result)) tell(decoded.result);
      return;
    }
    const message = 'The bank’s window may speak for itself, but only MX’s result page says how it ended.';
    ports.reject({ reason: 'wrong-origin', origin, message });
  };

  const tell = (result: OAuthResult) => send({ type: 'popout.settled', result });

  /**
   * The return page speaks to every tab of its origin: what does not name our member must fit our window or, if that is out of our
   * sight, must have nobody else to mean.
   */
  const hear = (result: OAuthResult) => {
    if (!pending) return;
    if (result.memberGuid === pending.request.memberGuid) {
      tell(result);
    } else if (mayBeAbout(pending.request, result)) {
      const ours = pending.returns.hear(result, time.monotonic());
      if (ours) tell(ours);
      else if (pending.isUnseen) void hearUnseen(pending, result);
      else pending.watch?.look();
    }
  };

  const hearUnseen = async (out: Pending, result: OAuthResult) => {
    const isOnly = await out.counted?.isOnly();
    // Much may have happened meanwhile.
    if (isOnly && pending === out && out.isUnseen) tell(result);
  };

  const watchOwn = (out: Pending, window: Window): WindowWatch =>
    watchWindow(window, { time, returns: out.returns, isPresent: () => noticeUser(out) }, (result) => {
      unwatch(out);
      send({ type: 'popout.settled', result });
    });

  const unwatch = (watched: Pending) => {
    watched.watch?.stop();
    delete watched.watch;
  };

  /** Whether the user is here. Who has not left has not come back, though the focus moves about in the page. */
  const noticeUser = (out: Pending): boolean => {
    const present = ports.isPresent();
    if (out.present === false && present) send({ type: 'popout.returned' });
    if (out.present !== undefined) out.present = present;
    return present;
  };

  const onWake = (wake: Wake) => {
    if (!pending) return;
    const { watch, limit } = pending;
    if (watch) watch.look();
    else if (wake === 'user') noticeUser(pending);
    limit?.look();
  };

  /** The user may have left: the window is looked at too, or one that goes before the first look is due would be none we had seen. */
  const onLeave = () => {
    if (pending?.watch) pending.watch.look();
    else if (pending) noticeUser(pending);
  };

  const listenForWakes = () => {
    let timer: unknown;
    const stopWaking = time.onWake(onWake);
    // A window over this page wakes nothing as it opens, it only takes the focus.
    const stopBlur = ports.onBlur(() => {
      time.clearTimeout(timer);
      timer = time.setTimeout(onLeave, focusMoves);
    });
    return () => {
      stopWaking();
      stopBlur();
      time.clearTimeout(timer);
    };
  };

  /** Our patience begins anew with every window. */
  const wait = (waiting: Pending) => {
    waiting.limit?.stop();
    waiting.limit = startDeadline(time, ports.patience(), () => {
      send({ type: 'popout.settled', result: { outcome: 'timed-out' } });
    });
  };

  const follow = (opened: Pending, ours: boolean) => {
    opened.present = true;
    opened.isUnseen = !ours;
    opened.counted ??= countTrip(ports.locks);
    wait(opened);
    send({ type: 'popout.opened', ours });
  };

  const drop = () => {
    if (!pending) return;
    const { window, stopHearing, stopChannel, stopWaking, limit, counted } = pending;
    unwatch(pending);
    limit?.stop();
    stopWaking();
    stopHearing?.();
    stopChannel();
    counted?.stop();
    pending = undefined;
    window?.close();
  };

  return {
    start(request, mode) {
      drop();
      const stopChannel = listenForReturn(ports.createChannel, hear);
      pending = { request, mode, stopChannel, returns: createReturnMatcher(), stopWaking: listenForWakes() };
      const accepted = ports.announce(request);
      // Whoever else opens the window, the widget itself or the page, we follow what is heard of it.
      if (accepted && (mode === 'popup' || mode === 'tab')) open();
      else follow(pending, false);
    },
    open,
    show: () => pending?.window?.focus(),
    settle(outcome) {
      if (!pending) return;
      if (outcome === 'severed') {
        // Still out, for all we know.
        pending.isUnseen = true;
        return;
      }
      unwatch(pending);
      delete pending.present;
      pending.limit?.stop();
      // Still to go: nobody is waited for until a window opens.
      if (outcome === 'blocked') return;
      // The user gave up here; their success, should they have had it already, still counts.
      if (outcome === 'closed') pending.window?.close();
      // Our window may say too what is known already: that is late, but not a stranger's. After a guess it may say better.
      const giveUp = () => {
        drop();
        send({ type: 'popout.over' });
      };
      pending.limit =
        outcome === 'completed'
          ? startDeadline(time, lookInterval, drop)
          : startDeadline(time, flowLimit, giveUp);
    },
    stop: drop,
  };
}

/** A denial is about the member it names; a success may name one that the user had connected before, with whom MX goes on. */
function mayBeAbout({ memberGuid }: PopoutRequest, result: OAuthResult): boolean {
  return (
    result.outcome === 'completed' || result.memberGuid === undefined || result.memberGuid === memberGuid
  );
}
