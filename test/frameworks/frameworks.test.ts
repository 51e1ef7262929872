import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { chromium, type Browser, type FrameLocator, type Page } from 'playwright-core';
import { startSandbox, type Sandbox } from '../../demo/sandbox/index.js';
import { bundle } from './bundle.js';
import type { AddressInfo } from 'node:net';

const document = (script: string) => `<!doctype html><html lang="en"><title>App</title>
<link rel="icon" href="data:,"><main></main><script type="module" src="/${script}"></script></html>`;

let browser: Browser;

before(async () => {
  browser = await chromium.launch({
    executablePath: process.env['CHROME_PATH'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
});
after(() => browser.close());

/** The same app in each framework, written as its users write. */
for (const [framework, app] of [
  ['React, in strict mode', 'react.tsx'],
  ['Vue', 'vue.ts'],
  ['Svelte', 'svelte.ts'],
  ['Angular', 'angular.ts'],
] as const) {
  describe(`in ${framework}`, () => {
    let server: Server;
    let sandbox: Sandbox;
    let page: Page;
    let widget: FrameLocator;
    let asked: { widget_url?: Record<string, unknown> }[];
    let problems: string[];

    before(async () => {
      const script = await bundle(app);
      server = createServer((request, response) => {
        const isScript = request.url === `/${app}`;
        response
          .writeHead(200, { 'Content-Type': isScript ? 'text/javascript' : 'text/html' })
          .end(isScript ? script : document(app));
      }).listen(0, '127.0.0.1');
      await once(server, 'listening');
    });
    after(() => void server.close());

    beforeEach(async () => {
      sandbox = await startSandbox({ latency: 10 });
      page = await browser.newPage();
      widget = page.frameLocator('connect-widget iframe');
      asked = [];
      problems = [];
      page.on('request', (request) => {
        if (request.url() === sandbox.endpointUrl && request.method() === 'POST')
          asked.push(request.postDataJSON() as (typeof asked)[number]);
      });
      page.on('pageerror', ({ message }) => problems.push(message));
      page.on('console', (message) => {
        if (['error', 'warning'].includes(message.type())) problems.push(message.text());
      });
      const { port } = server.address() as AddressInfo;
      await page.goto(`http://localhost:${port}/?endpoint=${encodeURIComponent(sandbox.endpointUrl)}`);
      await widget.getByLabel('Search for your bank').waitFor();
    });
    afterEach(async () => {
      await page.close();
      await sandbox.close();
      assert.deepEqual(problems, []);
    });

    it('takes the options, and asks for one widget URL', async () => {
      assert.deepEqual(
        asked.map(({ widget_url: options }) => options?.['data_request']),
        [{ products: ['transactions', 'identity_verification'] }],
      );
      const options = await page.$eval('connect-widget', ({ resume, sessionTimeout, state }) => ({
        // A framework may write a text to either.
        isResuming: resume !== undefined,
        sessionTimeout: Number(sessionTimeout),
        state,
      }));
      assert.deepEqual(options, { isResuming: true, sessionTimeout: 600, state: 'active' });
      assert.deepEqual(sandbox.refusals(), []);
    });

    it('is a healthy page to diagnose()', async () => {
      assert.deepEqual(await page.$eval('connect-widget', (element) => element.diagnose()), []);
    });

    it('tells the app of a bank that was connected', async () => {
      await widget.getByRole('button', { name: 'MX Bank', exact: true }).click();
      await widget.getByLabel('Username').fill('mxuser');
      await widget.getByLabel('Password').fill('any password');
      await widget.getByRole('button', { name: 'Continue' }).click();
      await page.locator('output', { hasText: /^MBR-/ }).waitFor();
      assert.equal(await page.locator('output').textContent(), sandbox.members()[0]?.guid);
    });

    it('keeps the widget when the app renders again, and loads a fresh one for a new language', async () => {
      await page.getByRole('button', { name: 'Render again' }).click();
      await page.locator('small', { hasText: '1' }).waitFor();
      assert.equal(asked.length, 1);
      await page.getByRole('button', { name: 'Spanish' }).click();
      await widget.getByLabel('Busque su banco').waitFor();
      assert.equal(asked.length, 2);
      assert.deepEqual(sandbox.refusals(), []);
    });

    it('goes with the app and comes back with a fresh widget', async () => {
      await page.getByRole('button', { name: 'Toggle' }).click();
      await page.locator('iframe').waitFor({ state: 'detached' });
      await page.getByRole('button', { name: 'Toggle' }).click();
      await widget.getByLabel('Search for your bank').waitFor();
      assert.equal(asked.length, 2);
      assert.deepEqual(sandbox.refusals(), []);
    });
  });
}
