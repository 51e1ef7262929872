import { invalid, openEnvelope, type InvalidResult } from './envelope.js';
import { readFields, readOwn, type DetailOf } from './fields.js';

/** How an OAuth flow ended, according to its result page or redirect. */
export interface OAuthResult {
  outcome: 'completed' | 'denied';
  memberGuid?: string;
  /** MX's reason for `denied`, such as `CANCELLED`, `DENIED`, `IMPEDED`, `PROVIDER_ERROR` or `SERVER_ERROR`. */
  reason?: string;
}

export type OAuthDecodeResult = { status: 'ok'; result: OAuthResult } | InvalidResult;

const outcomes = new Map<string, OAuthResult['outcome']>([
  ['oauthComplete/success', 'completed'],
  ['oauthComplete/error', 'denied'],
]);

const fields = { member_guid: 'string?', error_reason: 'string?' } as const;

/**
 * Decodes what MX's OAuth result page posts to its opener: `oauthComplete/success` or `oauthComplete/error`, with
 * `member_guid` and `error_reason` in its metadata. Never throws.
 *
 * The caller has checked that the message came from its own pop-out. `<connect-widget>` itself does not use it: the windows that
 * it opens have no opener, and it learns from the widget how a flow ended.
 */
export function decodeOAuthResult(data: unknown): OAuthDecodeResult {
  return openEnvelope(data, (type, metadata) => {
    const outcome = outcomes.get(type);
    return outcome
      ? readOAuthResult(outcome, type, (name) => readOwn(metadata, name))
      : invalid('foreign-type', { type });
  });
}

/** Builds the result from `member_guid` and `error_reason`, wherever they come from. Empty ones count as absent. */
export function readOAuthResult(
  outcome: OAuthResult['outcome'],
  type: string,
  read: (name: string) => unknown,
): OAuthDecodeResult {
  const detail: DetailOf<typeof fields> = {};
  const problem = readFields(fields, read, detail);
  if (problem) return invalid('invalid-field', { type, ...problem });
  const result: OAuthResult = { outcome };
  if (detail.member_guid) result.memberGuid = detail.member_guid;
  if (detail.error_reason && outcome === 'denied') result.reason = detail.error_reason;
  return { status: 'ok', result };
}
