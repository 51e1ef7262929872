import { originOf, safeHttpUrl } from '../protocol/index.js';

/** Whether the page that sent a request may; and the origin to name in CORS headers, where there is one. */
export interface OriginVerdict {
  readonly allowed: boolean;
  readonly corsOrigin: string | undefined;
}

/**
 * Keeps other sites' pages from using a visitor's cookies (CSRF). A page cannot forge `Origin` nor `Sec-Fetch-Site`:
 *
 * - an origin of `allowedOrigins` may;
 * - otherwise `Sec-Fetch-Site`, which all current browsers send over https, must be `same-origin`;
 * - without it, in old browsers, the host of `Origin` must be the one that the request was sent to;
 * - a request with neither comes from no browser, so it rides on nobody's session.
 *
 * `X-Forwarded-Host` and the like are not believed, for a client can send them, too.
 */
export function judgeOrigin({ headers, url }: Request, allowedOrigins: ReadonlySet<string>): OriginVerdict {
  const origin = headers.get('Origin');
  if (origin !== null && allowedOrigins.has(origin)) return { allowed: true, corsOrigin: origin };
  const site = headers.get('Sec-Fetch-Site');
  if (site !== null) return withoutCors(site === 'same-origin');
  if (origin === null) return withoutCors(true);
  const host = hostOf(origin);
  return withoutCors(host !== undefined && (host === headers.get('Host') || host === hostOf(url)));
}

function withoutCors(allowed: boolean): OriginVerdict {
  return { allowed, corsOrigin: undefined };
}

/** Schemes of URLs that have no origin, or whose origins are pages of the web, which {@link originOf} writes. */
const otherSchemes = /^(https?|wss?|ftp|file|filesystem|data|blob|javascript|about):/;

/**
 * Whether `allowedOrigins` may list this: an origin exactly as browsers send it. `https:`, `http:` on this very machine, or the
 * scheme and host that an app's shell or a browser extension has, such as `capacitor://localhost`. The host of such a scheme
 * keeps its capitals.
 */
export function isAllowableOrigin(origin: unknown): origin is string {
  if (typeof origin !== 'string') return false;
  if (originOf(origin) === origin) return safeHttpUrl(origin) !== undefined;
  return /^[a-z][a-z0-9+.-]*:\/\/[\w.-]{1,253}(:\d{1,5})?$/.test(origin) && !otherSchemes.test(origin);
}

/**
 * The origins that count as the own origin of whoever sent an allowed request. With an `Origin` header it is that origin, or
 * none if it is opaque (`null`). Without one it is this server's own: its hosts are those of the `Host` header and of the
 * request's URL, its schemes that of the URL and https, because a proxy may have ended TLS.
 */
export function pageOrigins({ headers, url }: Request): ReadonlySet<string> {
  const origin = headers.get('Origin');
  const schemes = [url.split(':', 1)[0], 'https'];
  const hosts = [headers.get('Host'), hostOf(url)].filter((host) => typeof host === 'string');
  const named =
    origin === null ? hosts.flatMap((host) => schemes.map((scheme) => `${scheme}://${host}`)) : [origin];
  return new Set(named.map(originOf).filter((known) => known !== undefined));
}

/** What the page of an allowed origin may see of an answer. */
export function corsHeaders(origin: string): Record<string, string> {
  return {
    'Access-Control-Allow-Origin': origin,
    'Access-Control-Allow-Credentials': 'true',
    'Access-Control-Expose-Headers': 'Retry-After',
  };
}

/** Answers the question that a browser asks before it lets an allowed page send JSON from another origin. */
export function preflightHeaders({ headers }: Request): Record<string, string> {
  const wanted = headers.get('Access-Control-Request-Headers') ?? '';
  return {
    'Access-Control-Allow-Methods': 'POST',
    // Such pages are trusted, so they may bring what `authorize` reads, a token in Authorization for one.
    'Access-Control-Allow-Headers': /^[\w\-, ]{1,1000}$/.test(wanted) ? wanted : 'Content-Type',
    'Access-Control-Max-Age': '600',
  };
}

function hostOf(url: string): string | undefined {
  try {
    return new URL(url).host || undefined;
  } catch {
    return undefined;
  }
}
