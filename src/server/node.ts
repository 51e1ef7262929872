import { bare } from '../config/bare.js';
import { answerError } from './answer.js';
import { refuse } from './problems.js';
import { readProperty } from './untrusted.js';
import type { WidgetUrlHandler } from './options.js';

/** As much of Node's `IncomingMessage`, and of what frameworks add to it, as {@link toNodeHandler} reads. */
export interface NodeRequest {
  readonly method?: string | undefined;
  readonly url?: string | undefined;
  /** Express: the path before routers have taken their part away. */
  readonly originalUrl?: string | undefined;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** `false` until somebody reads the stream. */
  readonly readableDidRead?: boolean;
  /** What a parser such as `express.json()` made of the body. */
  readonly body?: unknown;
  readonly socket?: object | null;
  on(event: string, listener: (value: unknown) => void): unknown;
  off(event: string, listener: (value: unknown) => void): unknown;
  pause(): unknown;
  resume(): unknown;
}

/** As much of Node's `ServerResponse` as {@link toNodeHandler} uses. */
export interface NodeResponse {
  statusCode: number;
  readonly headersSent: boolean;
  readonly destroyed: boolean;
  readonly writableFinished: boolean;
  setHeader(name: string, value: string | readonly string[]): unknown;
  end(body: Uint8Array): unknown;
  on(event: string, listener: () => void): unknown;
}

/**
 * Makes a listener of a handler, for servers that have Node's own request and response: `createServer(toNodeHandler(handler))` of
 * `node:http`, and `app.all('/api/widget-url', toNodeHandler(handler))` of Express and Connect. Fastify's are `request.raw` and
 * `reply.raw`, after `reply.hijack()`.
 *
 * The handler's `context` is Node's request, so that `authorize` can read what the framework's middleware left on it:
 * `authorize: (_, { session }: express.Request) => …`. A body that a parser such as `express.json()` has read already is
 * taken from `request.body`. The handler's signal aborts when the client goes away. A request that no `Request` can hold, such as one
 * with a malformed `Host`, is answered with 400 `request-invalid`. The listener never rejects.
 *
 * @throws TypeError at once if `handler` is no function, and from the listener if it is not called with Node's request and response
 */
export function toNodeHandler<Incoming extends NodeRequest = NodeRequest>(
  handler: WidgetUrlHandler<Incoming>,
): (request: Incoming, response: NodeResponse) => Promise<void> {
  if (typeof handler !== 'function') throw new TypeError('toNodeHandler needs a handler, a function.');
  return (incoming, outgoing) => {
    if (!isNodeResponse(outgoing)) {
      throw new TypeError(
        'toNodeHandler: call its listener with the request and the response of Node’s http.',
      );
    }
    return serve(incoming, outgoing, handler);
  };
}

export function isNodeResponse(value: unknown): value is NodeResponse {
  return typeof (value as Partial<NodeResponse> | null | undefined)?.setHeader === 'function';
}

async function serve<Incoming extends NodeRequest>(
  incoming: Incoming,
  outgoing: NodeResponse,
  handler: WidgetUrlHandler<Incoming>,
): Promise<void> {
  const client = new AbortController();
  const leave = () => {
    if (!outgoing.writableFinished) client.abort();
  };
  outgoing.on('close', leave);
  if (outgoing.destroyed) leave();
  let request: Request;
  try {
    request = toRequest(incoming, client.signal);
  } catch {
    return send(answerError(refuse('request-invalid').problem), outgoing);
  }
  try {
    await send(await handler(request, incoming), outgoing);
  } catch {
    await send(answerError(refuse('internal').problem), outgoing);
  }
}

/** @throws TypeError if there is no such `Request`. */
function toRequest(incoming: NodeRequest, signal: AbortSignal): Request {
  const { method = 'GET', url = '/' } = incoming;
  const headers = new Headers();
  for (const [name, values] of Object.entries(incoming.headers)) {
    // HTTP/2 has fields such as :path, which are no headers.
    if (name.startsWith(':')) continue;
    for (const value of [values].flat()) if (value !== undefined) headers.append(name, value);
  }
  const host = headers.get('Host') ?? incoming.headers[':authority'];
  const original = readProperty(incoming, 'originalUrl');
  const path = typeof original === 'string' ? original : url;
  // Anything else could put another host into the URL: an absolute address, or one that begins with a user name.
  if (!/^[\w.:[\]-]+$/.test(String(host)) || !path.startsWith('/')) throw new TypeError('no origin or path');
  const scheme = readProperty(incoming.socket, 'encrypted') === true ? 'https' : 'http';
  const hasBody = !['GET', 'HEAD'].includes(method);
  const body = hasBody ? readBody(incoming) : undefined;
  const init = { method, headers, signal, body: hasBody ? (body ?? '') : null, duplex: 'half' };
  const request = new Request(`${scheme}://${String(host)}${path}`, bare(init));
  // The handler then says that somebody has read the body, and how to prevent that.
  if (hasBody && body === undefined) void request.arrayBuffer();
  return request;
}

/** The body of a request; `undefined` if somebody has read it and left nothing. */
function readBody(incoming: NodeRequest): BodyInit | undefined {
  // Some parsers leave an empty object where they have not read the stream.
  if (incoming.readableDidRead === false) return toStream(incoming);
  const body = readProperty(incoming, 'body');
  if (body === undefined || typeof body === 'string' || body instanceof Uint8Array) return body as BodyInit;
  return JSON.stringify(body);
}

/**
 * Reads no faster than it is read, and not at all before: Node itself then drops what nobody wants. If it is cancelled, the rest is
 * read and dropped, for otherwise the response and further requests of the connection would wait.
 */
function toStream(incoming: NodeRequest): ReadableStream<Uint8Array> {
  let listeners: [event: string, listener: (value: unknown) => void][] = [];
  const stop = () => {
    for (const [event, listener] of listeners) incoming.off(event, listener);
  };
  const listen = (controller: ReadableStreamDefaultController<Uint8Array>) => {
    const end = (act: () => void) => {
      stop();
      act();
    };
    listeners = [
      [
        'data',
        (part) => {
          controller.enqueue(part as Uint8Array);
          incoming.pause();
        },
      ],
      ['end', () => end(() => controller.close())],
      ['close', () => end(() => controller.error(new TypeError('The connection was closed.')))],
    ];
    for (const [event, listener] of listeners) incoming.on(event, listener);
    // Stays attached: an `error` event without a listener ends the process.
    incoming.on('error', (error) => end(() => controller.error(error)));
  };
  return new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        if (listeners.length === 0) listen(controller);
        incoming.resume();
      },
      cancel() {
        stop();
        incoming.resume();
      },
    },
    { highWaterMark: 0 },
  );
}

/** Sends a response of the handler, or 500 if its body fails. Does nothing if the client is gone or something else has answered. */
export async function send(response: Response, outgoing: NodeResponse): Promise<void> {
  const body = new Uint8Array(await response.arrayBuffer());
  if (outgoing.headersSent || outgoing.destroyed) return;
  outgoing.statusCode = response.status;
  for (const [name, value] of response.headers) if (name !== 'set-cookie') outgoing.setHeader(name, value);
  const cookies = response.headers.getSetCookie();
  if (cookies.length > 0) outgoing.setHeader('Set-Cookie', cookies);
  outgoing.end(body);
}
