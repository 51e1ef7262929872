/**
 * Reads a URL that a frame or a window may load: absolute, `https:` (or `http:` on this very machine, for development), without
 * credentials in it. For any other text, such as a `javascript:`, `data:`, `blob:` or relative URL, says what it is instead.
 */
export function readSafeUrl(text: string): { readonly url: URL } | { readonly found: string } {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    return { found: text.trim() === '' ? 'an empty text' : 'a text that is no absolute URL' };
  }
  const { protocol, hostname, username, password } = url;
  if (username !== '' || password !== '') return { found: 'a URL with a user name or password in it' };
  const isSafe = protocol === 'https:' || (protocol === 'http:' && isLocal(hostname));
  return isSafe ? { url } : { found: `a ${protocol} URL` };
}

function isLocal(hostname: string): boolean {
  return /^((.+\.)?localhost|127\.0\.0\.1|\[::1\])$/.test(hostname);
}
