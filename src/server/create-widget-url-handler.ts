import { bare } from '../config/bare.js';
import { answerError, answerJson } from './answer.js';
import { corsHeaders, judgeOrigin, pageOrigins, preflightHeaders } from './origin-policy.js';
import { addProducts } from './products.js';
import { findContradiction } from './contradictions.js';
import { identify, readCallbackPayload, readCredentials } from './option-functions.js';
import { isNodeResponse, send } from './node.js';
import { negotiateLanguage } from './negotiate-language.js';
import { parseJson, readText } from './read-text.js';
import { readSettings } from './settings.js';
import { readWidgetOptions, toBody } from './widget-options.js';
import { OperatorError, refuse } from './problems.js';
import { requestWidgetUrl } from './request-widget-url.js';
import { isRequest, isResponse } from './untrusted.js';
import { within } from './within.js';
import type { MxUser, WidgetUrlHandler, WidgetUrlHandlerOptions } from './options.js';
import type { OriginVerdict } from './origin-policy.js';
import type { Outcome, Problem } from './problems.js';
import type { Settings } from './settings.js';

/**
 * Makes the backend's part of `<connect-widget>`: a handler for the element's `widget-url-endpoint` that asks MX for a
 * widget URL with a key that never leaves the server. It takes a standard `Request` and returns a standard `Response`, so
 * it runs wherever these exist: Node, Deno, Bun, Workers, Lambda; Hono, Express and Next routes. It keeps no state.
 *
 * The response is `{ widget_url: { type, url } }`, with the language that MX was asked for in `Content-Language`, or
 * `{ error: { code, message } }` with a fitting status; see {@link WidgetUrlErrorCode}.
 *
 * @example
 * const handler = createWidgetUrlHandler({
 *   clientId: process.env.MX_CLIENT_ID,
 *   apiKey: process.env.MX_API_KEY,
 *   environment: 'integration',
 *   authorize: async (request) => {
 *     const session = await yourSessionOf(request);
 *     return session && { userGuid: session.mxUserGuid };
 *   },
 * });
 *
 * @throws TypeError naming the option that is missing or wrong.
 */
export function createWidgetUrlHandler<Context = unknown, User extends MxUser = MxUser>(
  options: WidgetUrlHandlerOptions<Context, User>,
): WidgetUrlHandler<Context> {
  const settings = readSettings(options);
  return async (request, ...[context]) => {
    let origin: OriginVerdict = { allowed: false, corsOrigin: undefined };
    try {
      if (!isRequest(request)) {
        const { problem } = refuse('not-a-request', { findings: { cause: misused } });
        const answer = answerProblem(problem, origin, settings);
        if (isNodeResponse(context)) await send(answer, context);
        return answer;
      }
      origin = judgeOrigin(request, settings.allowedOrigins);
      if (request.method === 'OPTIONS' && origin.corsOrigin !== undefined) {
        const headers = { ...preflightHeaders(request), ...commonHeaders(origin) };
        return new Response(null, bare({ status: 204, headers }));
      }
      const settled = await settle(request, context as Context, origin, settings);
      if (isResponse(settled)) return passOn(settled, origin);
      if (!settled.ok) return answerProblem(settled.problem, origin, settings);
      const { url, language } = settled.value;
      return answerJson(
        200,
        { widget_url: { type: 'connect_widget', url } },
        { ...commonHeaders(origin), 'Content-Language': language },
      );
    } catch (cause) {
      return answerProblem(refuse('internal', { findings: { cause } }).problem, origin, settings);
    }
  };
}

const misused = new OperatorError(
  'The handler takes a web Request. Mount toNodeHandler(handler) in Node’s http, Express and Connect; elsewhere pass the ' +
    'Request that the framework holds, such as context.req.raw in Hono.',
);

interface WidgetUrl {
  readonly url: string;
  /** What MX was asked for. */
  readonly language: string;
}

/** Checks in order of cost; nothing is read or requested for a client that is not allowed to. */
async function settle<Context, User extends MxUser>(
  request: Request,
  context: Context,
  origin: OriginVerdict,
  settings: Settings<Context, User>,
): Promise<Outcome<WidgetUrl> | Response> {
  if (request.method !== 'POST') return refuse('method-not-allowed');
  if (!origin.allowed) return refuse('origin-not-allowed');
  if (!isJson(request.headers.get('Content-Type'))) return refuse('not-json');
  const { credentials: given } = settings;
  // First, so that whoever sets up a server need not sign in to learn it.
  if (given instanceof OperatorError) return refuse('credentials-failed', { findings: { cause: given } });
  const identified = await identify(request, context, settings);
  if (isResponse(identified) || !identified.ok) return identified;
  const { user, identifier } = identified.value;
  const body = await readJson(request, settings);
  if (!body.ok) return body;
  const options = readWidgetOptions(body.value, {
    allowed: settings.allowedOptions,
    groups: settings.groups,
    redirectOrigins: settings.allowsForeignRedirects ? undefined : pageOrigins(request),
  });
  if (!options.ok) return options;
  const values = { ...settings.defaults, ...options.value, ...settings.overrides };
  const contradiction = findContradiction(values, 'widget_url.');
  if (contradiction !== undefined) return refuse('option-invalid', { message: contradiction });
  const credentials = await readCredentials(request, context, user, { ...settings, credentials: given });
  if (!credentials.ok) return credentials;
  const callbackPayload = await readCallbackPayload(request, context, user, settings);
  if (!callbackPayload.ok) return callbackPayload;
  const language = negotiateLanguage(request.headers.get('Accept-Language'), settings.languages);
  const url = await requestWidgetUrl(
    {
      credentials: credentials.value,
      identifier,
      language,
      callbackPayload: callbackPayload.value,
      body: toBody(settings.apiVersion === 'v20111101' ? values : addProducts(values)),
      signal: request.signal,
    },
    settings,
  );
  return url.ok ? { ok: true, value: { url: url.value, language } } : url;
}

/** A form of another site cannot send this type, and a script there has to ask first; so it is part of the defence. */
function isJson(contentType: string | null): boolean {
  return contentType?.split(';', 1)[0]?.trim().toLowerCase() === 'application/json';
}

const consumed = new OperatorError(
  'Pass the request on before anything reads its body; in Node, toNodeHandler also takes the body that express.json() has read.',
);

async function readJson(
  request: Request,
  { maximumBodySize, timeout }: Pick<Settings<never>, 'maximumBodySize' | 'timeout'>,
): Promise<Outcome<unknown>> {
  if (Number(request.headers.get('Content-Length')) > maximumBodySize) return refuse('body-too-large');
  // From here on, for a server may keep the connection of a body waiting that was looked at and not read.
  const { body, bodyUsed } = request;
  if (bodyUsed || body?.locked) return refuse('body-consumed', { findings: { cause: consumed } });
  // Counted whatever its length was said to be: not every request comes from a connection, which takes no more than that.
  const read = await within(timeout, request.signal, (signal) => readText(body, maximumBodySize, signal));
  if (read.kind === 'gone') return refuse('client-gone');
  if (read.kind === 'timeout') return refuse('body-too-slow');
  if (read.kind === 'failed') return refuse('body-invalid');
  if (read.value === undefined) return refuse('body-too-large');
  // No JSON is `undefined`, which is no valid body either.
  return { ok: true, value: parseJson(read.value) };
}

function commonHeaders({ corsOrigin }: OriginVerdict): Record<string, string> {
  return {
    'Cache-Control': 'no-store',
    Vary: 'Origin, Accept-Language',
    ...(corsOrigin === undefined ? {} : corsHeaders(corsOrigin)),
  };
}

function answerProblem(
  { code, status, message, retryAfter, findings }: Problem,
  origin: OriginVerdict,
  {
    allowedOrigins,
    explainsUpstream,
    onError,
  }: Pick<Settings<never>, 'allowedOrigins' | 'explainsUpstream' | 'onError'>,
): Response {
  if (findings) tell(onError, { code, status, message, ...findings });
  const reason = explainsUpstream ? explain(findings) : '';
  return answerError(
    { code, status, message: message + reason },
    {
      ...commonHeaders(origin),
      ...(retryAfter === undefined ? {} : { 'Retry-After': retryAfter }),
      ...(status === 405 ? { Allow: allowedOrigins.size > 0 ? 'POST, OPTIONS' : 'POST' } : {}),
    },
  );
}

/** MX's own reason, for whoever develops the page. */
function explain(findings: Problem['findings']): string {
  const { upstreamStatus, upstreamMessage } = bare(findings ?? {});
  if (upstreamStatus === undefined) return '';
  return ` MX answered ${upstreamStatus}${upstreamMessage === undefined ? '' : `: ${upstreamMessage}`}`;
}

/** A failure of `onError` is ignored. */
function tell(onError: Settings<never>['onError'], failure: Parameters<Settings<never>['onError']>[0]): void {
  const told = async () => {
    await onError(failure);
  };
  told().catch(() => undefined);
}

/** A response of the team's own: readable by the page that asked, and not stored. */
function passOn({ body, status, statusText, headers }: Response, origin: OriginVerdict): Response {
  const merged = new Headers(headers);
  const { Vary, ...others } = commonHeaders(origin);
  for (const [name, value] of Object.entries(others)) merged.set(name, value);
  if (Vary !== undefined) merged.append('Vary', Vary);
  return new Response(body, bare({ status, statusText, headers: merged }));
}
