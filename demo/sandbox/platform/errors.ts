import type { ContentfulStatusCode } from 'hono/utils/http-status';

/** MX's words for the statuses that its API answers with (MX docs, "Errors"). */
const STATUS_WORDS: Partial<Record<number, string>> = {
  400: 'bad_request',
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not_found',
  405: 'method_not_allowed',
  406: 'not_acceptable',
  409: 'conflict',
  413: 'payload_too_large',
  422: 'unprocessable_entity',
  429: 'too_many_requests',
  500: 'internal_server_error',
  501: 'not_implemented',
  502: 'bad_gateway',
  503: 'service_unavailable',
  504: 'gateway_timeout',
};

/** The body of every failed request. */
export interface ErrorBody {
  error: { message: string; status: string; type: string };
}

/** A request that the Platform API refuses. Thrown by any route, answered in one place. */
export class PlatformError extends Error {
  override readonly name = 'PlatformError';

  constructor(
    readonly status: ContentfulStatusCode,
    /** What went wrong, for programs. */
    readonly type: string,
    /** What went wrong, for people; names the field where there is one. */
    message: string,
  ) {
    super(message);
  }

  toBody(): ErrorBody {
    const status = STATUS_WORDS[this.status] ?? 'error';
    return { error: { message: this.message, status, type: this.type } };
  }
}

/** 400: a field of the request is missing or wrong. */
export function invalid(field: string, expected: string): PlatformError {
  return new PlatformError(400, 'invalid_parameter', `\`${field}\` ${expected}.`);
}

/** 404: also for what belongs to another user. */
export function notFound(kind: string, identifier: string): PlatformError {
  return new PlatformError(404, 'not_found', `No ${kind} \`${identifier}\` was found.`);
}

/** 409. */
export function conflict(message: string): PlatformError {
  return new PlatformError(409, 'conflict', message);
}
