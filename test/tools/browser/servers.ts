import type { Sandbox } from '../../../demo/sandbox/index.js';
import type {
  BackendRequest,
  Fault,
  JourneyPlan,
  TablePlan,
  SandboxInfo,
  sandboxMethods,
} from './backend.js';
import type { Chunk } from './chunk-paths.js';
import type { ChunkAnswer } from './chunks.js';
import type { Origins } from './origins.js';

type Method = (typeof sandboxMethods)[number];

async function get<Value>(path: string): Promise<Value> {
  return (await (await fetch(path)).json()) as Value;
}

async function post(path: string, body: unknown): Promise<unknown> {
  const response = await fetch(path, { method: 'POST', body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
  return response.json();
}

async function call<Name extends Method>(
  method: Name,
  ...args: Parameters<Sandbox[Name]>
): Promise<ReturnType<Sandbox[Name]>> {
  const { result } = (await post(`/__sandbox__/${method}`, args)) as { result: ReturnType<Sandbox[Name]> };
  return result;
}

/** For browser tests: the origins that serve test/browser/frames/. */
export const origins = await get<Origins>('/__origins__');

/** For browser tests: the sandbox behind {@link backend}, its addresses and its controls. */
export const sandbox = {
  ...(await get<SandboxInfo>('/__sandbox__')),
  members: () => call('members'),
  setMemberStatus: (...args: Parameters<Sandbox['setMemberStatus']>) => call('setMemberStatus', ...args),
  failNext: (...args: Parameters<Sandbox['failNext']>) => call('failNext', ...args),
  expireUrl: () => call('expireUrl'),
  /** Loads of widget URLs that were used before or are too old. */
  refusals: () => call('refusals'),
  setPopup: (...args: Parameters<Sandbox['setPopup']>) => call('setPopup', ...args),
};

/** For browser tests: the embedding team's backend, which requests widget URLs from the sandbox. */
export const backend = {
  /** For `widget-url-endpoint`. */
  widgetUrlEndpoint: '/__backend__/widget-url',
  /** The next requests go wrong in this way. */
  async failNext(fault: Fault, times = 1): Promise<void> {
    await post('/__backend__/faults', { fault, times });
  },
  /** A new member of a new user, and the address of the bank or AllData page that it has to be connected at. */
  async depart(institutionCode: string, redirectUrl: string): Promise<{ url: string; memberGuid: string }> {
    const { member } = (await post('/__backend__/departure', {
      member: { institution_code: institutionCode, is_oauth: true },
      referral_source: 'APP',
      client_redirect_url: redirectUrl,
    })) as { member: { guid: string; oauth_window_uri: string } };
    return { url: member.oauth_window_uri, memberGuid: member.guid };
  },
  /** What the backend was asked since the last reset. */
  requests: () => get<BackendRequest[]>('/__backend__/requests'),
  /** Forgets requests and faults, and acts for a new user without members from now on. */
  async reset(): Promise<void> {
    await post('/__backend__/reset', {});
  },
};

/**
 * For tests of the start: how each chunk of the element is answered from now on, `serve` unless it is named; what was held goes on.
 * @returns the chunks that were asked for since the last call
 */
export async function answerChunks(answers: Partial<Record<Chunk, ChunkAnswer>>): Promise<Chunk[]> {
  return ((await post('/__chunks__', answers)) as { asked: Chunk[] }).asked;
}

/** An answer with this widget URL, as MX gives it. */
export const answerWith = (url: string) =>
  JSON.stringify({ widget_url: { type: 'connect_widget', url, user_id: null } });

/** For the fault test: how many journeys, and which. */
export const journeyPlan = await get<JourneyPlan>('/__journeys__');

/** For the tables of pop-outs and forgeries: how much of them is walked. */
export const tablePlan = await get<TablePlan>('/__plan__');

/** The same backend for one journey of many at a time, with faults of its own. */
export function backendOf(journey: number) {
  const query = `?journey=${journey}`;
  return {
    widgetUrlEndpoint: `${backend.widgetUrlEndpoint}${query}`,
    async failNext(fault: Fault, times = 1): Promise<void> {
      await post(`/__backend__/faults${query}`, { fault, times });
    },
    /** Nothing goes wrong from now on. */
    async heal(): Promise<void> {
      await fetch(`/__backend__/faults${query}`, { method: 'DELETE' });
    },
  };
}

/** Ways in which a backend goes wrong, for `backend.failNext`. */
export const faults = {
  html: { body: '<!doctype html><title>Sign in</title>', headers: { 'Content-Type': 'text/html' } },
  invalidJson: { body: '{"widget_url":' },
  noUrl: { body: '{}' },
  javascriptUrl: { body: answerWith('javascript:alert(1)') },
  relativeUrl: { body: answerWith('/md/connect/relative') },
  // Browsers repeat a request whose connection breaks, but none follows a redirect to a port that fetch forbids.
  networkError: { status: 307, headers: { Location: 'http://localhost:1/' } },
} satisfies Record<string, Fault>;
