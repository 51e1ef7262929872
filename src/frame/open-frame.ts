import { createFrame } from './create-frame.js';
import { originOf } from '../protocol/origin.js';
import type { MessageHub } from './message-hub.js';

/** What is heard of a frame. */
export interface FrameListener {
  /** A message from the page in the frame, of whatever origin. */
  readonly receive: (event: MessageEvent<unknown>) => void;
  /** A Content-Security-Policy of the page around it does not let the widget load. */
  readonly refuse: () => void;
}

type Fact = (listener: FrameListener) => void;

/** A frame in which a widget URL loads. What is heard of it is kept until somebody listens. */
export interface OpenFrame {
  readonly url: string;
  readonly element: HTMLIFrameElement;
  /** When it began to load, in ms of the monotonic clock. */
  readonly since: number;
  /** How many ms ago that happened which the listener hears of right now; 0 unless it was kept. */
  readonly age: number;
  /** Hands over what was kept, in order, and from now on what comes. */
  listen(listener: FrameListener): void;
  /** Whether its page is another one by now, as in a browser that loads it anew where its element is moved; in doubt, it is. */
  isReplaced(): boolean;
  close(): void;
}

export interface OpenFramePorts {
  readonly document: Document;
  readonly hub: Pick<MessageHub, 'add'>;
  readonly url: string;
  readonly title: string;
  /** Monotonic clock, in ms. */
  readonly now: () => number;
}

/** Messages that are kept: a widget says some twenty until its first form stands, and a page gone wild must not fill the memory. */
const longestQueue = 1000;

/** Makes the frame and begins to hear of it; to load, it has to be put into the page. */
export function openFrame({ document, hub, url, title, now }: OpenFramePorts): OpenFrame {
  const element = createFrame(document, url, title);
  const origin = originOf(url);
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
    if (disposition !== 'report' && isOfFrame && originOf(blockedURI) === origin)
      note(({ refuse }) => refuse());
  };

  // Not before: to ask for a window that is not there yet costs the page 1.5 ms.
  element.addEventListener('load', () => (page ??= element.contentWindow), { once: true });
  document.addEventListener('securitypolicyviolation', onViolation);
  const stopListening = hub.add({
    source: () => (page = element.contentWindow),
    receive: (event) => note(({ receive }) => receive(event)),
  });

  return {
    url,
    element,
    since,
    get age() {
      return age;
    },
    listen(next) {
      if (queue.length === 0) listener = next;
      // What begins to listen is still starting; messages come in tasks, so none can overtake those that were kept.
      else queueMicrotask(() => handOver(next));
    },
    isReplaced: () => page !== element.contentWindow,
    close() {
      queue.length = 0;
      stopListening();
      document.removeEventListener('securitypolicyviolation', onViolation);
      element.remove();
    },
  };
}
