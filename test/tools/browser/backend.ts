import { json } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { startSandbox, type Sandbox } from '../../../demo/sandbox/index.js';
import type { Middleware, ServerPart } from './origins.js';
import { addPilot } from './pilot.js';

/** How one request to the backend goes wrong; what is not named goes as usual. */
export interface Fault {
  /** Milliseconds before the answer. */
  delay?: number;
  status?: number;
  headers?: Record<string, string>;
  /** Answered in place of the backend's own answer. */
  body?: string;
}

/** What a request to `/__backend__/widget-url` was. */
export interface BackendRequest {
  language: string | undefined;
  body: unknown;
  /** The browser gave up before the answer. */
  aborted: boolean;
}

/** The methods of a sandbox that the tests may call from the browser. */
export const sandboxMethods = [
  'members',
  'setMemberStatus',
  'failNext',
  'expireUrl',
  'refusals',
  'setPopup',
] as const;

/** What servers.ts tells the tests about the sandbox. */
export type SandboxInfo = Pick<
  Sandbox,
  'apiUrl' | 'widgetUrl' | 'replayUrl' | 'bankUrl' | 'allDataUrl' | 'clientId' | 'apiKey'
>;

/** The latency of the sandbox in browser tests, in milliseconds: a job is still seen to take its steps. */
const latency = 5;

/** Plays the embedding team's backend, with a sandbox behind it, and does as servers.ts tells it. */
export function serveBackend(): ServerPart {
  let sandbox: Sandbox | undefined;
  let user: Promise<string> | undefined;
  // By the `journey` in the address that was asked, so that several at a time do not meet each other's faults.
  const faults = new Map<string, Fault[]>();
  let requests: BackendRequest[] = [];
  const running = (): Sandbox => {
    if (!sandbox) throw new Error('The sandbox has not started.');
    return sandbox;
  };

  const routes: Record<string, Middleware> = {
    'POST /__backend__/widget-url': async (context) => {
      const request: BackendRequest = {
        language: context.get('Accept-Language') || undefined,
        body: await json(context.req).catch(() => 'not JSON'),
        aborted: false,
      };
      requests.push(request);
      context.res.once('close', () => (request.aborted = !context.res.writableFinished));
      const fault = faults.get(String(context.query['journey']))?.shift() ?? {};
      if (fault.delay !== undefined) await pause(fault.delay);
      context.type = 'json';
      context.set(fault.headers ?? {});
      if (fault.status !== undefined || fault.body !== undefined) {
        context.status = fault.status ?? 200;
        context.body = fault.body ?? '{}';
        return;
      }
      user ??= createUser(running());
      const answer = await requestWidgetUrl(running(), await user, request);
      context.status = answer.status;
      context.body = await answer.text();
    },
    'POST /__backend__/faults': async (context) => {
      const { fault, times } = (await json(context.req)) as { fault: Fault; times: number };
      const journey = String(context.query['journey']);
      const planned = faults.get(journey) ?? [];
      faults.set(journey, [...planned, ...Array.from({ length: times }, () => fault)]);
      context.body = '{}';
    },
    'DELETE /__backend__/faults': (context) => {
      faults.delete(String(context.query['journey']));
      context.body = '{}';
    },
    'POST /__backend__/reset': (context) => {
      faults.clear();
      requests = [];
      user = undefined;
      context.body = '{}';
    },
    'GET /__backend__/requests': (context) => {
      context.body = requests;
    },
    'GET /__journeys__': (context) => {
      context.body = journeyPlan();
    },
    'GET /__plan__': (context) => {
      context.body = { full: process.env['TABLES'] === 'full' } satisfies TablePlan;
    },
    'POST /__backend__/departure': async (context) => {
      const path = `/users/${await createUser(running())}/members`;
      const answer = await callSandbox(running(), path, await json(context.req));
      context.type = 'json';
      context.body = await answer.text();
    },
    'GET /__sandbox__': (context) => {
      const { apiUrl, widgetUrl, replayUrl, bankUrl, allDataUrl, clientId, apiKey } = running();
      const urls = { apiUrl, widgetUrl, replayUrl, bankUrl, allDataUrl };
      context.body = { ...urls, clientId, apiKey } satisfies SandboxInfo;
    },
  };
  for (const method of sandboxMethods) {
    routes[`POST /__sandbox__/${method}`] = async (context) => {
      const methods = running() as unknown as Record<string, (...args: unknown[]) => unknown>;
      context.body = { result: methods[method]?.(...((await json(context.req)) as unknown[])) };
    };
  }

  return {
    plugin: {
      name: 'backend',
      async serverStart({ config }) {
        sandbox = await startSandbox({ latency });
        const pilot = `http://localhost:${config.port}/test/browser/frames/pilot.ts`;
        await addPilot(sandbox.widgetUrl, pilot);
      },
      async serverStop() {
        await sandbox?.close();
      },
    },
    async middleware(context, next) {
      const route = routes[`${context.method} ${context.path}`];
      await (route ? route(context, next) : next());
    },
  };
}

/** How many journeys the fault test takes, and the seed of the first: `JOURNEYS=500 JOURNEY_SEED=1`. */
export interface JourneyPlan {
  count: number;
  firstSeed: number;
}

/** Whether the tables are walked whole, pop-outs and forgeries: `TABLES=full`. */
export interface TablePlan {
  full: boolean;
}

function journeyPlan(): JourneyPlan {
  const { JOURNEYS = '20', JOURNEY_SEED = '1' } = process.env;
  return { count: Number(JOURNEYS), firstSeed: Number(JOURNEY_SEED) };
}

/** As a backend does it: the user is its own, the key stays here, the language comes from the browser. */
async function requestWidgetUrl(
  sandbox: Sandbox,
  userGuid: string,
  { language, body }: BackendRequest,
): Promise<Response> {
  return callSandbox(sandbox, `/users/${userGuid}/widget_urls`, body, language);
}

async function createUser(sandbox: Sandbox): Promise<string> {
  const response = await callSandbox(sandbox, '/users', { user: { metadata: 'browser tests' } });
  const { user } = (await response.json()) as { user: { guid: string } };
  return user.guid;
}

async function callSandbox(
  sandbox: Sandbox,
  path: string,
  body: unknown,
  language = 'en-US',
): Promise<Response> {
  const { apiUrl, clientId, apiKey } = sandbox;
  return fetch(`${apiUrl}${path}`, {
    method: 'POST',
    headers: {
      Accept: 'application/json',
      'Accept-Language': language,
      'Accept-Version': 'v20250224',
      Authorization: `Basic ${Buffer.from(`${clientId}:${apiKey}`).toString('base64')}`,
      'Content-Type': 'application/json',
    },
    body: JSON.stringify(body),
  });
}
