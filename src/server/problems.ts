/** Every way in which a request can end without a widget URL: the HTTP status, and what the page is told. */
export const problems = {
  'not-a-request': [
    500,
    'The server calls its handler without a Request; in Node it has to mount toNodeHandler(handler).',
  ],
  'request-invalid': [400, 'The request cannot be read.'],
  'method-not-allowed': [405, 'A widget URL is requested with POST.'],
  'origin-not-allowed': [403, 'Pages of this origin may not request a widget URL.'],
  'not-json': [415, 'The Content-Type must be application/json.'],
  unauthorized: [401, 'There is no user to request a widget URL for.'],
  'body-too-large': [413, 'The body is too large.'],
  'body-too-slow': [408, 'The body did not arrive in time.'],
  'body-invalid': [400, 'The body must be JSON, { "widget_url": { …options } }, and nothing else.'],
  'option-not-allowed': [400, 'An option is not allowed here.'],
  'option-invalid': [400, 'An option has a value that it cannot have.'],
  'authorize-failed': [500, 'The server could not identify the user.'],
  'credentials-failed': [500, 'The server has no MX credentials for this request.'],
  'callback-payload-failed': [500, 'The server could not create the callback payload.'],
  'body-consumed': [500, 'The server read the body before the handler could.'],
  internal: [500, 'The server failed.'],
  'client-gone': [499, 'The request was given up.'],
  'mx-rejected': [400, 'MX did not accept the options.'],
  'mx-not-found': [404, 'MX does not know the user, or the member that the options name.'],
  'mx-conflict': [409, 'MX is still at work on this. Try again in a moment.'],
  'mx-rate-limited': [429, 'MX asks for a pause. Try again in a moment.'],
  'mx-credentials-refused': [502, 'MX refused this server’s credentials. Its operator must check them.'],
  'mx-version-refused': [
    502,
    'MX refused the version of its API that this server asks for. Its operator must change it.',
  ],
  'mx-failed': [502, 'MX could not handle the request. Try again in a moment.'],
  'mx-unreachable': [502, 'MX could not be reached. Try again in a moment.'],
  'mx-answer-invalid': [502, 'MX’s answer contained no widget URL.'],
  'mx-unavailable': [503, 'MX is not available right now. Try again in a moment.'],
  'mx-timeout': [504, 'MX did not answer in time. Try again in a moment.'],
} as const satisfies Record<string, readonly [status: number, message: string]>;

/** The `error.code` of an answer. Those that begin with `mx-` tell how MX's Platform API answered, in words of our own. */
export type WidgetUrlErrorCode = keyof typeof problems;

/** What only the operator is told. */
interface Findings {
  /** HTTP status that MX answered with. */
  readonly upstreamStatus?: number;
  /** The reason that MX gave for a refusal, without secrets; see `readUpstreamMessage`. */
  readonly upstreamMessage?: string;
  /** The `Accept-Version` that MX refused. */
  readonly acceptVersion?: string;
  /** The system's name for a failed connection, e.g. `ECONNREFUSED`. */
  readonly reason?: string;
  /** What a function option, or the server itself, threw; an {@link OperatorError} where the handler says itself what is wrong. */
  readonly cause?: unknown;
}

export interface Problem {
  readonly code: WidgetUrlErrorCode;
  readonly status: number;
  readonly message: string;
  /** Seconds, passed on from MX's `Retry-After`. */
  readonly retryAfter: string | undefined;
  /** Set if the operator should know of it; `undefined` for mistakes of a page. */
  readonly findings: Findings | undefined;
}

/**
 * Something that the operator has to correct, such as a function option that returns an invalid value. The message says what was
 * expected and quotes no value, so it may be logged.
 */
export class OperatorError extends TypeError {}

/** The result of a step. Steps return an expected failure; they do not throw it. */
export type Outcome<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly problem: Problem };

type Details = Partial<Pick<Problem, 'message' | 'retryAfter' | 'findings'>>;

export function refuse(
  code: WidgetUrlErrorCode,
  details: Details = {},
): { readonly ok: false; readonly problem: Problem } {
  const [status, message] = problems[code];
  return {
    ok: false,
    problem: { code, status, message, retryAfter: undefined, findings: undefined, ...details },
  };
}
