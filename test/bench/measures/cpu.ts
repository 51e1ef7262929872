import type { Page } from 'playwright-core';

/** µs of processor time that the page's main thread takes for something; frames of another site work elsewhere. */
export async function cpuOf(page: Page, action: () => Promise<void>): Promise<number> {
  const protocol = await page.context().newCDPSession(page);
  // Of the thread, not by the clock: what else the machine does meanwhile is no part of it.
  await protocol.send('Performance.enable', { timeDomain: 'threadTicks' });
  const worked = async (): Promise<number> => {
    const { metrics } = await protocol.send('Performance.getMetrics');
    const seconds = metrics.find(({ name }) => name === 'TaskDuration')?.value;
    if (seconds === undefined) throw new Error('The browser does not tell how long it has worked.');
    return seconds * 1e6;
  };
  const before = await worked();
  await action();
  const after = await worked();
  await protocol.detach();
  return after - before;
}
