import type { Authorization } from 'connect-widget-element/server';

/**
 * Stands for your own sessions: who is signed in has the cookie `session`, and is a user of MX's.
 *
 * @param userGuid the MX user of the one session that there is here
 */
export function authorizeFor(userGuid: string): (request: Request) => Authorization {
  const mxUsers = new Map([['a-session-of-ada', userGuid]]);
  return (request) => {
    const session = /(?:^|; )session=([\w-]+)/.exec(request.headers.get('Cookie') ?? '')?.[1];
    if (session === undefined) return null;
    const mxUser = mxUsers.get(session);
    return mxUser ? { userGuid: mxUser } : sessionEnded();
  };
}

/** An answer of your own, which the handler passes on as it is. */
function sessionEnded(): Response {
  const error = { code: 'session-ended', message: 'Sign in again.' };
  const forget = ['session', 'csrf'].map((name) => ['Set-Cookie', `${name}=; Max-Age=0`] as [string, string]);
  return Response.json({ error }, { status: 401, headers: forget });
}
