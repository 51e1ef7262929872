import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import { after, afterEach, before, mock } from 'node:test';
import type { AddressInfo } from 'node:net';

/** What the handler asked MX for. */
export interface Asked {
  method: string | undefined;
  path: string | undefined;
  headers: IncomingMessage['headers'];
  body: unknown;
}

/** Stands in every text that the upstream writes, so that it is found wherever one of them comes through. */
export const upstreamText = 'upstream-text-4711';

export const freshUrl = 'https://int-widgets.moneydesktop.com/md/connect/fresh-url';

export function answerUrl(response: ServerResponse): void {
  const widget_url = { type: 'connect_widget', url: freshUrl, user_id: upstreamText };
  response.writeHead(200, { 'Content-Type': 'application/vnd.mx.api.v1+json' });
  response.end(JSON.stringify({ widget_url, debug: upstreamText }));
}

/**
 * A server in MX's place that answers as a test wants it to, for the tests of the suite that calls this. Mocks end with their
 * test.
 */
export function useUpstream() {
  const asked: Asked[] = [];
  let answer: (response: ServerResponse) => void = answerUrl;
  let gone = 0;
  const listener: RequestListener = (request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const { method, url: path, headers } = request;
      asked.push({ method, path, headers, body: JSON.parse(Buffer.concat(parts).toString()) as unknown });
      answer(response);
    });
    response.on('close', () => {
      if (!response.writableFinished) gone += 1;
    });
  };
  // Keeps connections, because a test that blocks this process for seconds would find its connection closed beneath it.
  const server = createServer({ keepAliveTimeout: 0 }, listener);
  /** Forgets what was asked, and answers URLs again. */
  const reset = () => {
    asked.length = 0;
    gone = 0;
    answer = answerUrl;
  };
  before(async () => {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  afterEach(() => {
    reset();
    mock.restoreAll();
  });
  after(async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  });
  return {
    /** Its address, while tests run. */
    get url() {
      return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    },
    asked,
    /** How many requests were given up by the one who asked. */
    gone: () => gone,
    answerWith: (next: (response: ServerResponse) => void) => {
      answer = next;
    },
    reset,
  };
}

/** Sends by `fetch`; once a status has arrived, a second passes on the mocked timers. */
export function passSecond(fetch: typeof globalThis.fetch): typeof globalThis.fetch {
  return async (...asked) => {
    const response = await fetch(...asked);
    // By then the handler waits for the body.
    setImmediate(() => mock.timers.tick(1000));
    return response;
  };
}
