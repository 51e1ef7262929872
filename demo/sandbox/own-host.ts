/** Names of this very machine. Any port, for a tunnel may lead here from another one. */
const own = /^((.+\.)?localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i;

/**
 * Refuses a request that was sent to another name than this machine's: 421. A page of another site can let its own name point here
 * (DNS rebinding), and would then be of the same origin as this server; its name still stands in `Host`.
 *
 * @returns `undefined` if the request may be answered
 */
export function refuseForeignHost({ headers }: Request): Response | undefined {
  if (own.test(headers.get('Host') ?? '')) return undefined;
  const message = 'This server answers only to localhost, *.localhost, 127.0.0.1 and [::1].';
  return Response.json({ error: { code: 'foreign-host', message } }, { status: 421 });
}
