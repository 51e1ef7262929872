import { decodeOAuthResult } from '../protocol/index.js';
import { flowLimit } from './types.js';
import { listenForReturn } from './return-channel.js';
import { matchReturn } from './match-return.js';
import { weighEvidence } from './evidence.js';
import type { MessageHub } from '../frame/message-hub.js';
import type { OAuthResult } from '../protocol/index.js';
import type { PopoutEvent, PopoutHandle } from '../machine/types.js';
import type { PopoutMode, PopoutRequest } from './types.js';
import type { Rejection } from '../frame/rejection.js';
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
  readonly createChannel: (name: string) => BroadcastChannel;
  reject(rejection: Rejection): void;
}

/** How often a window is looked at, in ms; browsers tell nobody when a window of another origin closes. */
const lookInterval = 1000;

interface Pending {
  readonly request: PopoutRequest;
  readonly mode: PopoutMode;
  readonly stopChannel: () => void;
  readonly returns: ReturnType<typeof matchReturn>;
  stopWaking?: () => void;
  /** A window of our own, and how to stop listening to it. */
  window?: Window;
  stopHearing?: () => void;
  look?: () => void;
  timer?: unknown;
}

/** Opens the windows that the widget asks for, one at a time, and gathers evidence of how each ended. */
export function runPopouts(ports: PopoutPorts, send: (event: PopoutEvent) => void): PopoutHandle {
  const { time } = ports;
  let pending: Pending | undefined;

  const open = () => {
    if (!pending) return;
    unwatch(pending);
    pending.stopHearing?.();
    // Should the handle still reach the one before, or be told severed without being so.
    pending.window?.close();
    const { request, mode } = pending;
    const window = ports.open(request.url, mode === 'tab' ? 'tab' : 'popup');
    if (!window) {
      send({ type: 'popout.blocked' });
      return;
    }
    pending.window = window;
    pending.stopHearing = ports.hub.add({
      source: () => window,
      receive: (event) => receive(request, event),
    });
    watch(pending, window);
    announceOpened(pending, true);
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

  /** The return page speaks to every tab of its origin: what does not name our member must fit our window. */
  const hear = (result: OAuthResult) => {
    if (!pending) return;
    if (result.memberGuid === pending.request.memberGuid) {
      tell(result);
    } else if (mayBeAbout(pending.request, result)) {
      const ours = pending.returns.hear(result, time.monotonic());
      if (ours) tell(ours);
      else pending.look?.();
    }
  };

  const watch = (watched: Pending, window: Window) => {
    const weigh = weighEvidence();
    let wasPresent = true;
    const look = () => {
      time.clearTimeout(watched.timer);
      const { closed } = window;
      const landed = !closed && hasLanded(window);
      const present = ports.isPresent();
      if (present && !wasPresent) send({ type: 'popout.returned' });
      wasPresent = present;
      const now = time.monotonic();
      const told = watched.returns.look(closed, now);
      const verdict = weigh({ time: now, closed, landed, present });
      const result = told ?? (verdict && { outcome: verdict });
      if (!result) {
        watched.timer = time.setTimeout(look, lookInterval);
        return;
      }
      unwatch(watched);
      send({ type: 'popout.settled', result });
    };
    watched.look = look;
    watched.timer = time.setTimeout(look, lookInterval);
  };

  const unwatch = (watched: Pending) => {
    time.clearTimeout(watched.timer);
    delete watched.look;
  };

  /** Looks no more, at the window nor for the user. */
  const leave = (left: Pending) => {
    unwatch(left);
    left.stopWaking?.();
  };

  const onWake = (wake: Wake) => {
    if (pending?.look) pending.look();
    else if (wake === 'user' && ports.isPresent()) send({ type: 'popout.returned' });
  };

  const announceOpened = (opened: Pending, ours: boolean) => {
    opened.stopWaking ??= time.onWake(onWake);
    send({ type: 'popout.opened', ours });
  };

  const drop = () => {
    if (!pending) return;
    const { window, stopHearing, stopChannel } = pending;
    leave(pending);
    stopHearing?.();
    stopChannel();
    pending = undefined;
    window?.close();
  };

  return {
    start(request, mode) {
      drop();
      const stopChannel = listenForReturn(ports.createChannel, hear);
      pending = { request, mode, stopChannel, returns: matchReturn() };
      const accepted = ports.announce(request);
      // Whoever else opens the window, the widget itself or the page, we follow what is heard of it.
      if (accepted && (mode === 'popup' || mode === 'tab')) open();
      else announceOpened(pending, false);
    },
    open,
    show: () => pending?.window?.focus(),
    settle(outcome) {
      // Still out, for all we know.
      if (!pending || outcome === 'blocked' || outcome === 'severed') return;
      leave(pending);
      // The user gave up here; their success, should they have had it already, still counts.
      if (outcome === 'closed') pending.window?.close();
      // Our window may say too what is known already: that is late, but not a stranger's. After a guess it may say better.
      pending.timer = time.setTimeout(drop, outcome === 'completed' ? lookInterval : flowLimit);
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

/** Whether it shows a page of another origin already, which may not be read, in place of the blank one that every window begins with. */
function hasLanded(window: Window): boolean {
  try {
    return window.location.href !== 'about:blank';
  } catch {
    return true;
  }
}
