import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { describe, it } from 'node:test';
import type axe from 'axe-core';
import type { Frame } from 'playwright-core';
import { screens } from '../sandbox-screens.js';
import { setStage } from '../sandbox-stage.js';

const stage = setStage();
const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

describe('axe finds nothing, in light and in dark', { concurrency: 3 }, () => {
  for (const screen of screens) {
    it(screen.name, async () => {
      const { visit: opened, page } = await screen.reach(stage, {
        viewport: { width: 320, height: 640 },
        widget: { color_scheme: 'browser' },
        // Nothing half faded in.
        reducedMotion: true,
        // The pages' own policy forbids the injected axe.
        bypassCSP: true,
      });
      await using _visit = opened;
      const [frame = page.mainFrame()] = page.frames().slice(1);
      await frame.addScriptTag({ path: axePath });
      assert.deepEqual(await violations(frame), [], 'light');
      await page.emulateMedia({ colorScheme: 'dark' });
      assert.deepEqual(await violations(frame, ['color-contrast']), [], 'dark');
      const overflow = await frame.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      assert.equal(overflow, 0, 'nothing is wider than the smallest window');
    });
  }
});

/** What axe finds wrong; of everything it knows to look for, or of these rules alone. */
async function violations(frame: Frame, rules?: readonly string[]): Promise<string[]> {
  const { violations: found } = await frame.evaluate(
    (runOnly) => (window as unknown as { axe: typeof axe }).axe.run(runOnly ? { runOnly } : {}),
    rules && [...rules],
  );
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary ?? ''}`),
  );
}
