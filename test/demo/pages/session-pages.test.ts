import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { launchBrowser, stateOf, untilState, visit } from '../session-visitor.js';
import type { Browser, Page } from 'playwright-core';

let browser: Browser;

before(async () => {
  browser = await launchBrowser();
});
after(() => browser.close());

/** The session's times, which the demo leaves at their defaults: seconds until the warning, and from there until the end. */
const [untilWarning, warning] = [870, 30];

const sourceOf = (page: Page) => page.locator('connect-widget iframe').getAttribute('src');

/** Leaves for another page of the same site; for the page behind so many seconds pass meanwhile. */
async function stayAway(page: Page, url: string, seconds: number): Promise<void> {
  await page.evaluate((seconds) => {
    const { now } = Date;
    window.addEventListener('pagehide', () => (Date.now = () => now() + seconds * 1000), { once: true });
  }, seconds);
  await page.goto(`${url}/favicon.svg`);
}

/** Notes whether the page itself came back, and the state it was in when its listeners had heard so. */
async function noteReturn(page: Page): Promise<void> {
  await page.evaluate(() => {
    window.addEventListener('pageshow', ({ persisted }) => {
      const state = document.querySelector('connect-widget')?.state;
      document.documentElement.dataset['returned'] = JSON.stringify({ persisted, state });
    });
  });
}

const returned = async (page: Page): Promise<unknown> =>
  JSON.parse((await page.locator('html[data-returned]').getAttribute('data-returned')) ?? 'null');

describe('a page that comes back by the Back button', () => {
  it('too late shows the end before anything else; starting again loads a new URL', async () => {
    await using visitor = await visit(browser);
    const { page, url } = visitor;
    const first = await sourceOf(page);
    await noteReturn(page);
    await stayAway(page, url, untilWarning + warning);
    await page.goBack({ waitUntil: 'commit' });
    assert.deepEqual(await returned(page), { persisted: true, state: 'expired' });
    assert.equal(await page.locator('connect-widget iframe').count(), 0);
    await page.getByRole('button', { name: 'Start again' }).click();
    await untilState(page, 'active');
    assert.notEqual(await sourceOf(page), first);
  });

  it('in time finds the same widget, alive, and loads nothing', async () => {
    await using visitor = await visit(browser);
    const { page, url } = visitor;
    const first = await sourceOf(page);
    await noteReturn(page);
    await stayAway(page, url, untilWarning / 2);
    await page.goBack({ waitUntil: 'commit' });
    assert.deepEqual(await returned(page), { persisted: true, state: 'active' });
    assert.equal(await sourceOf(page), first);
    const answered = await page.evaluate(() => {
      const widget = document.querySelector('connect-widget');
      return new Promise((resolve) => {
        widget?.addEventListener('connect-navigation', () => resolve(true));
        void widget?.navigateBack().then(resolve);
      });
    });
    assert.equal(answered, true, 'the page in the frame answers');
  });

  it('that was not kept begins anew, with a new URL', async () => {
    await using visitor = await visit(browser);
    const { page, url } = visitor;
    const first = await sourceOf(page);
    // A page with such a listener is not kept in Chromium on a desktop.
    await page.evaluate(() => window.addEventListener('unload', () => undefined));
    await page.goto(`${url}/favicon.svg`);
    await page.goBack({ waitUntil: 'commit' });
    await untilState(page, 'active');
    assert.notEqual(await sourceOf(page), first);
  });
});

describe('two tabs of one user', () => {
  it('have a session each: activity in one does not extend the other', async () => {
    await using visitor = await visit(browser, true);
    const { page, context, url } = visitor;
    const other = await context.newPage();
    await other.goto(url);
    await untilState(other, 'active');
    await other.bringToFront();
    await context.clock.fastForward((untilWarning - 10) * 1000);
    const search = other.frameLocator('connect-widget iframe').getByLabel('Search for your bank');
    await search.press('M');
    await other.locator('event-log li[data-event="connect-ping"]').waitFor({ state: 'attached' });
    await context.clock.runFor(10_000);
    await untilState(page, 'idle-warning');
    assert.equal(await stateOf(other), 'active');
    await context.clock.runFor(warning * 1000);
    await untilState(page, 'expired');
    assert.equal(await stateOf(other), 'active');
  });
});

interface AccessibleNode {
  readonly nodeId: string;
  readonly childIds?: readonly string[];
  readonly role?: { readonly value: string };
  readonly name?: { readonly value: string };
  readonly description?: { readonly value: string };
  readonly properties?: readonly { readonly name: string; readonly value: { readonly value?: unknown } }[];
}

describe('the accessibility tree that a screen reader gets', () => {
  it('has the warning as a dialog, its seconds as a silent timer, and three announcements in order', async () => {
    await using visitor = await visit(browser, true);
    const { page, context } = visitor;
    const devtools = await context.newCDPSession(page);
    const tree = async () => {
      const { nodes } = await devtools.send('Accessibility.getFullAXTree');
      return nodes as readonly AccessibleNode[];
    };
    const textOf = (nodes: readonly AccessibleNode[], node: AccessibleNode): string => {
      const children = nodes.filter(({ nodeId }) => node.childIds?.includes(nodeId));
      return [
        node.role?.value === 'StaticText' ? node.name?.value : '',
        ...children.map((child) => textOf(nodes, child)),
      ].join('');
    };
    const liveness = (node: AccessibleNode) =>
      node.properties?.find(({ name }) => name === 'live')?.value.value;

    const status = page.locator('connect-widget').getByRole('status');
    let written: string | null = '';
    const said: string[] = [];
    let dialog: AccessibleNode | undefined;
    let timerLiveness: unknown = 'no timer';
    await context.clock.fastForward((untilWarning - 1) * 1000);
    for (let second = 0; second <= warning; second++) {
      await context.clock.runFor(1000);
      const text = await status.textContent();
      if (text === written) continue;
      written = text;
      const nodes = await tree();
      for (const node of nodes.filter((node) => ['polite', 'assertive'].includes(String(liveness(node))))) {
        const text = textOf(nodes, node);
        if (/^(Are you still|Your session has ended)/.test(text) && text !== said.at(-1)) said.push(text);
      }
      dialog ??= nodes.find(({ role }) => role?.value === 'alertdialog');
      const timer = nodes.find(({ role }) => role?.value === 'timer');
      if (timer) timerLiveness = liveness(timer);
    }
    assert.equal(await stateOf(page), 'expired');
    assert.deepEqual(said, [
      'Are you still there? 30 seconds left',
      'Are you still there? 10 seconds left',
      'Your session has ended. For your security, we ended it after a while without activity.',
    ]);
    assert.equal(dialog?.name?.value, 'Are you still there?');
    assert.equal(dialog.description?.value, 'For your security, we’ll end this session soon.');
    assert.ok(timerLiveness === undefined || timerLiveness === 'off', String(timerLiveness));
  });
});
