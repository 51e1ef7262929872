import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { MemberRecord, UserRecord } from '../store/types.js';

/** The API's versions that the sandbox knows, as `Accept-Version` names them. */
export const API_VERSIONS = ['v20111101', 'v20250224'] as const;
export type ApiVersion = (typeof API_VERSIONS)[number];

/** What middleware finds out before a route runs. `user` and `member` are set where the path names them. */
export interface PlatformEnvironment {
  Variables: { version: ApiVersion; user: UserRecord; member: MemberRecord };
}

export type PlatformContext = Context<PlatformEnvironment>;

const CONTENT_TYPES: Record<ApiVersion, string> = {
  v20111101: 'application/vnd.mx.api.v1+json; charset=utf-8',
  v20250224: 'application/json; charset=utf-8',
};

/** Answers JSON under the version's content type. */
export function answer(context: PlatformContext, body: object, status: ContentfulStatusCode = 200): Response {
  // An error may be answered before the version is known.
  const version = (context.var as Partial<PlatformEnvironment['Variables']>).version;
  return context.body(JSON.stringify(body), status, {
    'Content-Type': CONTENT_TYPES[version ?? 'v20250224'],
    'Cache-Control': 'no-store',
  });
}
