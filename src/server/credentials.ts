/** What identifies a client to MX's Platform API. A server's secret. */
export interface Credentials {
  /** MX's client id. */
  readonly clientId: string;
  /** MX's API key. */
  readonly apiKey: string;
}

/** As HTTP's Basic authentication has it: visible ASCII; the colon separates. */
const patterns = { clientId: /^[!-9;-~]+$/, apiKey: /^[!-~]+$/ } as const satisfies Record<
  keyof Credentials,
  RegExp
>;

export function isSecret(name: keyof Credentials, value: unknown): value is string {
  return typeof value === 'string' && patterns[name].test(value);
}

/** The two as the header `Authorization` has them, after `Basic`. */
export function encodeCredentials({ clientId, apiKey }: Credentials): string {
  return btoa(`${clientId}:${apiKey}`);
}
