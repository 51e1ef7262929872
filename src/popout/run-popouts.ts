import { hasReturned, watchWindow } from './watch-window.js';
import { startDeadline } from '../time/deadline.js';
import type { Deadline } from '../time/deadline.js';
import type { PopoutEvent, PopoutHandle, PopoutMode, PopoutOpener, PopoutRequest } from './types.js';
import type { TimeSource, Wake } from '../time/time-source.js';
import type { WindowWatch } from './watch-window.js';

export interface PopoutPorts {
  readonly time: TimeSource;
  /** Of this page. */
  readonly origin: string;
  /** Dispatches `connect-popout-requested`; `false` means that the page opens the window itself. */
  announce(request: PopoutRequest): boolean;
  /** Returns `null` when no window was opened. */
  open(url: string, mode: 'popup' | 'tab'): Window | null;
  /** Whether the user is here: this page is visible and has the focus. */
  isPresent(): boolean;
  /** Calls back when the focus leaves the page, for a window or for a frame in it. Returns a function that stops it. */
  onBlur(callback: () => void): () => void;
  /** Calls back whenever a return page says that its user is back. Returns a function that stops it. */
  onReturn(callback: () => void): () => void;
  /** ms that the user may be out; 0 is for ever. */
  patience(): number;
}

/** ms after which the focus has arrived where it goes: on its way into the widget's frame it is nowhere, in Firefox. */
const focusMoves = 100;

/** The way to the bank of one member and back. */
interface Trip {
  readonly request: PopoutRequest;
  readonly mode: PopoutMode;
  readonly stopListening: () => void;
  /** Of our patience; only while somebody is out. */
  limit?: Deadline;
  /** Whether the user was here when last seen; absent while nobody is out. */
  present?: boolean;
  /** A window of our own, and how it is watched until its end is known. */
  window?: Window;
  watch?: WindowWatch;
}

/**
 * Opens the windows that the widget asks for, one trip at a time, and reports what can be seen of each from here: that our window
 * is `closed` or `severed`, that the user is back, that our patience has run out. See `popoutOutcomes` for who reports the rest.
 */
export function runPopouts(ports: PopoutPorts, send: (event: PopoutEvent) => void): PopoutHandle {
  const { time } = ports;
  let trip: Trip | undefined;

  const start: PopoutHandle['start'] = (request, mode) => {
    end();
    trip = { request, mode, stopListening: listen() };
    const accepted = ports.announce(request);
    if (accepted && (mode === 'popup' || mode === 'tab')) open();
    else follow(accepted && mode === 'widget' ? 'widget' : 'page');
  };

  const open = () => {
    if (!trip) return;
    const window = ports.open(trip.request.url, trip.mode === 'tab' ? 'tab' : 'popup');
    if (!window) {
      send({ type: 'popout.blocked' });
      return;
    }
    trip.watch?.stop();
    trip.window = window;
    trip.watch = watchWindow(window, time, noticeUser, (outcome) =>
      send({ type: 'popout.settled', result: { outcome } }),
    );
    follow('element');
  };

  /** The user is out from now on. Our patience begins anew with every window. */
  const follow = (by: PopoutOpener) => {
    if (!trip) return;
    trip.present = true;
    trip.limit?.stop();
    trip.limit = startDeadline(time, ports.patience(), () =>
      send({ type: 'popout.settled', result: { outcome: 'timed-out' } }),
    );
    send({ type: 'popout.opened', by });
  };

  /** Whether the user is here. Somebody who has not left does not come back, though the focus moves about in the page. */
  const noticeUser = (): boolean => {
    const present = ports.isPresent();
    const cameBack = trip?.present === false && present;
    if (trip?.present !== undefined) trip.present = present;
    if (cameBack) send({ type: 'activity' });
    return present;
  };

  /** Every tab of the origin hears a return page. While our own window is still at the bank, it belongs to another trip. */
  const onReturn = () => {
    if (trip?.present === undefined) return;
    const { window, watch } = trip;
    if (window && !hasReturned(window, ports.origin)) return;
    watch?.stop();
    window?.close();
    // Once: a page of any website's making could post for ever, and each return is activity.
    delete trip.present;
    send({ type: 'popout.returned' });
  };

  const onWake = (wake: Wake) => {
    const { watch, limit } = trip ?? {};
    if (watch) watch.look();
    else if (wake === 'user') noticeUser();
    limit?.look();
  };

  /** The user may have left. A window is looked at too: one that goes before the first look is due would never have been seen. */
  const onLeave = () => {
    if (trip?.watch) trip.watch.look();
    else noticeUser();
  };

  const listen = () => {
    let timer: unknown;
    const stopChannel = ports.onReturn(onReturn);
    const stopWaking = time.onWake(onWake);
    // A window over this page wakes nothing as it opens, it only takes the focus.
    const stopBlur = ports.onBlur(() => {
      time.clearTimeout(timer);
      timer = time.setTimeout(onLeave, focusMoves);
    });
    return () => {
      stopChannel();
      stopWaking();
      stopBlur();
      time.clearTimeout(timer);
    };
  };

  /** Nobody is waited for. */
  const rest = () => {
    trip?.watch?.stop();
    trip?.limit?.stop();
    delete trip?.present;
  };

  /** A window that is open stays so, for its user may be in the midst of signing in. */
  const giveUp = () => {
    rest();
    trip?.stopListening();
  };

  const end = () => {
    giveUp();
    // One that shows another page is its user's to close.
    if (trip?.window && hasReturned(trip.window, ports.origin)) trip.window.close();
    trip = undefined;
  };

  return {
    start,
    open,
    settle(outcome) {
      if (outcome === 'blocked') rest();
      else if (outcome === 'timed-out') giveUp();
      else if (outcome !== 'severed') end();
    },
    stop: end,
  };
}
