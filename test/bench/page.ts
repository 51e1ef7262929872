/*
 * The script of every contender's page, which runs before the contender's own and is no part of what is measured: shows the
 * widgets that the page's query asks for, counts what is delivered, and does what test/bench/measures/ time.
 *
 * `widgets=10&frame=…` shows ten widgets whose frames are at that address. `endpoint=…` shows one, whose URL has to be asked for
 * there.
 */
const query = new URLSearchParams(location.search);
const frameUrl = query.get('frame') ?? '';

/** How a contender shows a widget. */
export interface Host {
  /** Returns a function that takes the widget out of the page again. */
  mount: (url: string) => () => void;
  /** For a contender that asks for the URL by itself; for the others the page does. */
  mountFrom?: (endpoint: string) => void;
}

export interface Flood {
  message: object;
  times: number;
  /** From the frame that loaded last, which is nobody's widget, rather than from one in the middle. */
  fromStranger: boolean;
}

/** The addresses of a contender's scripts that are needed from the start. */
export interface AppScript {
  entry: string;
  preloads: readonly string[];
}

/** When it happened, in ms of the page's clock. */
export interface Start {
  appended: number;
  framed: number;
}

export interface Visit {
  /** ms from the beginning of the navigation until the page was told of the widget's first message. */
  firstMessage: number;
  /** ms that each long task (50 ms and more of the main thread) took until then. */
  longTasks: number[];
}

/** Scripts that the page has loaded so far. */
export interface LoadedScripts {
  /** Bytes, as they were compressed, of those that had been asked for when the frame's load began. */
  beforeFrame: number;
  /** Bytes of all. */
  inAll: number;
  urls: string[];
}

/** What contenders and test/bench/measures/ use of a page. */
export interface Bench {
  /** The contender's first call: shows what the query asks for. */
  enter: (host: Host) => void;
  /** The contender has told its page that a widget loaded: its first message. */
  onLoad: () => void;
  /** The contender has told its page of a step change. */
  onStep: () => void;
  /** Step changes so far. */
  steps: number;
  /** Frames that have said that they are loaded, in that order. */
  loaded: MessageEventSource[];
  /** Appends the contender's script, and links to what it cannot run without, as bundlers do; resolves when the first frame has loaded. */
  start: (script: AppScript) => Promise<Start>;
  /** Resolves after the widget's first message. */
  visit: () => Promise<Visit>;
  scripts: () => LoadedScripts;
  /** Mounts a widget, waits until it has loaded, and unmounts it, so many times. */
  cycle: (times: number) => Promise<void>;
  /** One more frame of that origin. */
  addStranger: () => void;
  /** Has so many messages sent; resolves when the page is done with them. */
  drain: (flood: Flood) => Promise<void>;
}

declare global {
  interface Window {
    bench: Bench;
  }
}

let host: Host | undefined;
let shown = 0;
const longTasks: PerformanceEntry[] = [];
let tellFirstMessage: (at: number) => void;
const firstMessage = new Promise<number>((resolve) => (tellFirstMessage = resolve));

/** A widget URL works once. */
const nextUrl = () => `${frameUrl}?widget=${shown++}`;

const isFrame = ({ name }: PerformanceEntry) => name.startsWith(frameUrl);

const task = (delay = 0) => new Promise((resolve) => setTimeout(resolve, delay));

const bench: Bench = {
  steps: 0,
  loaded: [],
  enter(contender) {
    host = contender;
    const endpoint = query.get('endpoint');
    if (endpoint === null) {
      for (let count = Number(query.get('widgets')); count > 0; count--) host.mount(nextUrl());
    } else if (host.mountFrom) {
      host.mountFrom(endpoint);
    } else {
      void requestUrl(endpoint).then((url) => contender.mount(url));
    }
  },
  onLoad: () => tellFirstMessage(performance.now()),
  onStep: () => {
    bench.steps++;
  },
  async start({ entry, preloads }) {
    await new Promise((resolve) => requestIdleCallback(resolve));
    const frame = firstFrame();
    const { startTime } = performance.mark('script appended');
    document.head.append(
      Object.assign(document.createElement('script'), { type: 'module', src: entry }),
      ...preloads.map((href) =>
        Object.assign(document.createElement('link'), { rel: 'modulepreload', href }),
      ),
    );
    return { appended: startTime, framed: await frame };
  },
  async visit() {
    const at = await firstMessage;
    // A long task is told of after its end.
    await task(200);
    const before = longTasks.filter(({ startTime }) => startTime < at);
    return { firstMessage: at, longTasks: before.map(({ duration }) => duration) };
  },
  scripts() {
    const resources = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
    // By address, because a preloaded script can be told of twice.
    const scripts = [
      ...new Map(
        resources.filter(({ name }) => name.endsWith('.js')).map((script) => [script.name, script]),
      ).values(),
    ];
    const framed = resources.find(isFrame)?.startTime ?? NaN;
    const bytes = (some: PerformanceResourceTiming[]) =>
      some.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0);
    return {
      beforeFrame: bytes(scripts.filter(({ startTime }) => startTime <= framed)),
      inAll: bytes(scripts),
      urls: scripts.map(({ name }) => name),
    };
  },
  async cycle(times) {
    for (let time = 0; time < times; time++) {
      const loaded = new Promise((resolve) => window.addEventListener('message', resolve, { once: true }));
      const unmount = host?.mount(nextUrl());
      await loaded;
      unmount?.();
      await task();
    }
  },
  addStranger() {
    document.body.append(Object.assign(document.createElement('iframe'), { src: frameUrl }));
  },
  drain: ({ message, times, fromStranger }) =>
    new Promise((resolve) => {
      let seen = 0;
      const count = () => {
        if (++seen < times) return;
        window.removeEventListener('message', count);
        resolve();
      };
      window.addEventListener('message', count);
      const stranger = bench.loaded.length - 1;
      const sender = bench.loaded[fromStranger ? stranger : Math.floor(stranger / 2)];
      sender?.postMessage({ message, times }, { targetOrigin: '*' });
    }),
};
window.bench = bench;

window.addEventListener('message', ({ source, data }: MessageEvent<{ type?: unknown }>) => {
  if (data.type === 'mx/load' && source) bench.loaded.push(source);
});

if (query.has('endpoint')) {
  new PerformanceObserver((list) => longTasks.push(...list.getEntries())).observe({ type: 'longtask' });
}

/** As the README tells pages to ask, and as the element does. */
async function requestUrl(endpoint: string): Promise<string> {
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ widget_url: { widget_type: 'connect_widget', ui_message_version: 4 } }),
  });
  const { widget_url } = (await response.json()) as { widget_url: { url: string } };
  return widget_url.url;
}

/** When the load of the page's first frame began. The browser tells it when that load has ended. */
function firstFrame(): Promise<number> {
  return new Promise((resolve) => {
    new PerformanceObserver((list) => {
      const frame = list.getEntries().find(isFrame);
      if (frame) resolve(frame.startTime);
    }).observe({ type: 'resource' });
  });
}
