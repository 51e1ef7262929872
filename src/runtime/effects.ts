import { dispatchHostEvent } from '../events/dispatch.js';
import { readNative } from '../page/document.js';
import { watchEmbedderPolicy } from '../page/embedder-policy.js';
import { explain } from './explain.js';
import { rejectionOfStray } from '../frame/rejection.js';
import { openWindow } from '../popout/open-window.js';
import { listenForReturn } from '../popout/return-channel.js';
import { openFrame } from '../frame/open-frame.js';
import { measureStretch } from '../page/user-timing.js';
import { runFrame } from '../frame/run-frame.js';
import { runPopouts } from '../popout/run-popouts.js';
import { startSessionClock } from '../session/session-clock.js';
import { titleOf } from '../frame/title.js';
import type { Early } from './types.js';
import type { Config } from '../config/parse-config.js';
import type { OpenFrame } from '../frame/open-frame.js';
import type { DecodedMessage } from '../frame/run-frame.js';
import type { Failure } from '../errors/failure.js';
import type { Effects, Send } from '../machine/types.js';
import type { PageServices } from './page-services.js';
import type { Rejection } from '../frame/rejection.js';
import type { SessionClock } from '../session/session-clock.js';
import type { TimeSource } from '../time/time-source.js';
import type { UrlRequests } from '../request/url-requests.js';
import type { WidgetLanguage } from '../page/widget-language.js';

/** What the effects of one element reach out to. */
export interface EffectPorts {
  readonly element: HTMLElement;
  readonly window: Window & typeof globalThis;
  readonly services: PageServices;
  readonly requests: UrlRequests;
  readonly early: Early;
  readonly language: WidgetLanguage;
  /** Puts the frame into the page; `undefined` takes it out again. */
  readonly show: (frame: OpenFrame | undefined) => void;
  /** Receives the `touch` of a session clock that has just started. */
  readonly keepTouch: (touch: SessionClock['touch']) => void;
  /** As it stands now. */
  readonly config: () => Config;
  readonly deliver: (decoded: DecodedMessage, origin: string) => void;
  /** `mayReport` limits how much is reported, for messages that do not come from this widget's own frame. */
  readonly reject: (rejection: Rejection, mayReport?: () => boolean) => void;
}

/**
 * MX: `oauth_referral_source=APP` breaks OAuth in browsers unless somebody brings the user back, by `client_redirect_url` or an
 * app's scheme. The server may have set either without the element's knowledge.
 */
function strandsUser({ popout, request: { widget_url: options } }: Config): boolean {
  return (
    popout !== 'widget' &&
    options['oauth_referral_source'] === 'APP' &&
    options['client_redirect_url'] === undefined &&
    options['ui_message_webview_url_scheme'] === undefined
  );
}

const nobodyReturns = (popout: string) =>
  `popout="${popout}" without client-redirect-url: after the bank, MX brings the user back only if your server sets client_redirect_url. Set client-redirect-url, or leave popout at "widget".`;

const nobodyOpens =
  'popout="widget" beside oauth-referral-source="APP": nobody opens the window to the bank. Leave one of them out, or cancel connect-popout-requested and open it yourself.';

/** MX is told that somebody else opens the window to the bank, and nobody does. */
function opensNothing({ popout, request }: Config): boolean {
  return popout === 'widget' && request.widget_url['oauth_referral_source'] === 'APP';
}

/**
 * Whether the backend, or the page's provider, said no to what was asked for. A 401 is about who asks, whose session may have run out;
 * a provider whose network fails, or that is too slow, has said nothing.
 */
function isRefusal(error: Failure): boolean {
  if (error.what === 'refused') return error.code === 'url-request-rejected' && error.status !== 401;
  if (error.what !== 'rejected-promise') return false;
  return !(error.thrown instanceof Error && /^(Type|Timeout)Error$/.test(error.thrown.name));
}

/** Wraps a callback so that what it throws ends in the state `error`, as what an effect throws at its start does. */
type Guard = <Input extends unknown[]>(callback: (...input: Input) => void) => (...input: Input) => void;

function createGuard(send: Send<never>): Guard {
  return (callback) =>
    (...input) => {
      try {
        callback(...input);
      } catch (cause) {
        send({ type: 'effect.failed', cause });
      }
    };
}

function guardTime(time: TimeSource, guard: Guard): TimeSource {
  return {
    ...time,
    setTimeout: (callback, duration) => time.setTimeout(guard(callback), duration),
    onWake: (callback) => time.onWake(guard(callback)),
  };
}

/** Binds the machine's effects to this page: the network, the frame, the windows, the clock. */
export function createEffects(ports: EffectPorts): Effects {
  const { element, window, requests, reject } = ports;
  const { hub, time, connectivity, warnOnce } = ports.services;
  const rejectStray = (event: MessageEvent<unknown>) => {
    const rejection = rejectionOfStray(event);
    if (rejection) reject(rejection, ports.services.mayReportStray);
  };
  /** The frame that is in the page. */
  let shown: OpenFrame | undefined;
  /** The widget has said something: what its user has waited for so far. */
  const measureStart = ({ since, age }: OpenFrame) => {
    const ready = time.monotonic() - age;
    for (const stretch of [
      { name: 'url', start: requests.since, end: since },
      { name: 'frame', start: since, end: ready },
      { name: 'ready', start: requests.since, end: ready },
    ] as const)
      measureStretch(window, stretch, element.id);
  };
  const openHere = (url: string, config: Config) =>
    openFrame({
      window,
      hub,
      url,
      title: titleOf(config, ports.language.shown),
      now: time.monotonic,
    });

  return {
    async requestWidgetUrl(input, signal) {
      if (strandsUser(input.config)) warnOnce(nobodyReturns(input.config.popout));
      const answer = await requests.request(input, signal);
      if (answer.ok) return answer;
      return { ok: false, error: await explain(answer.error), refused: isRefusal(answer.error) };
    },
    runFrame(input, send) {
      const { origin: widgetOrigin } = new URL(input.url);
      const isBelieved = (origin: string) =>
        origin === widgetOrigin || ports.config().allowedOrigins.includes(origin);
      const guard = createGuard(send);
      const open = (url: string) => {
        const stopWatching = hub.watch(rejectStray);
        const frame = ports.early.takeFrame(url) ?? openHere(url, input.config);
        ports.show(frame);
        shown = frame;
        let stopPolicy = () => undefined as unknown;
        const listen: OpenFrame['listen'] = ({ receive, refuse }) => {
          frame.listen({ receive: guard(receive), refuse: guard(refuse) });
          stopPolicy = watchEmbedderPolicy(window, widgetOrigin, () => refuse('embedder-policy'));
        };
        const close = () => {
          stopWatching();
          stopPolicy();
          shown = undefined;
          ports.show(undefined);
          frame.close();
        };
        return { ...frame, listen, close };
      };
      const tell: typeof send = (event) => {
        if (event.type === 'frame.ready' && shown) measureStart(shown);
        send(event);
      };
      return runFrame(input, { open, isBelieved, deliver: ports.deliver, reject, explain }, tell);
    },
    runPopouts(send) {
      const guard = createGuard(send);
      return runPopouts(
        {
          time: guardTime(time, guard),
          origin: window.location.origin,
          announce(request) {
            const accepted = dispatchHostEvent(element, 'connect-popout-requested', request);
            if (accepted && opensNothing(ports.config())) console.warn(`<connect-widget> ${nobodyOpens}`);
            return accepted;
          },
          open: (url, mode) => openWindow(window, url, mode),
          isPresent: () =>
            readNative(window.document, 'visibilityState') === 'visible' &&
            readNative(window.document, 'hasFocus').call(window.document),
          onBlur(callback) {
            const listener = guard(callback);
            window.addEventListener('blur', listener);
            return () => window.removeEventListener('blur', listener);
          },
          onReturn: (callback) =>
            listenForReturn((name) => new window.BroadcastChannel(name), guard(callback)),
          patience: () => ports.config().popoutTimeout,
        },
        send,
      );
    },
    isOnline: connectivity.isOnline,
    describeSilence() {
      // The blank page that a frame has at first is of this page's origin; any later one cannot be looked into.
      const isBlank = Boolean(shown?.element.contentDocument);
      return `${isBlank ? 'No page has' : 'A page, MX’s or an error page of the browser’s, has'} arrived in its frame.`;
    },
    // The events alone are not enough: a page that was frozen meanwhile has missed them.
    watchNetwork(send) {
      const look = createGuard(send)(() => {
        if (connectivity.isOnline()) send({ type: 'online' });
      });
      const stops = [connectivity.onChange(look), time.onWake(look)];
      look();
      return () => {
        for (const stop of stops) stop();
      };
    },
    runSessionClock(input, send) {
      const guard = createGuard(send);
      const clock = startSessionClock({ ...input, ago: shown?.age ?? 0 }, guardTime(time, guard), send);
      ports.keepTouch(guard(clock.touch));
      return clock;
    },
  };
}
