/**
 * Shows every panel of the playground, every guide and every page of the sandbox at the widths of a phone, a tablet and two screens, in
 * light and in dark, in Chromium. Fails if a page scrolls sideways or if axe finds anything, contrast included, and draws contact sheets
 * into node_modules/.cache/screenshots/. (What axe says of the sandbox is a test of its own.)
 *
 * `npm run screenshots -- playground 320 dark` shows the named ones alone.
 */
import { mkdir, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { buildGuides, buildPages } from '../../demo/server/pages.js';
import { chosenFrom, saveContactSheet } from './contact-sheet.js';
import { openStage } from '../demo/sandbox-stage.js';
import { screens } from '../demo/sandbox-screens.js';
import { sidebar } from '../../demo/guides/.vitepress/sidebar.js';
import {
  chooseBank,
  expectData,
  findBarriers,
  launchBrowser,
  openPanel,
  signIn,
  visit,
} from '../demo/journeys-visitor.js';
import type { Frame } from 'playwright-core';

const widths = [320, 768, 1280, 1440] as const;
const schemes = ['light', 'dark'] as const;
const panels = ['Guide', 'Events', 'State', 'Code', 'Options', 'Sandbox', 'Accounts'];
const guides = ['/', ...sidebar.flatMap(({ items }) => items.map(({ link }) => `${link}.html`))];
/** px of a page that its picture shows; a guide may be ten times as long. */
const height = 900;
/** Pictures on a sheet are this part of their size. */
const scale = 0.5;
const sheets = resolve('node_modules/.cache/screenshots');

await rm(sheets, { recursive: true, force: true });
await mkdir(sheets, { recursive: true });
const parts = chosenFrom(['sandbox', 'playground', 'guides']);
const faults: string[] = [];
let shown = 0;
await buildPages();
await buildGuides();
if (parts.includes('sandbox')) await drawSandbox();

await using browser = await launchBrowser();
const visitor = await visit(browser);
const { page, complaints } = visitor;
await page.emulateMedia({ reducedMotion: 'reduce' });
const { origin } = new URL(page.url());

// A session to show: a bank that was connected.
await chooseBank(visitor, 'MX Bank');
await signIn(visitor.frame, 'any password', 'Continue');
await expectData(visitor, 'MX Bank');

for (const part of parts.filter((name) => name !== 'sandbox'))
  for (const width of chosenFrom(widths))
    for (const scheme of chosenFrom(schemes)) await drawSheet(part, width, scheme);

faults.push(...complaints);
console.log(`${shown} looked at; the contact sheets are in ${sheets}`);
for (const fault of faults) console.error(`✖ ${fault}`);
await visitor.leave();
process.exitCode = faults.length === 0 ? 0 : 1;

async function drawSheet(part: string, width: number, scheme: (typeof schemes)[number]): Promise<void> {
  await page.setViewportSize({ width, height });
  await page.emulateMedia({ colorScheme: scheme });
  const shots: Buffer[] = [];
  const names = part === 'guides' ? guides : panels;
  for (const name of names) {
    if (part === 'guides') await openGuide(name);
    else await openPanel(visitor, name);
    const where = `${part} ${name}, ${width} px, ${scheme}`;
    await checkWidth(page.mainFrame(), where);
    faults.push(...(await findBarriers(visitor)).map((barrier) => `${where}: ${barrier}`));
    shots.push(await page.screenshot({ animations: 'disabled', ...(await clipOf(part, width)) }));
  }
  shown += shots.length;
  await saveContactSheet(browser, shots, width * scale, `${sheets}/${part}-${width}-${scheme}.png`);
}

/** One visit to each page of the sandbox, which is then shown at every width. */
async function drawSandbox(): Promise<void> {
  await using stage = await openStage();
  const shots = new Map<string, Buffer[]>();
  for (const { name, reach } of screens) {
    const { visit: opened, page } = await reach(stage, {
      viewport: { width: 320, height: 640 },
      widget: { color_scheme: 'browser' },
      reducedMotion: true,
    });
    await using _visit = opened;
    for (const width of chosenFrom(widths)) {
      for (const scheme of chosenFrom(schemes)) {
        await page.setViewportSize({ width, height: 640 });
        await page.emulateMedia({ colorScheme: scheme });
        const [frame = page.mainFrame()] = page.frames().slice(1);
        await checkWidth(frame, `sandbox ${name}, ${width} px, ${scheme}`);
        const key = `${width}-${scheme}`;
        shots.set(key, [...(shots.get(key) ?? []), await page.screenshot({ animations: 'disabled' })]);
      }
    }
  }
  for (const [key, pictures] of shots) {
    shown += pictures.length;
    await saveContactSheet(
      stage.browser,
      pictures,
      Number.parseInt(key) * scale,
      `${sheets}/sandbox-${key}.png`,
    );
  }
}

async function checkWidth(frame: Frame, where: string): Promise<void> {
  const overflow = await frame.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  if (overflow > 0) faults.push(`${where}: ${overflow} px too wide`);
}

async function openGuide(name: string): Promise<void> {
  const answer = await page.goto(`${origin}/guides${name}`);
  if (!answer?.ok()) throw new Error(`There is no guide ${name}.`);
}

/** On a narrow screen the panel stands below the widget, so the picture is as long as the page, within reason. */
async function clipOf(part: string, width: number) {
  const whole = await page.evaluate(() => document.documentElement.scrollHeight);
  const shownHeight = part === 'playground' ? Math.min(whole, 3 * height) : height;
  return { fullPage: true, clip: { x: 0, y: 0, width, height: Math.max(height, shownHeight) } };
}
