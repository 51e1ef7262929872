import { createFrame } from './create-frame.js';
import type { MessageHub } from './message-hub.js';

/** Receives what happens in a frame. */
export interface FrameListener {
  /** Called with every message from the frame's window, whatever its origin. */
  readonly receive: (event: Pick<MessageEvent<unknown>, 'data' | 'origin'>) => void;
  /** Called when a policy of the host page has blocked the frame, its Content-Security-Policy unless another one is named. */
  readonly refuse: (policy?: 'embedder-policy') => void;
}

type Fact = (listener: FrameListener) => void;

/** A frame that loads a widget URL. Its messages are queued until `listen` is called. */
export interface OpenFrame {
  readonly url: string;
  /** The origin of `url`. */
  readonly origin: string;
  readonly element: HTMLIFrameElement;
  /** When the frame was created, in ms of the monotonic clock. */
  readonly since: number;
  /** While the listener runs: how many ms its message waited in the queue. 0 for a message that did not wait. */
  readonly age: number;
  /** Hands over the queue, in order, and then every new message. */
  listen(listener: FrameListener): void;
  /** Whether the browser has reloaded the frame, as some do when its element is moved. `true` as long as nothing has loaded. */
  isReplaced(): boolean;
  close(): void;
}

export interface OpenFramePorts {
  readonly window: Window;
  readonly hub: Pick<MessageHub, 'add'>;
  readonly url: string;
  readonly title: string;
  /** Monotonic clock, in ms. */
  readonly now: () => number;
}

/** The longest queue. A widget posts about twenty messages before its first form is shown; a runaway page must not fill the memory. */
const longestQueue = 1000;

/** Creates the frame and starts to queue its messages. It loads once it is in the page. */
export function openFrame({ window, hub, url, title, now }: OpenFramePorts): OpenFrame {
  const element = createFrame(window.document, url, title);
  const { origin } = new URL(url);
  const since = now();
  const queue: { readonly tell: Fact; readonly time: number }[] = [];
  let age = 0;
  let listener: FrameListener | undefined;
  let page: Window | null | undefined;

  const note = (tell: Fact) => {
    if (listener) tell(listener);
    else if (queue.length < longestQueue) queue.push({ tell, time: now() });
  };
  const handOver = (next: FrameListener) => {
    listener = next;
    for (const { tell, time } of queue.splice(0)) {
      age = now() - time;
      tell(next);
    }
    age = 0;
  };
  const onViolation = ({ disposition, effectiveDirective, blockedURI }: SecurityPolicyViolationEvent) => {
    const isOfFrame = /^(frame|child|default)-src/.test(effectiveDirective);
    // After a redirect, browsers tell only the origin.
    const isHere = blockedURI === origin || blockedURI.startsWith(`${origin}/`);
    if (disposition !== 'report' && isOfFrame && isHere) note(({ refuse }) => refuse());
  };

  // Reading `contentWindow` before the page has loaded costs 1.5 ms.
  element.addEventListener('load', () => (page ??= element.contentWindow), { once: true });
  window.addEventListener('securitypolicyviolation', onViolation);
  const stopListening = hub.add({
    source: () => (page = element.contentWindow),
    receive: (event) => note(({ receive }) => receive(event)),
  });

  return {
    url,
    origin,
    element,
    since,
    get age() {
      return age;
    },
    listen(next) {
      if (queue.length === 0) listener = next;
      // In a microtask, because the listener is still being set up. Messages arrive in tasks, so none can overtake the queue.
      else queueMicrotask(() => handOver(next));
    },
    isReplaced: () => page !== element.contentWindow,
    close() {
      queue.length = 0;
      stopListening();
      window.removeEventListener('securitypolicyviolation', onViolation);
      element.remove();
    },
  };
}
