import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { JSDOM } from 'jsdom';
import type axe from 'axe-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { sidebar } from '../../../demo/guides/.vitepress/sidebar.js';
import { buildGuides, guidesDirectory } from '../../../demo/server/pages.js';
import { startDemo, type Demo } from '../../../demo/server/start-demo.js';
import { guides } from '../../guides/support/guides.js';
import { launchBrowser } from '../session-visitor.js';

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const files = guides.map((guide) => `${basename(guide, '.md')}.html`);

describe('the guides as they are built and served', { concurrency: 2 }, () => {
  let demo: Demo;
  let browser: Browser;

  before(async () => {
    await buildGuides();
    browser = await launchBrowser();
    demo = await startDemo({ sandbox: { latency: 10 }, guides: Promise.resolve() });
  });
  after(async () => {
    await browser.close();
    await demo.close();
  });

  async function open(file: string, context: BrowserContext): Promise<Page> {
    const page = await context.newPage();
    await page.goto(`${demo.url}/guides/${file}`);
    return page;
  }

  it('are all in the sidebar', () => {
    const listed = sidebar.flatMap(({ items }) => items.map(({ link }) => `${link.slice(1)}.html`));
    assert.deepEqual([...listed, 'index.html'].sort(), files.sort());
  });

  it('lead nowhere that does not exist, and to places of a page that exist', () => {
    const documents = new Map(
      files.map((file) => {
        const html = readFileSync(join(guidesDirectory, file), 'utf8');
        return [`/guides/${file}`, new JSDOM(html).window.document];
      }),
    );
    const dead: string[] = [];
    for (const [path, document] of documents) {
      for (const link of document.querySelectorAll('a[href]')) {
        const { origin, pathname, hash } = new URL(link.getAttribute('href') ?? '', `http://guides${path}`);
        if (origin !== 'http://guides' || pathname === '/') continue;
        const target = documents.get(pathname === '/guides/' ? '/guides/index.html' : pathname);
        const exists = target
          ? hash === '' || target.getElementById(decodeURIComponent(hash.slice(1)))
          : existsSync(join(guidesDirectory, pathname.replace('/guides/', '')));
        if (!exists) dead.push(`${path} → ${pathname}${hash}`);
      }
    }
    assert.deepEqual(dead, []);
  });

  it('run under their policy without a violation, and are found from the demo', async () => {
    await using context = await browser.newContext();
    await using page = await context.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
    });
    page.on('pageerror', ({ message }) => complaints.push(message));
    await page.goto(demo.url);
    await page.getByRole('link', { name: 'guides' }).click();
    await page.getByRole('heading', { level: 1, name: 'Guides' }).waitFor();
    const answer = await page.reload();
    assert.doesNotMatch(answer?.headers()['content-security-policy'] ?? 'unsafe', /script-src|unsafe-eval/);
    assert.match(answer?.headers()['content-security-policy'] ?? '', /default-src 'self';/);
    await page.getByRole('link', { name: 'Getting started' }).first().click();
    await page.getByRole('heading', { level: 1, name: 'Getting started' }).waitFor();
    await page.getByRole('switch').click();
    assert.ok(await page.evaluate(() => document.documentElement.classList.contains('dark')));
    assert.deepEqual(complaints, []);
  });

  it('are found by a search, without a network', async () => {
    await using context = await browser.newContext();
    await context.route(
      (url) => url.origin !== new URL(demo.url).origin,
      (route) => route.abort(),
    );
    await using page = await open('index.html', context);
    await page.getByRole('button', { name: 'Search' }).click();
    await page.getByRole('searchbox').fill('severed');
    await page
      .getByRole('option', { name: /severed/i })
      .first()
      .click();
    await page.waitForURL(/\/guides\/oauth\.html/);
  });

  it('show a page that is not there as not found', async () => {
    assert.equal((await fetch(`${demo.url}/guides/nowhere.html`)).status, 404);
  });

  for (const file of files) {
    it(`fit every window, and axe finds nothing: ${file}`, async () => {
      await using context = await browser.newContext({ bypassCSP: true, reducedMotion: 'reduce' });
      await using page = await open(file, context);
      await page.addScriptTag({ path: axePath });
      for (const width of [320, 768, 1280]) {
        await page.setViewportSize({ width, height: 900 });
        assert.equal(await overflowOf(page), 0, `at ${width} px`);
        for (const colorScheme of ['light', 'dark'] as const) {
          if (width === 768) continue;
          await page.emulateMedia({ colorScheme });
          const rules = colorScheme === 'dark' ? ['color-contrast'] : undefined;
          assert.deepEqual(await violations(page, rules), [], `${colorScheme}, ${width} px`);
        }
      }
    });
  }
});

function overflowOf(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/** What axe finds wrong: of everything it knows, or of these rules alone. */
async function violations(page: Page, rules?: readonly string[]): Promise<string[]> {
  const { violations: found } = await page.evaluate(
    (runOnly) => (window as unknown as { axe: typeof axe }).axe.run(runOnly ? { runOnly } : {}),
    rules && [...rules],
  );
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 300)} ${failureSummary ?? ''}`),
  );
}
