/**
 * From the world's records to MX's models: every field that the version's OpenAPI document has, `null` where there is nothing.
 * This file has the models that are the same in both versions, and chooses the module for the others.
 */
import type {
  ChallengeResponse,
  CredentialResponse,
  MemberStatusResponse,
  UserResponse,
} from 'mx-platform-node';
import type { SandboxContext } from '../context.js';
import type { AccountRecord, Complete } from '../data/types.js';
import { isAuthenticated } from '../store/statuses.js';
import type {
  ChallengeRecord,
  CredentialRecord,
  InstitutionRecord,
  MemberRecord,
  UserRecord,
} from '../store/types.js';
import type { ApiVersion, PlatformContext } from './environment.js';
import * as v20111101 from './models-v20111101.js';
import * as v20250224 from './models-v20250224.js';

/** The models in which the versions differ. */
interface VersionModels {
  toAccount: (account: AccountRecord) => object;
  toInstitution: (institution: InstitutionRecord, sandbox: SandboxContext) => object;
  toMember: (member: MemberRecord, sandbox: SandboxContext) => object;
}

const MODELS: Record<ApiVersion, VersionModels> = { v20111101, v20250224 };

/** Those of the version that the request names. */
export function modelsOf(context: PlatformContext): VersionModels {
  return MODELS[context.var.version];
}

export function toUser({ guid, id, email, is_disabled, metadata }: UserRecord): Complete<UserResponse> {
  return { guid, id, email, is_disabled, metadata };
}

export function toCredential(credential: CredentialRecord): Complete<CredentialResponse> {
  const { guid, field_name, field_type, label, display_order } = credential;
  return { guid, field_name, field_type, label, display_order, type: field_type };
}

export function toChallenge(challenge: ChallengeRecord): Complete<ChallengeResponse> {
  const { guid, field_name, label, type, options, image_data } = challenge;
  return { guid, field_name, label, type, options: [...options], image_data, image_options: [] };
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
