import { requireObject } from '../require-object.js';

/** Where MX's webhooks go. */
export interface WebhookOptions {
  /** An absolute `http:` or `https:` URL without credentials; every webhook is posted to it as JSON. */
  url: string;
  /** Name of HTTP Basic authentication, if the URL asks for it. Default: none. */
  username?: string;
  /** Its password; needs `username`. Default: empty. */
  password?: string;
  /**
   * Milliseconds until a webhook that failed is sent again, an integer from 0 to 1048575; doubled each time. Default 1000.
   * MX's retries take a day.
   */
  retryDelay?: number;
}

/** MX: "no more than 12 total retries after an initial request". */
export const RETRIES = 12;

/** Longer, and the wait before the last retry would overflow `setTimeout`. */
const LONGEST_RETRY_DELAY = Math.floor((2 ** 31 - 1) / 2 ** (RETRIES - 1));

const KNOWN = ['url', 'username', 'password', 'retryDelay'];

/** @throws TypeError or RangeError that names the option and what was expected. */
export function requireWebhooks(options: WebhookOptions): Required<WebhookOptions> {
  requireObject('Sandbox option webhooks', "{ url: 'http://localhost:3000/webhooks' }", options);
  const unknown = Object.keys(options).find((name) => !KNOWN.includes(name));
  if (unknown !== undefined) {
    throw new TypeError(
      `Sandbox option webhooks has the keys ${KNOWN.join(', ')}; ${unknown} is not one of them.`,
    );
  }
  const { url, username = '', password = '', retryDelay = 1000 } = options;
  if (typeof url !== 'string' || !URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) {
    throw new TypeError(`Sandbox option webhooks.url must be an http or https URL; got ${url}.`);
  }
  if (new URL(url).username !== '' || new URL(url).password !== '') {
    throw new TypeError(
      'Sandbox option webhooks.url must not contain credentials; pass them as username and password.',
    );
  }
  for (const [name, value] of Object.entries({ username, password })) {
    if (typeof value === 'string') continue;
    throw new TypeError(`Sandbox option webhooks.${name} must be a string; got ${String(value)}.`);
  }
  if (username === '' && password !== '') {
    throw new TypeError('Sandbox option webhooks.password needs webhooks.username.');
  }
  if (!Number.isInteger(retryDelay) || retryDelay < 0 || retryDelay > LONGEST_RETRY_DELAY) {
    throw new RangeError(
      `Sandbox option webhooks.retryDelay must be an integer from 0 to ${LONGEST_RETRY_DELAY}; got ${String(retryDelay)}.`,
    );
  }
  return { url, username, password, retryDelay };
}
