import { timingSafeEqual } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import { API_VERSIONS, type ApiVersion, type PlatformEnvironment } from './environment.js';
import { PlatformError } from './errors.js';

export interface ApiCredentials {
  clientId: string;
  apiKey: string;
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** HTTP Basic with the client id and the API key; anything else is 401. */
export function requireCredentials({
  clientId,
  apiKey,
}: ApiCredentials): MiddlewareHandler<PlatformEnvironment> {
  const expected = Buffer.from(`${clientId}:${apiKey}`).toString('base64');
  return async (context, next) => {
    const [scheme = '', token = ''] = (context.req.header('Authorization') ?? '').split(' ', 2);
    if (scheme.toLowerCase() !== 'basic' || !isSame(token, expected)) {
      context.header('WWW-Authenticate', 'Basic realm="MX Platform API sandbox"');
      throw new PlatformError(401, 'unauthorized', 'The client id or the API key is missing or wrong.');
    }
    await next();
  };
}

const ACCEPTABLE = /^(application\/(vnd\.mx\.api\.v1\+json|json|\*)|\*\/\*)$/;

function isAcceptable(accept: string | undefined): boolean {
  if (accept === undefined || accept.trim() === '') return true;
  return accept
    .split(',')
    .some((range) => ACCEPTABLE.test(range.split(';', 1)[0]?.trim().toLowerCase() ?? ''));
}

function isVersion(name: string | undefined): name is ApiVersion {
  return API_VERSIONS.some((version) => version === name);
}

/** As at MX since 12 August 2026, a request that names no known version in `Accept-Version` is answered 406. */
export const negotiateVersion: MiddlewareHandler<PlatformEnvironment> = async (context, next) => {
  const version = context.req.header('Accept-Version');
  if (!isVersion(version)) {
    throw new PlatformError(406, 'not_acceptable', "The request didn't specify a valid API version");
  }
  context.set('version', version);
  if (!isAcceptable(context.req.header('Accept'))) {
    throw new PlatformError(
      406,
      'not_acceptable',
      '`Accept` must allow application/json or application/vnd.mx.api.v1+json.',
    );
  }
  await next();
};
