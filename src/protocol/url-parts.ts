/** The parts of a `scheme://authority/path?query#fragment` URL, undecoded. */
export interface UrlParts {
  /** Lower case, without the colon. */
  scheme: string;
  authority: string;
  /** With its leading slash, or empty. */
  path: string;
  query: string;
}

/**
 * Splits a URL by hand: browsers, Node and React Native disagree about the parts of custom schemes, and React
 * Native's `URL` does not have them all.
 */
export function splitUrl(url: unknown): UrlParts | undefined {
  const match = typeof url === 'string' && /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)([^?#]*)\??([^#]*)/i.exec(url);
  if (!match) return undefined;
  const [, scheme = '', authority = '', path = '', query = ''] = match;
  return { scheme: scheme.toLowerCase(), authority, path, query };
}

/**
 * The decoded value of the first query parameter of that name. One known producer separates parameters by
 * `&amp;`, so `amp;name` counts as the name too. Throws on malformed percent-encoding.
 */
export function queryParameter(query: string, name: string): string | undefined {
  for (const pair of query.split('&')) {
    const [, key, value = ''] = /^(?:amp;)?([^=]*)=?([^]*)/.exec(pair) ?? [];
    if (key === name) return decodeURIComponent(value.replace(/\+/g, ' '));
  }
  return undefined;
}
