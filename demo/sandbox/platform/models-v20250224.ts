/** The models that v20250224 changed, told as changes to those of v20111101. */
import type { SandboxContext } from '../context.js';
import type { AccountRecord } from '../data/types.js';
import { supportedProducts } from '../store/institutions.js';
import { CONNECTION_STATUS_MESSAGES } from '../store/statuses.js';
import type { ConnectionStatusName, InstitutionRecord, MemberRecord } from '../store/types.js';
import * as v20111101 from './models-v20111101.js';

/** Gone from accounts: the fields `feed_…`, `…_set_by`, `calculated_apr`, `holdings_value` and `institution_guid`. */
const GONE = /^(feed_.*|.*_set_by|calculated_apr|holdings_value|institution_guid)$/;

export function toAccount(account: AccountRecord): object {
  return Object.fromEntries(
    Object.entries(v20111101.toAccount(account)).filter(([name]) => !GONE.test(name)),
  );
}

export function toInstitution(institution: InstitutionRecord, sandbox: SandboxContext): object {
  const {
    supports_account_identification: _identification,
    supports_account_statement: _statement,
    supports_account_verification: _verification,
    supports_transaction_history: _history,
    ...kept
  } = v20111101.toInstitution(institution, sandbox);
  const { guid, created_at } = institution;
  return { ...kept, guid, created_at, is_hidden: false, supported_products: supportedProducts(institution) };
}

/**
 * MX's codes of a member's error (those that MX's Connect Widget tells apart) and what they mean. Which one comes with which
 * status MX does not document; these are the nearest.
 */
const ERRORS: Partial<Record<ConnectionStatusName, [code: number, message: string]>> = {
  DENIED: [2005, 'The credentials are invalid.'],
  PREVENTED: [2005, 'The credentials were invalid too many times.'],
  REJECTED: [2002, 'The answer to a challenge is wrong.'],
  EXPIRED: [2003, 'The answer to a challenge came too late.'],
  IMPAIRED: [2004, 'The user must authorize the connection again.'],
  IMPEDED: [1002, 'The institution denied access until the user acts there.'],
  LOCKED: [1002, 'The institution denied access because the account is locked.'],
  FAILED: [3002, 'The institution is unavailable.'],
};

function errorOf({ connection_status: status }: MemberRecord): object | null {
  const error = ERRORS[status];
  if (!error) return null;
  const [error_code, error_message] = error;
  const user_message = CONNECTION_STATUS_MESSAGES[status] ?? error_message;
  return { error_code, error_message, error_type: 'MEMBER', locale: 'en', user_message };
}

export function toMember(member: MemberRecord, sandbox: SandboxContext): object {
  return { ...v20111101.toMember(member, sandbox), error: errorOf(member) };
}
