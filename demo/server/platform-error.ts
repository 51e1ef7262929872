/** A failure of the Platform API in words for the page: nothing the upstream wrote is repeated. */
export class PlatformError extends Error {
  override readonly name = 'PlatformError';

  constructor(
    /** The HTTP status this server answers with. */
    readonly status: PlatformErrorStatus,
    readonly code: string,
    message: string,
    /** Seconds to wait, passed on from MX's Retry-After; undefined when MX named none. */
    readonly retryAfter?: string,
  ) {
    super(message);
  }

  /** Judges whatever the official client rejected with: an axios error, as a rule. */
  static from(error: unknown): PlatformError {
    const response = responseOf(error);
    if (!response) {
      return new PlatformError(504, 'upstream-unreachable', 'MX did not answer. Try again in a moment.');
    }
    const known = byStatus[response.status];
    if (known) return new PlatformError(...known, retryAfterOf(response.headers));
    return new PlatformError(
      502,
      'upstream-failed',
      'MX could not handle the request. Try again in a moment.',
    );
  }
}

type PlatformErrorStatus = 400 | 404 | 409 | 429 | 502 | 503 | 504;

const rejected = 'MX did not accept the request. Check the options.';
const refused = 'MX refused the credentials or this server’s IP address.';
const versionRefused = 'MX refused the version of its API that this server asks for.';

/** MX's own 401, 403 and 406 concern this server, not the person at the page: the page gets a 502. */
const byStatus: Record<number, [PlatformErrorStatus, string, string]> = {
  400: [400, 'request-rejected', rejected],
  401: [502, 'credentials-refused', refused],
  403: [502, 'credentials-refused', refused],
  404: [404, 'not-found', 'MX does not know this user or member.'],
  406: [502, 'version-refused', versionRefused],
  409: [409, 'conflict', 'MX is still working on this member. Try again in a moment.'],
  422: [400, 'request-rejected', rejected],
  429: [429, 'too-many-requests', 'MX asks for a pause. Try again in a moment.'],
  503: [503, 'upstream-unavailable', 'MX is not available right now. Try again in a moment.'],
};

interface UpstreamResponse {
  status: number;
  headers: unknown;
}

function responseOf(error: unknown): UpstreamResponse | undefined {
  if (!isRecord(error) || !isRecord(error['response'])) return undefined;
  const { status, headers } = error['response'];
  return typeof status === 'number' ? { status, headers } : undefined;
}

/** Only a plain number of seconds is passed on. */
function retryAfterOf(headers: unknown): string | undefined {
  const value = isRecord(headers) ? headers['retry-after'] : undefined;
  return typeof value === 'string' && /^\d{1,5}$/.test(value) ? value : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
