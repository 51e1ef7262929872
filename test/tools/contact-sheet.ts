import type { Browser } from 'playwright-core';

/** Draws pictures beside each other into one file, each as wide as `width`, in CSS px. */
export async function saveContactSheet(
  browser: Browser,
  shots: readonly Buffer[],
  width: number,
  path: string,
): Promise<void> {
  await using sheet = await browser.newPage({ viewport: { width: 1600, height: 200 } });
  // Twenty images take their time on a machine that is busy with something else.
  sheet.setDefaultTimeout(120_000);
  const images = shots.map(
    (shot) => `<img width="${width}" src="data:image/png;base64,${shot.toString('base64')}">`,
  );
  await sheet.setContent(
    `<!doctype html><body style="display:flex;flex-wrap:wrap;align-items:start;gap:6px;margin:6px;background:#888">${images.join('')}`,
  );
  await sheet.screenshot({ path, fullPage: true });
}

/** Those of all that are named on the command line, or all if none of them is. */
export function chosenFrom<Item extends string | number>(all: readonly Item[]): readonly Item[] {
  const words = process.argv.slice(2);
  const named = all.filter((item) => words.includes(String(item)));
  return named.length > 0 ? named : all;
}
