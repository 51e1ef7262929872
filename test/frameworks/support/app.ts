import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { chromium, type Browser, type FrameLocator, type Page } from 'playwright-core';
import { startSandbox, type Sandbox } from '../../../demo/sandbox/index.js';
import { signIn } from '../../demo/sandbox-person.js';
import { ensureChromium } from '../../tools/chromium.js';
import { environment, installApp, openProject, type ConsumerProject } from '../../tools/consumer-project.js';
import { runScript } from './run-script.js';
import type { AddressInfo } from 'node:net';

/** An app of apps/, written as users of the framework write one. Its scripts `check` and `build` are the framework's own. */
export interface FrameworkApp {
  readonly name: string;
  readonly folder: string;
  /** A misspelled option: the check has to name it. */
  readonly mistake: {
    readonly file: string;
    readonly right: string;
    readonly wrong: string;
    /** What the error says of it, if not the same. */
    readonly named?: string;
  };
  /** The command that serves what was built, for frameworks that bring a server along. */
  readonly serve?: readonly [script: string, ...args: string[]];
  /** The pages with a widget, if not the root alone. */
  readonly pages?: readonly AppPage[];
}

interface AppPage {
  readonly path: string;
  /** What of the tag the server's HTML has, if it is rendered there. */
  readonly served?: string;
}

/**
 * Makes the app outside of this repository, with the packed package, no alias and nothing of ours in its `node_modules`; checks its
 * types, builds it without secrets, and connects a bank in it.
 */
export function testApp(app: FrameworkApp): void {
  describe(`an app of its own: ${app.name}`, () => {
    let project: ConsumerProject;
    let sandbox: Sandbox;
    let browser: Browser;
    let server: ChildProcess;
    let origin: string;
    let page: Page;
    let widget: FrameLocator;
    let asked: { widget_url?: Record<string, unknown> }[];
    let problems: string[];

    const pages: readonly AppPage[] = app.pages ?? [{ path: '/' }];
    const run = (script: string) => runScript(project.directory, script);

    before(() => {
      project = openProject();
      cpSync(join(import.meta.dirname, '../apps', app.folder), project.directory, { recursive: true });
      cpSync(join(import.meta.dirname, 'serve.js'), join(project.directory, 'serve.js'));
      installApp(project);
    });
    after(() => project[Symbol.dispose]());

    it('its types are right, in strict mode', async () => {
      const { code, output } = await run('check');
      assert.equal(code, 0, output);
    });

    it('a misspelled option is an error that names it', async () => {
      const { file, right, wrong, named = wrong } = app.mistake;
      const path = join(project.directory, file);
      const text = readFileSync(path, 'utf8');
      assert.ok(text.includes(right), `${file} has ${right}`);
      writeFileSync(path, text.replace(right, wrong));
      const { code, output } = await run('check');
      writeFileSync(path, text);
      assert.notEqual(code, 0, 'The mistake was accepted.');
      assert.ok(output.includes(named), output);
    });

    it('builds without secrets', async () => {
      const { code, output } = await run('build');
      assert.equal(code, 0, output);
    });

    for (const { path, served } of pages)
      describe(`in a browser, at ${path}`, () => {
        before(async () => {
          sandbox = await startSandbox({ latency: 10 });
          const port = await freePort();
          origin = `http://localhost:${port}`;
          const [script, ...args] = app.serve ?? ['serve.js'];
          server = spawn(process.execPath, [script, ...args], {
            cwd: project.directory,
            env: {
              ...environment(),
              PORT: String(port),
              MX_API_URL: sandbox.apiUrl,
              MX_CLIENT_ID: sandbox.clientId,
              MX_API_KEY: sandbox.apiKey,
              MX_USER_GUID: sandbox.userGuid,
            },
            stdio: ['ignore', 'ignore', 'inherit'],
          });
          await untilServed(origin, server);
          browser = await chromium.launch({
            executablePath: await ensureChromium(),
            args: [
              '--no-sandbox',
              '--disable-background-networking',
              '--disable-component-update',
              '--disable-sync',
            ],
          });
        });
        after(async () => {
          server.kill();
          await browser.close();
          await sandbox.close();
        });

        beforeEach(async () => {
          page = await browser.newPage();
          widget = page.frameLocator('connect-widget iframe');
          asked = [];
          problems = [];
          page.on('request', (request) => {
            if (request.url() === `${origin}/api/widget-url`)
              asked.push(request.postDataJSON() as (typeof asked)[number]);
          });
          page.on('pageerror', ({ message }) => problems.push(message));
          page.on('console', (message) => {
            if (['error', 'warning'].includes(message.type())) problems.push(message.text());
          });
          await page.goto(`${origin}${path}`);
          await widget.getByLabel('Search for your bank').waitFor();
        });
        afterEach(async () => {
          await page.close();
          assert.deepEqual(problems, [], 'the console');
          assert.deepEqual(sandbox.refusals(), []);
        });

        if (served !== undefined)
          it('has the tag in the HTML of the server', async () => {
            const html = await (await fetch(`${origin}${path}`)).text();
            assert.ok(html.includes(served), html);
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
        });

        it('is a healthy page to diagnose()', async () => {
          assert.deepEqual(await page.$eval('connect-widget', (element) => element.diagnose()), []);
        });

        it('hears of a bank that was connected, by its typed handler', async () => {
          await widget.getByRole('button', { name: 'MX Bank', exact: true }).click();
          await signIn({ frame: widget }, 'any password');
          await page.locator('output', { hasText: 'MBR-' }).waitFor();
          const detail = JSON.parse((await page.locator('output').textContent()) ?? '') as object;
          const session = await page.$eval('connect-widget', ({ sessionGuid }) => sessionGuid);
          assert.deepEqual(detail, {
            member_guid: sandbox.members().at(-1)?.guid,
            user_guid: sandbox.userGuid,
            session_guid: session,
          });
        });

        it('keeps the widget when the app renders again, and loads a fresh one for a new language', async () => {
          await page.getByRole('button', { name: 'Render again' }).click();
          await page.locator('small', { hasText: '1' }).waitFor();
          assert.equal(asked.length, 1);
          await page.getByRole('button', { name: 'Spanish' }).click();
          await widget.getByLabel('Busque su banco').waitFor();
          assert.equal(asked.length, 2);
        });

        it('goes with the app and comes back with a fresh widget', async () => {
          await page.getByRole('button', { name: 'Toggle' }).click();
          await page.locator('iframe').waitFor({ state: 'detached' });
          await page.getByRole('button', { name: 'Toggle' }).click();
          await widget.getByLabel('Search for your bank').waitFor();
          assert.equal(asked.length, 2);
        });
      });
  });
}

/** Resolves when the server answers. */
async function untilServed(origin: string, server: ChildProcess): Promise<void> {
  while (!(await fetch(origin).catch(() => undefined))) {
    assert.equal(server.exitCode, null, 'The app’s server ended.');
    await setTimeout(50);
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
