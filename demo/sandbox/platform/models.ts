/** From the world's records to the models of MX's client: every field, `null` where there is nothing. */
import type {
  ChallengeResponse,
  CredentialResponse,
  InstitutionResponse,
  MemberResponse,
  MemberStatusResponse,
  UserResponse,
} from 'mx-platform-node';
import { departureUrl } from '../bank/departure-url.js';
import type { SandboxContext } from '../context.js';
import type { Complete } from '../data/types.js';
import { supportedProducts } from '../store/institutions.js';
import { isAuthenticated } from '../store/statuses.js';
import type {
  ChallengeRecord,
  ConnectionStatusName,
  CredentialRecord,
  InstitutionRecord,
  MemberRecord,
  UserRecord,
} from '../store/types.js';

export function toUser({ guid, id, email, is_disabled, metadata }: UserRecord): Complete<UserResponse> {
  return { guid, id, email, is_disabled, metadata };
}

/** What every version has of an institution. */
function institutionOf(institution: InstitutionRecord, { origins }: SandboxContext) {
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
    supports_oauth: institution.protocol !== 'credentials',
    supports_tax_document: false,
  };
}

export function toInstitution(
  institution: InstitutionRecord,
  context: SandboxContext,
): Complete<InstitutionResponse> {
  return {
    ...institutionOf(institution, context),
    supports_account_identification: institution.supports_account_identification,
    supports_account_statement: institution.supports_account_statement,
    supports_account_verification: institution.supports_account_verification,
    supports_transaction_history: institution.supports_transaction_history,
  };
}

/** As v20250224 has it (MX's migration guide): a guid, and a list of products. The client has no model for it. */
export function toNewerInstitution(institution: InstitutionRecord, context: SandboxContext) {
  const { guid } = institution;
  return {
    ...institutionOf(institution, context),
    guid,
    supported_products: supportedProducts(institution),
  };
}

export function toCredential(credential: CredentialRecord): Complete<CredentialResponse> {
  const { guid, field_name, field_type, label, display_order } = credential;
  return { guid, field_name, field_type, label, display_order, type: field_type };
}

export function toChallenge(challenge: ChallengeRecord): Complete<ChallengeResponse> {
  const { guid, field_name, label, type, options, image_data } = challenge;
  return { guid, field_name, label, type, options: [...options], image_data, image_options: [] };
}

/** Statuses that only new credentials can end. */
const NEEDS_CREDENTIALS: readonly ConnectionStatusName[] = ['DENIED', 'IMPAIRED', 'PREVENTED', 'EXPIRED'];

export function toMember(member: MemberRecord, context: SandboxContext): Complete<MemberResponse> {
  const trip = context.world.authorizations.latestOf(member.guid);
  return {
    ...member,
    use_cases: [...member.use_cases],
    is_managed_by_user: false,
    is_manual: false,
    most_recent_job_detail_code: null,
    most_recent_job_detail_text: null,
    needs_updated_credentials: NEEDS_CREDENTIALS.includes(member.connection_status),
    oauth_window_uri: trip?.status === 'pending' ? departureUrl(context.origins, trip) : null,
  };
}

export function toMemberStatus(
  member: MemberRecord,
  { world }: SandboxContext,
): Complete<MemberStatusResponse> {
  const products = world.members.products(member.guid);
  return {
    guid: member.guid,
    connection_status: member.connection_status,
    is_authenticated: isAuthenticated(member.connection_status),
    is_being_aggregated: member.is_being_aggregated,
    aggregated_at: member.aggregated_at,
    successfully_aggregated_at: member.successfully_aggregated_at,
    has_processed_accounts: products.has('accounts'),
    has_processed_account_numbers: products.has('account_verification'),
    has_processed_transactions: products.has('transactions') || products.has('transaction_history'),
    challenges: world.members.challenges(member.guid).map(toChallenge),
  };
}
