/**
 * Shows every screen of the element in every language, width, colour scheme and text size, in Chromium. Fails if something overflows,
 * lies over something else or is hard to see, or if axe finds anything, and draws contact sheets into node_modules/.cache/screens/.
 *
 * `npm run screens -- fr expired` shows the named languages and screens alone.
 */
import { mkdir, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { build } from 'esbuild';
import { chromium } from 'playwright-core';
import { chosenFrom, saveContactSheet } from './contact-sheet.js';
import { ensureChromium } from './chromium.js';
import type { Look } from './screens-page.js';

declare const look: Look;

const languages = ['en', 'es', 'fr'];
const widths = [320, 400, 768, 1280];
const schemes = ['light', 'dark'] as const;
/** The browser's own setting for the size of text, in px: as it comes, and at 200 %. */
const textSizes = [16, 32];
const height = 700;
const sheets = resolve('node_modules/.cache/screens');

const { outputFiles } = await build({
  entryPoints: ['test/tools/screens-page.ts'],
  bundle: true,
  write: false,
  format: 'iife',
  target: 'es2022',
  tsconfig: 'tsconfig.json',
});

await rm(sheets, { recursive: true, force: true });
await mkdir(sheets, { recursive: true });
await using browser = await chromium.launch({
  executablePath: await ensureChromium(),
  args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});
const page = await browser.newPage({ reducedMotion: 'reduce' });
// A page with an origin, for the element says of any other that it does not support it.
const url = 'https://screens.example/';
await page.route(url, (route) =>
  route.fulfill({
    contentType: 'text/html',
    body: '<!doctype html><html lang="en"><title>Screens</title><body style="margin:0"></body>',
  }),
);
await page.goto(url);
await page.addScriptTag({ content: outputFiles[0]?.text ?? '' });
const session = await page.context().newCDPSession(page);

const faults: string[] = [];
let shown = 0;
for (const textSize of textSizes) {
  await session.send('Page.setFontSizes', { fontSizes: { standard: textSize } });
  for (const language of chosenFrom(languages))
    for (const scheme of schemes) await drawSheets(language, scheme, textSize);
}

console.log(`${shown} looked at; the contact sheets are in ${sheets}`);
for (const fault of faults) console.error(`✖ ${fault}`);
process.exitCode = faults.length === 0 ? 0 : 1;

/** Looks at every screen in each width, and draws one sheet for each. */
async function drawSheets(language: string, scheme: 'light' | 'dark', textSize: number): Promise<void> {
  const names = chosenFrom(await page.evaluate(() => look.names));
  for (const width of widths) {
    await page.setViewportSize({ width, height });
    const shots: Buffer[] = [];
    for (const name of names) {
      const show = [name, language, scheme] as const;
      const found = await page.evaluate((all) => look.show(...all), show);
      // Axe looks at nothing that another width would change.
      if (width === widths[0]) found.push(...(await page.evaluate(() => look.axe())));
      const where = `${name}, ${language}, ${scheme}, ${width} px, text ${textSize} px`;
      faults.push(...found.map((fault) => `${where}: ${fault}`));
      shots.push(await page.screenshot({ animations: 'disabled' }));
    }
    shown += shots.length;
    const file = `${sheets}/${language}-${scheme}-${textSize}-${width}.png`;
    await saveContactSheet(browser, shots, width / 2, file);
  }
}
