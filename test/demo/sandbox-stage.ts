import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before } from 'node:test';
import {
  chromium,
  type Browser,
  type BrowserContext,
  type FrameLocator,
  type Page,
  type Request,
} from 'playwright-core';
import {
  startSandbox,
  type MemberRecord,
  type Sandbox,
  type SandboxOptions,
} from '../../demo/sandbox/index.js';
import { stopClock } from './stop-clock.js';

/** A message as the embedding page received it. */
export interface Recorded {
  type: string;
  metadata: Record<string, unknown>;
  mx: boolean;
  origin: string;
}

/** The embedding page with the widget in it, as one user of it, with all their windows; disposing of it closes them. */
export interface Visit extends AsyncDisposable {
  page: Page;
  context: BrowserContext;
  frame: FrameLocator;
  userGuid: string;
  /** Everything received so far, without `mx/ping`, which depends on when the user moves. */
  messages: () => Promise<Recorded[]>;
  /** Resolves once a message of this type, and of this step, has arrived. */
  heard: (type: string, current?: string) => Promise<void>;
  /** Resolves once so many messages, and whatever the widget posted with the last of them, have arrived. */
  settled: (count: number) => Promise<void>;
  /** Resolves once the widget's page has loaded and all that it posted until now has arrived. */
  delivered: () => Promise<void>;
  /**
   * Resolves once the widget has acted on an answer about a pending authorization that it asked for after this call: it asks for the
   * next one.
   */
  polled: () => Promise<void>;
  /** Sends the widget a command, as hosts do: a JSON string to its concrete origin. */
  command: (command: object) => Promise<void>;
}

export interface VisitOptions {
  /** Options of the widget URL, under MX's names. */
  widget?: Record<string, unknown>;
  language?: string;
  userGuid?: string;
  viewport?: { width: number; height: number };
  /** `referrerpolicy` of the frame. Default `origin`. */
  referrerPolicy?: string;
  bypassCSP?: boolean;
  /** What the user's system prefers. Default `light`. */
  colorScheme?: 'light' | 'dark';
  /** Whether the user's system asks for less motion. Default no. */
  reducedMotion?: boolean;
  /** Whether the clocks of all pages stand still, until `context.clock` moves them. Default no. */
  clockStopped?: boolean;
}

/** A sandbox, a browser and a host page for the tests of one file. */
export interface Stage {
  sandbox: Sandbox;
  browser: Browser;
  hostUrl: string;
  createUser: () => Promise<string>;
  /** A request to the Platform API, version v20250224; fails unless it succeeds. */
  api: (method: string, path: string, body?: object) => Promise<unknown>;
  /** The one member of a user. */
  memberOf: (userGuid: string) => MemberRecord;
  mintUrl: (userGuid: string, widget?: Record<string, unknown>, language?: string) => Promise<string>;
  visit: (options?: VisitOptions) => Promise<Visit>;
}

const hostPage = `<!doctype html><html lang="en"><title>Host</title><body style="margin:0"><script>
  window.received = [];
  addEventListener('message', ({ data, origin }) => {
    if (data && data.mx === true) received.push({ ...data, origin });
  });
</script></body></html>`;

/** Starts everything before the file's tests and stops it after them. */
export function setStage(options: SandboxOptions = {}): Stage {
  const stage = {} as Stage & AsyncDisposable;
  before(async () => void Object.assign(stage, await openStage(options)));
  after(() => stage[Symbol.asyncDispose]());
  return stage;
}

/** Starts everything; disposing of it stops it. */
export async function openStage(options: SandboxOptions = {}): Promise<Stage & AsyncDisposable> {
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html' }).end(hostPage);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const sandbox = await startSandbox({ latency: 10, ...options });
  const browser = await chromium.launch({
    executablePath: process.env['CHROME_PATH'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
  const api: Stage['api'] = (method, path, body) => callApi(sandbox, method, path, body);
  let users = 0;
  const stage: Stage & AsyncDisposable = {
    sandbox,
    browser,
    hostUrl: `http://localhost:${(server.address() as AddressInfo).port}/`,
    api,
    createUser: async () => {
      users += 1;
      const answer = await api('POST', '/users', { user: { id: `user-${users}` } });
      return (answer as { user: { guid: string } }).user.guid;
    },
    mintUrl: async (userGuid, widget = {}, language = 'en-US') => {
      const body = { widget_url: { widget_type: 'connect_widget', ...widget } };
      const answer = await callApi(sandbox, 'POST', `/users/${userGuid}/widget_urls`, body, language);
      return (answer as { widget_url: { url: string } }).widget_url.url;
    },
    memberOf: (userGuid) => {
      const [member, ...others] = sandbox.members().filter(({ user_guid }) => user_guid === userGuid);
      if (!member || others.length > 0) throw new Error(`Expected one member of ${userGuid}.`);
      return member;
    },
    visit: (visitOptions) => visit(stage, visitOptions),
    [Symbol.asyncDispose]: async () => {
      await browser.close();
      await sandbox.close();
      server.close();
    },
  };
  return stage;
}

async function visit(stage: Stage, options: VisitOptions = {}): Promise<Visit> {
  const { widget, language, viewport = { width: 480, height: 800 }, referrerPolicy = 'origin' } = options;
  const userGuid = options.userGuid ?? (await stage.createUser());
  const url = await stage.mintUrl(userGuid, widget, language);
  const { bypassCSP = false, colorScheme = 'light', reducedMotion = false, clockStopped = false } = options;
  const context = await stage.browser.newContext({
    viewport,
    bypassCSP,
    colorScheme,
    reducedMotion: reducedMotion ? 'reduce' : 'no-preference',
  });
  if (clockStopped) await stopClock(context);
  const page = await context.newPage();
  await page.goto(stage.hostUrl);
  await page.evaluate(
    ({ url, referrerPolicy }) => {
      const frame = document.createElement('iframe');
      frame.title = 'Connect';
      frame.setAttribute('referrerpolicy', referrerPolicy);
      frame.style.cssText = 'border:0;width:100vw;height:100vh;display:block';
      frame.src = url;
      document.body.append(frame);
    },
    { url, referrerPolicy },
  );
  const frame = page.frameLocator('iframe');
  const messages = async (): Promise<Recorded[]> =>
    (await received(page)).filter(({ type }) => type !== 'mx/ping');
  const delivered = async (): Promise<void> => {
    await frame.locator('html').evaluate(async () => {
      if (document.readyState !== 'complete') await new Promise((loaded) => addEventListener('load', loaded));
      // Messages from one window to another keep their order: what was posted before arrives before.
      await new Promise<void>((arrived) => {
        addEventListener('message', ({ data }) => data === 'own turn' && arrived());
        postMessage('own turn', '*');
      });
      parent.postMessage({ mx: true, type: 'delivered', metadata: {} }, '*');
    });
    await waitForMessage(page, 'delivered', undefined);
    await page.evaluate(() => {
      const host = window as unknown as { received: Recorded[] };
      host.received = host.received.filter(({ type }) => type !== 'delivered');
    });
  };
  return {
    page,
    context,
    userGuid,
    frame,
    messages,
    [Symbol.asyncDispose]: () => context.close(),
    settled: async (count) => {
      await waitForCount(page, count).catch(async (cause: unknown) => {
        const types = (await messages()).map(({ type }) => type);
        throw new Error(`Waited for ${count} messages; got ${types.join(', ')}`, { cause });
      });
      await delivered();
    },
    heard: (type, current) => waitForMessage(page, type, current),
    delivered,
    polled: async () => {
      const asked = new Set<Request>();
      const note = (request: Request): void => {
        if (isLook(request)) asked.add(request);
      };
      page.on('request', note);
      await page.waitForEvent('requestfinished', (request) => asked.has(request));
      page.off('request', note);
      await page.waitForRequest(isLook);
    },
    command: (command) =>
      page.evaluate(
        ({ text, origin }) =>
          document.querySelector('iframe')?.contentWindow?.postMessage(text, { targetOrigin: origin }),
        { text: JSON.stringify(command), origin: new URL(url).origin },
      ),
  };
}

function received(page: Page): Promise<Recorded[]> {
  return page.evaluate(() => (window as unknown as { received: Recorded[] }).received);
}

async function waitForMessage(page: Page, type: string, current?: string): Promise<void> {
  await page.waitForFunction(
    ({ type, current }) =>
      (window as unknown as { received: Recorded[] }).received.some(
        (message) =>
          message.type === type && (current === undefined || message.metadata['current'] === current),
      ),
    { type, current },
  );
}

/** Counts as {@link Visit.messages} does. */
async function waitForCount(page: Page, count: number): Promise<void> {
  await page.waitForFunction(
    (count) =>
      (window as unknown as { received: Recorded[] }).received.filter(({ type }) => type !== 'mx/ping')
        .length >= count,
    count,
  );
}

/** Whether the widget asks what became of an authorization. */
function isLook(request: Request): boolean {
  return /\/session\/departures\/[^/]+$/.test(request.url());
}

async function callApi(
  { apiUrl, clientId, apiKey }: Sandbox,
  method: string,
  path: string,
  body?: object,
  language = 'en-US',
): Promise<unknown> {
  const response = await fetch(`${apiUrl}${path}`, {
    method,
    ...(body && { body: JSON.stringify(body) }),
    headers: {
      authorization: `Basic ${Buffer.from(`${clientId}:${apiKey}`).toString('base64')}`,
      accept: 'application/json',
      'accept-version': 'v20250224',
      'content-type': 'application/json',
      'accept-language': language,
    },
  });
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  return response.json();
}
