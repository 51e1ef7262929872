import type { AuthorizationErrorReason, Settlement } from './records.js';
import type { JobRequest } from './types.js';

/** One trip to the bank's or to AllData's page and back. */
export interface AuthorizationRecord {
  /** The unguessable `state` that ties the way out to the way back. */
  state: string;
  kind: 'oauth' | 'alldata';
  memberGuid: string;
  institutionCode: string;
  status: 'pending' | 'success' | 'error';
  /** Set while `status` is `error`, else `null`. */
  errorReason: AuthorizationErrorReason | null;
  /** Where and how the trip ends; taken from the widget's options. */
  clientRedirectUrl: string | null;
  referralSource: 'BROWSER' | 'APP';
  webviewUrlScheme: string;
}

export interface AuthorizationRequest {
  memberGuid: string;
  /** `null` connects the member without reading anything. */
  job: JobRequest | null;
  clientRedirectUrl?: string | null;
  /** Default BROWSER. */
  referralSource?: 'BROWSER' | 'APP';
  /** Default `mx`. */
  webviewUrlScheme?: string;
}

export interface Authorizations {
  /** Starts a trip for a member of an OAuth or AllData institution; `undefined` for any other member. */
  begin(request: AuthorizationRequest): AuthorizationRecord | undefined;
  find(state: string): AuthorizationRecord | undefined;
  /** The member's latest trip: what the widget polls. */
  latestOf(memberGuid: string): AuthorizationRecord | undefined;
  /** What the user chose at the bank: with a success only these accounts are read from then on. Default: all. */
  share(state: string, accountGuids: readonly string[]): void;
  /**
   * Ends a trip. Success starts the member's job, from PENDING to CONNECTED. A late success wins over an earlier
   * error; an error after a success changes nothing. A member that never connected becomes DENIED or IMPEDED, or stays
   * PENDING when the user merely cancelled or something broke.
   */
  settle(state: string, settlement: Settlement): AuthorizationRecord | undefined;
}
