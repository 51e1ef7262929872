import type { Page } from 'playwright-core';

/** What is read of a trace's events; times are in µs. */
interface TraceEvent {
  name: string;
  pid: number;
  tid: number;
  ts: number;
  /** By the clock. */
  dur?: number;
  /** Of the thread's processor time. */
  tdur?: number;
}

/**
 * Traces what a page does meanwhile.
 *
 * @returns what `action` returns, and a function that tells how many ms of processor time the page's main thread took in the
 *   first so many ms after the mark, a `performance.mark` of the page
 */
export async function processorTime<Result>(
  page: Page,
  mark: string,
  action: () => Promise<Result>,
): Promise<[Result, (duration: number) => number]> {
  const browser = page.context().browser();
  if (!browser) throw new Error('A page without a browser can not be traced.');
  await browser.startTracing(page, {
    categories: ['-*', 'blink.user_timing', 'disabled-by-default-devtools.timeline'],
  });
  const result = await action();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as {
    traceEvents: TraceEvent[];
  };
  const began = traceEvents.find(({ name }) => name === mark);
  if (!began) throw new Error(`The trace has no mark "${mark}".`);
  const tasks = traceEvents.filter(
    ({ name, pid, tid }) => name === 'RunTask' && pid === began.pid && tid === began.tid,
  );
  return [
    result,
    (duration) => {
      const end = began.ts + duration * 1000;
      return tasks.reduce((sum, task) => sum + partOf(task, began.ts, end), 0) / 1000;
    },
  ];
}

/** µs of a task's processor time that fall between two moments, in proportion if it reaches beyond them. */
function partOf({ ts, dur = 0, tdur = dur }: TraceEvent, from: number, to: number): number {
  const inside = Math.min(ts + dur, to) - Math.max(ts, from);
  return inside > 0 ? tdur * (inside / dur) : 0;
}
