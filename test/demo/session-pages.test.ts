import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import {
  launchBrowser,
  setTimes,
  stateOf,
  untilState,
  visit,
  type SessionVisitor,
} from './session-visitor.js';
import type { Browser, Page } from 'playwright-core';

let browser: Browser;
let visitor: SessionVisitor;

before(async () => {
  browser = await launchBrowser();
});
after(() => browser.close());
beforeEach(async () => {
  visitor = await visit(browser);
});
afterEach(() => visitor.leave());

const sourceOf = (page: Page) => page.locator('connect-widget iframe').getAttribute('src');

/** Leaves for another page of the same site and stays there until the deadline of the page behind is over. */
async function stayAway(page: Page, url: string, milliseconds: number): Promise<void> {
  await page.goto(`${url}/favicon.svg`);
  const left = Date.now();
  await page.waitForFunction((until) => Date.now() > until, left + milliseconds);
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
  JSON.parse((await page.locator('html').getAttribute('data-returned')) ?? 'null');

describe('a page that comes back by the Back button', () => {
  it('too late shows the end before anything else; starting again loads a new URL', async () => {
    const { page, url } = visitor;
    const first = await sourceOf(page);
    await setTimes(page, 3, 1);
    await noteReturn(page);
    await stayAway(page, url, 3200);
    await page.goBack({ waitUntil: 'commit' });
    assert.deepEqual(await returned(page), { persisted: true, state: 'expired' });
    assert.equal(await page.locator('connect-widget iframe').count(), 0);
    await setTimes(page, 900, 30);
    await page.getByRole('button', { name: 'Start again' }).click();
    await untilState(page, 'active');
    assert.notEqual(await sourceOf(page), first);
  });

  it('in time finds the same widget, alive, and loads nothing', async () => {
    const { page, url } = visitor;
    const first = await sourceOf(page);
    await noteReturn(page);
    await stayAway(page, url, 200);
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
    const { page, context, url } = visitor;
    const other = await context.newPage();
    await other.goto(url);
    await untilState(other, 'active');
    await setTimes(page, 4, 1);
    await setTimes(other, 4, 1);
    await other.bringToFront();
    const search = other.frameLocator('connect-widget iframe').getByLabel('Search for your bank');
    await untilState(page, 'idle-warning');
    await search.fill('MX Bank');
    await untilState(page, 'expired');
    assert.notEqual(await stateOf(other), undefined);
    assert.notEqual(await stateOf(other), 'expired');
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

    await setTimes(page, 13, 12);
    const said: string[] = [];
    let dialog: AccessibleNode | undefined;
    let timerLiveness: unknown = 'no timer';
    while ((await stateOf(page)) !== 'expired' || !said.some((text) => text.startsWith('Session expired'))) {
      const nodes = await tree();
      for (const node of nodes.filter((node) => ['polite', 'assertive'].includes(String(liveness(node))))) {
        const text = textOf(nodes, node);
        if (/^(No recent|Session expired)/.test(text) && text !== said.at(-1)) said.push(text);
      }
      dialog ??= nodes.find(({ role }) => role?.value === 'alertdialog');
      const timer = nodes.find(({ role }) => role?.value === 'timer');
      if (timer) timerLiveness = liveness(timer);
    }
    assert.deepEqual(said, [
      'No recent activity. 12 seconds left',
      'No recent activity. 10 seconds left',
      'Session expired. For your security we ended this session because nothing happened for a while.',
    ]);
    assert.equal(dialog?.name?.value, 'No recent activity');
    assert.equal(dialog.description?.value, 'For your security this session is about to end.');
    assert.ok(timerLiveness === undefined || timerLiveness === 'off', String(timerLiveness));
  });
});
