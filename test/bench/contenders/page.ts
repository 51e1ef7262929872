/*
 * What every contender's page has in common: which widgets to show, how to count what they deliver, and how to measure what a
 * message costs. `widgets=10` in the page's query makes ten of them, whose frames are at `frame`.
 */
const query = new URLSearchParams(location.search);

export const widgetUrls: readonly string[] = Array.from(
  { length: Number(query.get('widgets') ?? 1) },
  (_, index) => `${query.get('frame') ?? ''}?widget=${index}`,
);

export interface Flood {
  message: object;
  times: number;
  /** From the frame that loaded last, which is nobody's widget, rather than from one in the middle. */
  fromStranger: boolean;
}

/** What test/bench/measures/ use of a page. */
export interface Bench {
  /** Frames that have said that they are loaded, in that order. */
  loaded: MessageEventSource[];
  /** Step changes that the contender has told its page of. */
  delivered: number;
  /** One more frame of that origin. */
  addStranger(url: string): void;
  /** Has so many messages sent; resolves when the page is done with them. */
  drain(flood: Flood): Promise<void>;
}

declare global {
  interface Window {
    bench: Bench;
  }
}

const bench: Bench = {
  loaded: [],
  delivered: 0,
  addStranger(url) {
    const frame = document.createElement('iframe');
    frame.src = url;
    document.body.append(frame);
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

export function deliver(): void {
  bench.delivered++;
}
