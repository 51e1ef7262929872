interface HttpUrl {
  scheme: string;
  host: string;
  origin: string;
}

/**
 * The origin of an `http:` or `https:` URL as browsers write it (lower case, no default port), or undefined.
 *
 * Stricter than a browser on purpose: credentials, backslashes, blanks, non-ASCII or percent-encoded hosts
 * (write those in Punycode) and unusual spellings of IP addresses have no origin here, so that a URL never
 * means one host to this check and another to the browser. Works without the `URL` global.
 */
export function originOf(url: unknown): string | undefined {
  return parseHttpUrl(url)?.origin;
}

/**
 * The URL itself when it is safe to open in a window or tab, otherwise undefined: `https:` anywhere, `http:` on
 * this machine only (`localhost`, `*.localhost`, `127.0.0.1`, `[::1]`). Refused are `javascript:`, `data:`,
 * `blob:` and every other scheme, relative URLs, credentials (`https://bank.example@evil.example`) and control
 * characters.
 */
export function safeHttpUrl(url: string): string | undefined {
  const parts = parseHttpUrl(url);
  return parts && (parts.scheme === 'https' || isLocal(parts.host)) ? url : undefined;
}

function isLocal(host: string): boolean {
  return /^(.+\.)?localhost$/.test(host) || host === '127.0.0.1' || host === '[::1]';
}

/** Written as what is none: React Native's engine knows no `\p{Cc}`. */
const controlCharacter = /[^ -~\xa0-\uffff]/;

function parseHttpUrl(url: unknown): HttpUrl | undefined {
  if (typeof url !== 'string' || controlCharacter.test(url)) return undefined;
  const match = /^(https?):\/\/([a-z0-9._-]{1,253}|\[::1\])(?::(\d{1,5}))?(?=[/?#]|$)/i.exec(url);
  if (!match) return undefined;
  const [scheme = '', host = ''] = match.slice(1, 3).map((part) => part.toLowerCase());
  const port = Number(match[3] ?? defaultPort(scheme));
  if (port > 65535 || !isCanonicalHost(host)) return undefined;
  return { scheme, host, origin: `${scheme}://${host}${port === defaultPort(scheme) ? '' : `:${port}`}` };
}

function defaultPort(scheme: string): number {
  return scheme === 'https' ? 443 : 80;
}

/** No empty label; and when the last label makes it an IP address to a browser, the one way a browser writes it. */
function isCanonicalHost(host: string): boolean {
  const labels = host.split('.');
  const last = labels[labels.length - 1] ?? '';
  if (/^(\d+|0x[0-9a-f]*)$/.test(last)) {
    return labels.length === 4 && labels.every((label) => String(Number(label) & 255) === label);
  }
  return labels.every((label) => label !== '');
}
