import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { basename, join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { signIn } from '../demo/sandbox-person.js';
import type { Sandbox } from '../../demo/sandbox/index.js';
import type { AddressInfo } from 'node:net';
import type { Browser, Page, Request } from 'playwright-core';

/** A script that a visit loaded. */
export interface VisitedScript {
  name: string;
  /** Bytes after brotli. */
  size: number;
  /** Whether the widget's frame needs it to begin. */
  isFirst: boolean;
}

/**
 * Opens a built app, connects a bank by credentials, and tells which scripts that took.
 *
 * First are the scripts that the app's HTML names. All others are held back until the request of the widget's frame has begun, so
 * that what is first does not depend on the speed of this machine: a frame that waits for another script never begins, and the
 * visit fails.
 */
export async function visitApp(
  browser: Browser,
  directory: string,
  sandbox: Sandbox,
): Promise<VisitedScript[]> {
  const html = await readFile(join(directory, 'index.html'), 'utf8');
  const isFirst = (path: string): boolean => html.includes(`"${path}"`);
  await using app = await serveFiles(directory);
  await using context = await browser.newContext();
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('pageerror', ({ message }) => problems.push(message));
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  const scripts = new Map<string, Request>();
  page.on('request', (request) => {
    const { origin, pathname } = new URL(request.url());
    if (origin === app.origin && pathname.endsWith('.js')) scripts.set(pathname, request);
  });
  try {
    const frame = page
      .waitForRequest((request) => request.url().startsWith(sandbox.widgetUrl))
      .catch((cause: unknown) => {
        throw new Error('The widget’s frame did not begin with the first scripts alone.', { cause });
      });
    await page.route(
      ({ origin, pathname }) => origin === app.origin && pathname.endsWith('.js') && !isFirst(pathname),
      (route) =>
        frame.then(
          () => route.continue(),
          () => route.abort(),
        ),
    );
    await Promise.all([frame, page.goto(app.origin)]);
    await connectBank(page, sandbox);
    await untilIdle(page, scripts);
  } catch (cause) {
    const held = [...scripts.keys()].filter((path) => !isFirst(path));
    const facts = [String(cause), `Scripts after the first: ${held.join(', ') || 'none'}.`, ...problems];
    throw new Error(`no bank was connected. ${facts.join('\n')}`, { cause });
  }
  if (problems.length > 0) throw new Error(`a bank was connected, but: ${problems.join('\n')}`);
  return await Promise.all(
    [...scripts.keys()].map(async (path) => ({
      name: basename(path),
      size: brotliCompressSync(await readFile(join(directory, path))).length,
      isFirst: isFirst(path),
    })),
  );
}

/** Until the page knows of it, too: the app puts the member that the element told it of into its title. */
export async function connectBank(page: Page, sandbox: Sandbox): Promise<void> {
  const frame = page.frameLocator('connect-widget iframe');
  await frame.getByRole('button', { name: 'MX Bank', exact: true }).click();
  await signIn({ frame }, 'any password');
  await frame.getByText('You have connected MX Bank').waitFor();
  const [member] = sandbox.members();
  if (member?.connection_status !== 'CONNECTED')
    throw new Error(`The member is ${String(member?.connection_status)}.`);
  await page.waitForFunction((guid) => document.title === guid, member.guid);
}

/**
 * Resolves once the browser is idle and has every script it asked for. A person types longer than a test does, so what is loaded
 * while nothing happens belongs to the visit. Idle callbacks run in the order in which they were asked for.
 */
async function untilIdle(page: Page, scripts: ReadonlyMap<string, Request>): Promise<void> {
  for (let count = -1; count < scripts.size;) {
    count = scripts.size;
    await Promise.all([...scripts.values()].map((request) => request.response()));
    await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
  }
}

/** Serves the files of a directory, until it is disposed of. */
export async function serveFiles(directory: string): Promise<AsyncDisposable & { origin: string }> {
  const server = createServer((request, response) => {
    const path = request.url === '/' ? '/index.html' : (request.url ?? '');
    const type = path.endsWith('.html') ? 'text/html' : 'text/javascript';
    readFile(join(directory, path)).then(
      (content) => response.writeHead(200, { 'Content-Type': `${type}; charset=utf-8` }).end(content),
      () => response.writeHead(404).end(),
    );
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}
