import type { BrowserContext } from 'playwright-core';

/** Lets the clocks of all pages stand still, until `context.clock` moves them. */
export async function stopClock({ clock }: BrowserContext): Promise<void> {
  const now = Date.now();
  await clock.install({ time: now });
  await clock.pauseAt(now + 1000);
}
