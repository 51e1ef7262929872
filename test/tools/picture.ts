/**
 * Draws the picture of the README, demo/guides/images/screens.webp: the element in three states, from the sandbox's widget in Chromium.
 *
 * `npm run picture` after a change of what these screens look like. No test compares it, because other browsers and fonts draw
 * other pixels.
 */
import { mkdir, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { chromium, type FrameLocator, type Page } from 'playwright-core';
import { startSandbox } from '../../demo/sandbox/index.js';
import { ensureChromium } from './chromium.js';

const file = 'demo/guides/images/screens.webp';
/** Bytes; a README is read on slow networks, too. */
const largest = 60_000;
/** In CSS px, of the element. */
const size = { width: 360, height: 600 };

await using sandbox = await startSandbox({ latency: 0 });
await using browser = await chromium.launch({
  executablePath: await ensureChromium(),
  args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});

const shots = [
  { caption: 'Choose a bank', image: await shoot('', search) },
  { caption: 'Connected', image: await shoot('', connect) },
  {
    caption: 'Before the session ends',
    image: await shoot('session-timeout="33" session-warning="30"', warn),
  },
];
await draw(shots);
const { size: bytes } = await stat(file);
console.log(`wrote ${file}, ${bytes} bytes`);
if (bytes > largest) throw new Error(`${file} has ${bytes} bytes; ${largest} are allowed.`);

/** Opens a page with the element, brings it where `go` leads, and takes its picture. */
async function shoot(attributes: string, go: (page: Page) => Promise<void>): Promise<string> {
  await using page = await browser.newPage({ viewport: size, deviceScaleFactor: 2, reducedMotion: 'reduce' });
  await page.goto(
    sandbox.serve(`<!doctype html><html lang="en"><title>Picture</title><body style="margin: 0">
      <connect-widget ${attributes} style="height: ${size.height}px" widget-url-endpoint="/api/widget-url"></connect-widget>`),
  );
  await go(page);
  return (await page.screenshot()).toString('base64');
}

async function search(page: Page): Promise<void> {
  await widgetOf(page).getByRole('button', { name: 'MX Bank', exact: true }).waitFor();
}

async function connect(page: Page): Promise<void> {
  const widget = widgetOf(page);
  await widget.getByRole('button', { name: 'MX Bank', exact: true }).click();
  await widget.getByLabel('Username').fill('mxuser');
  await widget.getByLabel('Password').fill('any password');
  await widget.getByRole('button', { name: 'Continue' }).click();
  await widget.getByText('You have connected MX Bank').waitFor();
}

async function warn(page: Page): Promise<void> {
  await search(page);
  await page.getByRole('alertdialog').waitFor();
}

function widgetOf(page: Page): FrameLocator {
  return page.frameLocator('connect-widget iframe');
}

/** Puts the shots side by side, on a ground that stands out from light and from dark pages. */
async function draw(pictures: readonly { caption: string; image: string }[]): Promise<void> {
  await using page = await browser.newPage({ viewport: { width: 1120, height: 640 } });
  const figures = pictures.map(
    ({ caption, image }) =>
      `<figure><img src="data:image/png;base64,${image}"><figcaption>${caption}</figcaption></figure>`,
  );
  await page.setContent(`<!doctype html><style>
    body { margin: 0; height: 640px; display: flex; justify-content: center; align-items: center; gap: 44px;
      background: linear-gradient(150deg, #cfe3dd, #dfe3ee); font: 600 17px/1.4 system-ui, sans-serif; color: #16202c; }
    figure { margin: 0; width: 304px; text-align: center; }
    img { display: block; width: 100%; border-radius: 14px; box-shadow: 0 10px 30px rgb(20 40 60 / 28%); }
    figcaption { margin-top: 18px; }
  </style>${figures.join('')}`);
  await page.waitForFunction(() => [...document.images].every(({ complete }) => complete));
  const session = await page.context().newCDPSession(page);
  const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality: 82 });
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, Buffer.from(data, 'base64'));
}
