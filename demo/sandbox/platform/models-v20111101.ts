/** The models of v20111101 that later versions changed; they are those of MX's official client. */
import type { AccountResponse, InstitutionResponse, MemberResponse } from 'mx-platform-node';
import { departureUrl } from '../bank/departure-url.js';
import type { SandboxContext } from '../context.js';
import type { AccountRecord, Complete } from '../data/types.js';
import type { ConnectionStatusName, InstitutionRecord, MemberRecord } from '../store/types.js';

/** Accounts are kept as this version has them. */
export function toAccount(account: AccountRecord): Complete<AccountResponse> {
  return account;
}

export function toInstitution(
  institution: InstitutionRecord,
  { origins }: SandboxContext,
): Complete<InstitutionResponse> {
  const { url } = institution;
  return {
    code: institution.code,
    name: institution.name,
    url,
    iso_country_code: institution.iso_country_code,
    is_disabled_by_client: false,
    forgot_password_url: `${url}/forgot-password`,
    forgot_username_url: `${url}/forgot-username`,
    trouble_signing_in_url: `${url}/help`,
    instructional_text: null,
    instructional_text_steps: null,
    small_logo_url: `${origins.widget}/logos/50x50/${institution.code}.svg`,
    medium_logo_url: `${origins.widget}/logos/100x100/${institution.code}.svg`,
    supports_account_identification: institution.supports_account_identification,
    supports_account_statement: institution.supports_account_statement,
    supports_account_verification: institution.supports_account_verification,
    supports_oauth: institution.protocol !== 'credentials',
    supports_tax_document: false,
    supports_transaction_history: institution.supports_transaction_history,
  };
}

/** Statuses that only new credentials can end. */
const NEEDS_CREDENTIALS: readonly ConnectionStatusName[] = ['DENIED', 'IMPAIRED', 'PREVENTED', 'EXPIRED'];

export function toMember(member: MemberRecord, { world, origins }: SandboxContext): Complete<MemberResponse> {
  const trip = world.authorizations.latestOf(member.guid);
  return {
    ...member,
    use_cases: [...member.use_cases],
    is_managed_by_user: false,
    is_manual: false,
    most_recent_job_detail_code: null,
    most_recent_job_detail_text: null,
    needs_updated_credentials: NEEDS_CREDENTIALS.includes(member.connection_status),
    oauth_window_uri: trip?.status === 'pending' ? departureUrl(origins, trip) : null,
  };
}
