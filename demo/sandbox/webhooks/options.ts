import { requireObject } from '../require-object.js';

/** Where MX's webhooks go. */
export interface WebhookOptions {
  /** An absolute `http:` or `https:` URL; every webhook is posted to it as JSON. */
  url: string;
  /** Name and password of HTTP Basic authentication, if the URL asks for it. Default: none. */
  username?: string;
  password?: string;
  /** Milliseconds until a webhook that failed is sent again; doubled each time. Default 1000. MX's retries take a day. */
  retryDelay?: number;
}

const KNOWN = ['url', 'username', 'password', 'retryDelay'];

/** @throws TypeError or RangeError that names the option and what was expected. */
export function requireWebhooks(options: WebhookOptions): Required<WebhookOptions> {
  requireObject('Sandbox option webhooks', "{ url: 'http://localhost:3000/webhooks' }", options);
  const unknown = Object.keys(options).find((name) => !KNOWN.includes(name));
  if (unknown !== undefined) {
    throw new TypeError(`Sandbox option webhooks knows ${KNOWN.join(', ')}; got ${unknown}.`);
  }
  const { url, username = '', password = '', retryDelay = 1000 } = options;
  if (typeof url !== 'string' || !URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) {
    throw new TypeError(`Sandbox option webhooks.url must be an http or https URL; got ${url}.`);
  }
  if (!Number.isInteger(retryDelay) || retryDelay < 0) {
    throw new RangeError(
      `Sandbox option webhooks.retryDelay must be a whole number from 0 on; got ${String(retryDelay)}.`,
    );
  }
  return { url, username, password, retryDelay };
}
