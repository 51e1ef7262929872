import { decodeOAuthResult } from '../protocol/index.js';
import type { MessageHub } from '../frame/message-hub.js';
import type { PopoutEvent, PopoutHandle } from '../machine/types.js';
import type { PopoutMode, PopoutRequest } from './types.js';
import type { Rejection } from '../frame/rejection.js';
import type { TimeSource } from '../session/session-clock.js';

export interface PopoutPorts {
  readonly hub: MessageHub;
  readonly time: TimeSource;
  /** Origins whose result page is believed: those of the widget. */
  readonly resultOrigins: () => ReadonlySet<string>;
  /** Tells the page first; `false` means that the page opens the window itself. */
  announce(request: PopoutRequest): boolean;
  /** Answers `null` when the browser blocked it. */
  open(url: string, mode: 'popup' | 'tab'): Window | null;
  /** Whether the user is here, at this page, rather than in another window. */
  hasFocus(): boolean;
  reject(rejection: Rejection): void;
}

/** How often a window is looked at, in ms; browsers tell nobody when a window of another origin closes. */
const lookInterval = 1000;
/** ms after opening within which a person hardly closes a window: an opener policy has cut the handle. */
const tooSoon = 1500;

interface Pending {
  readonly request: PopoutRequest;
  readonly mode: PopoutMode;
  window?: Window;
  stopListening?: () => void;
  timer?: unknown;
}

/** Opens the windows that the widget asks for, one at a time, and gathers evidence of how each ended. */
export function runPopouts(ports: PopoutPorts, send: (event: PopoutEvent) => void): PopoutHandle {
  let pending: Pending | undefined;

  const open = () => {
    if (!pending) return;
    const { request, mode } = pending;
    const window = ports.open(request.url, mode === 'tab' ? 'tab' : 'popup');
    if (!window) {
      send({ type: 'popout.blocked' });
      return;
    }
    pending.window = window;
    pending.stopListening = ports.hub.add({ source: () => window, receive });
    watch(pending, window);
    send({ type: 'popout.opened' });
  };

  const receive = ({ origin, data }: MessageEvent<unknown>) => {
    const decoded = decodeOAuthResult(data);
    if (!ports.resultOrigins().has(origin)) {
      const message = 'The bank’s window may speak for itself, but only MX’s result page says how it ended.';
      if (decoded.status === 'ok') ports.reject({ reason: 'wrong-origin', origin, message });
      return;
    }
    if (decoded.status !== 'ok') return;
    const { outcome, reason } = decoded.result;
    send({ type: 'popout.settled', result: { outcome, ...(reason === undefined ? {} : { reason }) } });
  };

  const watch = (watched: Pending, window: Window) => {
    const opened = ports.time.monotonic();
    let closedAfter: number | undefined;
    const look = () => {
      // Settled at the second look only: the result page closes itself right after it has posted its answer.
      if (window.closed && closedAfter !== undefined) {
        const severed = closedAfter < tooSoon || !ports.hasFocus();
        send({ type: 'popout.settled', result: { outcome: severed ? 'severed' : 'closed' } });
        return;
      }
      closedAfter = window.closed ? ports.time.monotonic() - opened : undefined;
      watched.timer = ports.time.setTimeout(look, lookInterval);
    };
    watched.timer = ports.time.setTimeout(look, lookInterval);
  };

  const drop = () => {
    ports.time.clearTimeout(pending?.timer);
    pending?.stopListening?.();
    pending?.window?.close();
    pending = undefined;
  };

  return {
    start(request, mode) {
      drop();
      pending = { request, mode };
      // Whoever else opens the window, the widget itself or the page, we follow what the widget says of it.
      const ours = mode !== 'widget' && ports.announce(request) && mode !== 'manual';
      if (ours) open();
      else send({ type: 'popout.opened' });
    },
    open,
    show: () => pending?.window?.focus(),
    // The window is still listened to: what it says after the widget has said it is late, but not a stranger's.
    settle(outcome) {
      ports.time.clearTimeout(pending?.timer);
      // The user gave up here; their success, should they have had it already, still counts.
      if (outcome === 'closed') pending?.window?.close();
    },
    stop: drop,
  };
}
