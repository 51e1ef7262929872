import type { PlatformContext } from './environment.js';
import { invalid } from './errors.js';

/** MX: "Max 1024 characters". */
const MAXIMUM = 1024;

/** The header `X-CALLBACK-PAYLOAD`, which MX's member webhooks repeat: base64, in its usual or its URL-safe alphabet. */
export function readCallbackPayload(context: PlatformContext): string | null {
  const payload = context.req.header('X-CALLBACK-PAYLOAD');
  if (payload === undefined) return null;
  if (payload.length <= MAXIMUM && /^[A-Za-z0-9+/_-]+={0,2}$/.test(payload)) return payload;
  throw invalid('X-CALLBACK-PAYLOAD', `must be base64 of at most ${MAXIMUM} characters`);
}
