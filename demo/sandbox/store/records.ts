/**
 * What the sandbox's world is made of. A field that MX's Platform API has keeps MX's name, so that a record and
 * the API's answer read alike; MX's documentation of the field applies. Times are ISO 8601 strings in UTC.
 *
 * The types that the published entry shows to consumers belong here, too: this file comes without dependencies.
 */
import type { ConnectionStatusName, MicrodepositStatusName } from './statuses.js';

export type { ConnectionStatusName, MicrodepositStatusName } from './statuses.js';

export type UseCase = 'PFM' | 'MONEY_MOVEMENT';
export type CountryCode = 'US' | 'CA' | 'MX';
export type Language = 'en-US' | 'en-CA' | 'es' | 'fr';

/** What a job reads besides the accounts themselves (MX: `data_request.products`). */
export type Product =
  | 'account_verification'
  | 'identity_verification'
  | 'transactions'
  | 'transaction_history'
  | 'statements'
  | 'investments'
  | 'rewards';

/** How a user proves who they are: typed credentials, the bank's own OAuth page, or Fiserv's AllData Connect. */
export type Protocol = 'credentials' | 'oauth' | 'alldata';

export interface InstitutionRecord {
  guid: string;
  code: string;
  name: string;
  /** The institution's home page, always under the reserved `.example` domain. */
  url: string;
  /** When MX began to know it. */
  created_at: string;
  iso_country_code: CountryCode;
  protocol: Protocol;
  /** `#rrggbb`, for the generated logo; every institution is invented and has no brand. */
  color: string;
  /** Names of the accounts it keeps; `null` for all there are. */
  account_names: readonly string[] | null;
  supports_account_identification: boolean;
  supports_account_statement: boolean;
  supports_account_verification: boolean;
  supports_transaction_history: boolean;
}

/** One field of an institution's sign-in form. `guid` is what an answer refers to. */
export interface CredentialRecord {
  guid: string;
  field_name: 'LOGIN' | 'PASSWORD';
  field_type: 'LOGIN' | 'PASSWORD';
  label: string;
  display_order: number;
}

/** A typed answer, to a credential or to a challenge, by the asked field's guid. */
export interface Answer {
  guid: string;
  value: string;
}

export interface ChallengeOption {
  guid: string;
  label: string;
  value: string;
}

/** One question of multifactor authentication; its `type` says which of the other fields are filled. */
export interface ChallengeRecord {
  guid: string;
  field_name: string;
  label: string;
  type: 'TEXT' | 'OPTIONS' | 'IMAGE_DATA';
  /** For OPTIONS, else empty. The answer's value is the chosen option's `value`. */
  options: readonly ChallengeOption[];
  /** For IMAGE_DATA a `data:image/svg+xml;base64,…` URI, else `null`. The answer is what the picture says. */
  image_data: string | null;
}

export interface UserRecord {
  guid: string;
  id: string | null;
  email: string | null;
  is_disabled: boolean;
  metadata: string | null;
}

/** What may be set of a new user: an id of your own, which no other user has, an email address, and text for your own use. */
export interface NewUser {
  id?: string;
  email?: string;
  metadata?: string;
}

export interface MemberRecord {
  guid: string;
  id: string | null;
  user_guid: string;
  user_id: string | null;
  institution_code: string;
  institution_guid: string;
  name: string;
  connection_status: ConnectionStatusName;
  connection_status_message: string | null;
  is_oauth: boolean;
  is_being_aggregated: boolean;
  aggregated_at: string | null;
  successfully_aggregated_at: string | null;
  background_aggregation_is_disabled: boolean;
  use_cases: readonly UseCase[];
  metadata: string | null;
  most_recent_job_guid: string | null;
}

/** The kinds of account that MX sends microdeposits to. */
export type MicrodepositAccountType = 'CHECKING' | 'SAVINGS';

/** Two small deposits that verify an account. The account's fields are `null` as long as it is PREINITIATED. */
export interface MicrodepositRecord {
  guid: string;
  user_guid: string;
  account_name: string | null;
  account_number: string | null;
  account_type: MicrodepositAccountType | null;
  routing_number: string | null;
  email: string | null;
  first_name: string | null;
  last_name: string | null;
  /** Of the institution with this routing number; `null` if MX knows none. */
  institution_code: string | null;
  institution_name: string | null;
  status: MicrodepositStatusName;
  error_message: string | null;
  created_at: string;
  updated_at: string;
  verified_at: string | null;
}

/** MX's reasons for a failed OAuth flow. */
export type AuthorizationErrorReason =
  'CANCELLED' | 'DENIED' | 'IMPEDED' | 'PROVIDER_ERROR' | 'SERVER_ERROR' | 'SESSION_ERROR' | 'UNKNOWN_ERROR';

/** How a trip to the bank ends. */
export type Settlement = { status: 'success' } | { status: 'error'; reason: AuthorizationErrorReason };

/** Why a widget URL could not be loaded: it was loaded before, is older than ten minutes, or was never answered. */
export type UrlRefusal = 'spent' | 'expired' | 'unknown';
