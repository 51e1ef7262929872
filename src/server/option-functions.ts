import { isSecret } from './credentials.js';
import { refuse, OperatorError } from './problems.js';
import { isResponse, readProperty } from './untrusted.js';
import { within } from './within.js';
import type { Credentials } from './credentials.js';
import type { MxUser } from './options.js';
import type { Outcome, WidgetUrlErrorCode } from './problems.js';
import type { Settings } from './settings.js';

/** Calls the functions passed as options and validates what they return. */

/** The user of a request. */
export interface Identified<User> {
  /** What `authorize` returned. */
  readonly user: User;
  /** The user's guid or id, as it stands in MX's path. */
  readonly identifier: string;
}

/** Asks `authorize` for the user that the widget URL is for. */
export async function identify<Context, User extends MxUser>(
  request: Request,
  context: Context,
  { authorize, apiVersion, timeout }: Settings<Context, User>,
): Promise<Outcome<Identified<User>> | Response> {
  return call(
    { name: 'authorize', code: 'authorize-failed', timeout, signal: request.signal },
    () => authorize(request, context),
    (answer) => {
      // Untyped code may return any falsy value for no user; each is refused.
      if (!answer) return refuse('unauthorized');
      if (isResponse(answer)) return answer;
      return { ok: true, value: { user: answer, identifier: identifierOf(answer, apiVersion) } };
    },
  );
}

/** It becomes part of a path, so it must not be able to lead elsewhere. */
const userGuidPattern = /^[\w-]{1,128}$/;

/**
 * URL parsers resolve `.` and `..` even when encoded, and a proxy at `apiUrl` may decode slashes. MX would read an id that begins
 * with `USR-` as a guid, possibly another user's.
 */
const userIdPattern = /^(?!\.{1,2}$)(?!USR-)[^/\\\p{Cc}\p{Cs}]{1,256}$/iu;

function identifierOf(user: unknown, apiVersion: Settings<never>['apiVersion']): string {
  const [userGuid, userId] = ['userGuid', 'userId'].map((name) => readProperty(user, name));
  if (userId === undefined && typeof userGuid === 'string' && userGuidPattern.test(userGuid)) return userGuid;
  if (userGuid === undefined && userId !== undefined) {
    if (apiVersion === 'v20111101') {
      throw new OperatorError(
        'authorize must return { userGuid }, not { userId }, with apiVersion v20111101, whose path takes guids only.',
      );
    }
    if (typeof userId === 'string' && userIdPattern.test(userId)) return encodeURIComponent(userId);
  }
  throw new OperatorError(
    'authorize must return { userGuid } with a guid of MX’s, { userId } with your own id (1 to 256 characters; no ' +
      'control characters, / or \\, no guid), a Response, or nothing.',
  );
}

/** The credentials that are fixed, or those that the option `credentials` names for this request. */
export async function readCredentials<Context, User extends MxUser>(
  request: Request,
  context: Context,
  user: User,
  {
    credentials,
    timeout,
  }: Pick<Settings<Context, User>, 'timeout'> & {
    readonly credentials: Exclude<Settings<Context, User>['credentials'], OperatorError>;
  },
): Promise<Outcome<Credentials>> {
  if (typeof credentials !== 'function') return { ok: true, value: credentials };
  return call(
    { name: 'credentials', code: 'credentials-failed', timeout, signal: request.signal },
    () => credentials(request, context, user),
    (answer: unknown) => {
      const [clientId, apiKey] = ['clientId', 'apiKey'].map((name) => readProperty(answer, name));
      if (isSecret('clientId', clientId) && isSecret('apiKey', apiKey)) {
        return { ok: true, value: { clientId, apiKey } };
      }
      throw new OperatorError('credentials must return { clientId, apiKey }, as MX gave them to you.');
    },
  );
}

/** Bytes that are 1024 characters in base64, which is all that MX takes. */
const longestPayload = 768;

/** What `callbackPayload` returned, and the same in base64 of its UTF-8, as the header `X-CALLBACK-PAYLOAD` has it. */
export type CallbackPayload = Readonly<Record<'text' | 'base64', string>>;

/** The payload of a request; `undefined` to send no header. */
export async function readCallbackPayload<Context, User extends MxUser>(
  request: Request,
  context: Context,
  user: User,
  { callbackPayload, timeout }: Settings<Context, User>,
): Promise<Outcome<CallbackPayload | undefined>> {
  return call(
    { name: 'callbackPayload', code: 'callback-payload-failed', timeout, signal: request.signal },
    () => callbackPayload?.(request, context, user),
    (payload: unknown) => {
      if (payload === undefined) return { ok: true, value: undefined };
      const text = typeof payload === 'string' ? payload : '';
      const bytes = new TextEncoder().encode(text);
      if (bytes.length > 0 && bytes.length <= longestPayload) {
        return { ok: true, value: { text, base64: btoa(String.fromCharCode(...bytes)) } };
      }
      throw new OperatorError(
        `callbackPayload must return a string of 1 to ${longestPayload} bytes in UTF-8 (1024 characters in base64), or undefined.`,
      );
    },
  );
}

interface Call {
  readonly name: string;
  readonly code: WidgetUrlErrorCode;
  /** ms. */
  readonly timeout: number;
  readonly signal: AbortSignal | null | undefined;
}

/**
 * Calls one of the functions, and waits no longer than `timeout` or the client does. The operator is told what it throws, or what
 * `read` throws for an invalid value.
 */
async function call<Answer, Result>(
  { name, code, timeout, signal }: Call,
  ask: () => Answer | Promise<Answer>,
  read: (answer: Answer) => Result,
): Promise<Result | Outcome<never>> {
  const ended = await within(timeout, signal, async () => read(await ask()));
  switch (ended.kind) {
    case 'done':
      return ended.value;
    case 'gone':
      return refuse('client-gone');
    case 'timeout': {
      const cause = new OperatorError(`${name} must settle within ${timeout} ms, the option timeout.`);
      return refuse(code, { findings: { cause } });
    }
    case 'failed':
      return refuse(code, { findings: { cause: ended.error } });
  }
}
