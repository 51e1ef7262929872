/** The parts of a `scheme://authority/path?query#fragment` URL, undecoded. */
export interface UrlParts {
  /** Lower case, without the colon. */
  scheme: string;
  /** The authority, in lower case, and the path, without slashes at its end. */
  place: string;
  query: string;
}

/**
 * Splits a URL by hand: browsers, Node and React Native disagree about the parts of custom schemes, and React
 * Native's `URL` does not have them all. Blanks around the URL do not count, as in a browser.
 */
export function splitUrl(url: unknown): UrlParts | undefined {
  const match =
    typeof url === 'string' && /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)([^?#]*)\??([^#]*)/i.exec(url.trim());
  if (!match) return undefined;
  const [, scheme = '', authority = '', path = '', query = ''] = match;
  return {
    scheme: scheme.toLowerCase(),
    place: withoutTrailingSlashes(authority.toLowerCase() + path),
    query,
  };
}

/** By hand, for `/\/+$/` takes time that grows with the square of a run of slashes. */
function withoutTrailingSlashes(text: string): string {
  let end = text.length;
  while (text[end - 1] === '/') end--;
  return text.slice(0, end);
}

/**
 * The decoded value of the last query parameter of that name: MX appends its own to what the URL had before. One known producer
 * separates parameters by `&amp;`, so `amp;name` counts as the name too. Throws on malformed percent-encoding.
 */
export function queryParameter(query: string, name: string): string | undefined {
  let found: string | undefined;
  for (const pair of query.split('&')) {
    const [, key, value = ''] = /^(?:amp;)?([^=]*)=?([^]*)/.exec(pair) ?? [];
    if (key === name) found = value;
  }
  return found === undefined ? undefined : decodeURIComponent(found.replace(/\+/g, ' '));
}
