import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { launchBrowser, untilState } from '../session-visitor.js';
import { startDemo } from '../../../demo/server/start-demo.js';
import { stopClock } from '../stop-clock.js';
import type { Browser, BrowserContext, Page } from 'playwright-core';

let browser: Browser;

before(async () => {
  browser = await launchBrowser();
});
after(() => browser.close());

/** CSS px of the page in the browsers of these phones, with a touch screen; `keyboard` is what an on-screen keyboard leaves of the height. */
const phones = [
  { name: 'a small phone', width: 320, height: 454, keyboard: 240 },
  { name: 'a usual phone', width: 390, height: 664, keyboard: 330 },
  { name: 'a phone on its side', width: 750, height: 342, keyboard: 150 },
  { name: 'a folded phone', width: 280, height: 653, keyboard: 330 },
  { name: 'a tablet', width: 768, height: 954, keyboard: 560 },
] as const;

type Phone = (typeof phones)[number];

interface PhoneVisitor extends AsyncDisposable {
  readonly page: Page;
  readonly context: BrowserContext;
}

/** The demo's widget alone on a page that it fills, on a phone. */
async function visitOn({ width, height }: Phone, clockStopped = false): Promise<PhoneVisitor> {
  const demo = await startDemo({ sandbox: { latency: 10 } });
  const context = await browser.newContext({ viewport: { width, height }, isMobile: true, hasTouch: true });
  if (clockStopped) await stopClock(context);
  const page = await context.newPage();
  await page.goto(demo.url);
  await page.evaluate(() => {
    const widget = document.createElement('connect-widget');
    const endpoint = document.querySelector('connect-widget')?.getAttribute('widget-url-endpoint');
    widget.setAttribute('widget-url-endpoint', endpoint ?? '');
    widget.style.height = '100dvh';
    document.body.style.cssText = 'margin: 0; display: block';
    document.body.replaceChildren(widget);
  });
  await untilState(page, 'active');
  return {
    page,
    context,
    async [Symbol.asyncDispose]() {
      await context.close();
      await demo.close();
    },
  };
}

const overflowOf = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

for (const phone of phones) {
  describe(`on ${phone.name}, ${phone.width} by ${phone.height}`, () => {
    it('a bank is connected by taps, with the keyboard up', async () => {
      await using visitor = await visitOn(phone);
      const { page } = visitor;
      assert.equal(await overflowOf(page), 0);
      const frame = page.frameLocator('connect-widget iframe');
      await frame.getByRole('button', { name: 'MX Bank', exact: true }).tap();
      await page.setViewportSize({ width: phone.width, height: phone.keyboard });
      await frame.getByLabel('Username').fill('mxuser');
      await frame.getByLabel('Password').first().fill('any password');
      await frame.getByRole('button', { name: 'Continue' }).tap();
      await frame.getByText('You have connected MX Bank').waitFor();
      assert.equal(await overflowOf(page), 0);
    });

    it('the warning is in view, with the keyboard up too, and a tap continues', async () => {
      await using visitor = await visitOn(phone, true);
      const { page, context } = visitor;
      await context.clock.fastForward(869_000);
      await context.clock.runFor(2000);
      await untilState(page, 'idle-warning');
      const card = page.locator('connect-widget [part~="card"]');
      const button = page.locator('connect-widget [part~="primary-button"]');
      for (const height of [phone.height, phone.keyboard]) {
        await page.setViewportSize({ width: phone.width, height });
        await page.evaluate(() => scrollTo(0, 0));
        await card.waitFor();
        const [box, target] = [await card.boundingBox(), await button.boundingBox()];
        assert.ok(box && target, 'a card with a button');
        assert.ok(box.x >= 0 && box.x + box.width <= phone.width, `the card's sides at ${height} px`);
        assert.ok(target.height >= 44, 'a button of 44 px');
        // With the room around it; in less height it can be scrolled.
        if (height >= box.height + 48) {
          assert.ok(
            box.y >= 0 && box.y + box.height <= height,
            `the card at ${height} px: ${JSON.stringify(box)}`,
          );
        }
      }
      await button.tap();
      await untilState(page, 'active');
    });
  });
}
