import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { it } from 'node:test';
import { chromium } from 'playwright-core';
import { blocksIn } from '../guides/support/guides.js';
import { ensureChromium } from '../tools/chromium.js';
import { environment, openProject, packPackage } from '../tools/consumer-project.js';

/** The endpoint that the documents show, which is that of a sandbox on its default port. */
const shownEndpoint = 'http://localhost:4304/api/widget-url';

for (const document of ['README.md', 'demo/guides/getting-started.md']) {
  const title = `connects a bank by the first steps of ${document}, from an empty folder`;
  it(title, { timeout: 240_000 }, async (test) => {
    const [create, sandbox, develop] = blocksIn('sh').filter(({ path }) => path === document);
    const [page] = blocksIn('html').filter(({ path }) => path === document);
    assert.ok(create && sandbox && develop && page);
    assert.ok(page.code.includes(shownEndpoint));
    using project = openProject();
    using servers = new Servers();
    let began = performance.now();
    const done = (step: string) => {
      test.diagnostic(`${step}: ${((performance.now() - began) / 1000).toFixed(1)} s`);
      began = performance.now();
    };

    // What is not published yet is installed from the archive.
    const archive = process.env['PACKED_ARCHIVE'] ?? packPackage(project.directory);
    const commands = create.code.replace('npm install connect-widget-element', `npm install ${archive}`);
    const { code, complaints } = await run(commands, project.directory);
    assert.equal(code, 0, complaints);
    done('create the page and install the element');

    // On any free ports, so that somebody else's sandbox does not matter.
    const folder = join(project.directory, 'my-bank');
    const endpoint = await servers.start(`${sandbox.code.trim()} --port 0`, folder, /Endpoint\s+(\S+)/);
    done('start the sandbox');
    writeFileSync(join(folder, 'index.html'), page.code.replace(shownEndpoint, endpoint));
    const address = await servers.start(develop.code.trim(), folder, /Local:\s+(\S+)/);
    done('write and start the page');
    assert.match(await connectBank(address), /^Connected: MBR-/);
    done('connect the bank');
  });
}

/** Runs commands as a reader types them, who agrees when npm asks whether it may fetch what creates the page. */
async function run(commands: string, cwd: string): Promise<{ code: number; complaints: string }> {
  const shell = spawn('bash', ['-e', '-c', commands], {
    cwd,
    env: { ...environment(), npm_config_yes: 'true' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const closed = once(shell, 'close') as Promise<[number]>;
  const complaints = await text(shell.stderr);
  const [code] = await closed;
  return { code, complaints };
}

/** Servers on the command line; disposing of them ends them. */
class Servers implements Disposable {
  readonly #children: ChildProcess[] = [];

  /** @returns what the command prints in the place of the group */
  async start(command: string, cwd: string, printed: RegExp): Promise<string> {
    const child = spawn('bash', ['-c', command], {
      cwd,
      env: { ...environment(), NO_COLOR: '1' },
      stdio: ['ignore', 'pipe', 'inherit'],
      // A group of processes of its own, because npm and npx start others.
      detached: true,
    });
    this.#children.push(child);
    for await (const line of createInterface(child.stdout)) {
      const [, found] = printed.exec(line) ?? [];
      if (found !== undefined) return found;
    }
    throw new Error(`${command} ended without ${printed.source}.`);
  }

  [Symbol.dispose](): void {
    for (const { pid, exitCode } of this.#children)
      if (pid !== undefined && exitCode === null) process.kill(-pid);
  }
}

/** Does what the document says to do in the page. @returns what the console says then */
async function connectBank(address: string): Promise<string> {
  await using browser = await chromium.launch({
    executablePath: await ensureChromium(),
    args: ['--no-sandbox'],
  });
  const page = await browser.newPage();
  const message = page.waitForEvent('console', (entry) => entry.text().startsWith('Connected'));
  await page.goto(address);
  const widget = page.frameLocator('connect-widget iframe');
  await widget.getByRole('button', { name: 'MX Bank', exact: true }).click();
  await widget.getByLabel('Username').fill('mxuser');
  await widget.getByLabel('Password').fill('any password');
  await widget.getByRole('button', { name: 'Continue' }).click();
  return (await message).text();
}
