/**
 * The interface of the sandbox's world: the state behind the Platform API, the widget, the bank and AllData.
 *
 * Reads return live values frozen against writing; ask again to see progress, nothing needs a subscription.
 * A look-up of something unknown answers `undefined`, never throws. Times are milliseconds of `now`.
 */
import type { AccountRecord, MemberData } from '../data/types.js';
import type {
  Answer,
  ChallengeRecord,
  ConnectionStatusName,
  CountryCode,
  CredentialRecord,
  InstitutionRecord,
  Language,
  MemberRecord,
  Product,
  UseCase,
  UrlRefusal,
  UserRecord,
} from './records.js';
import type { Authorizations } from './authorization-types.js';
import type { WorldListener } from './events.js';
import type { ManualAccounts } from './manual-accounts.js';
import type { Microdeposits } from './microdeposits.js';
import type { Timers } from './timers.js';

export type * from './authorization-types.js';
export type * from './records.js';

export interface WorldOptions {
  /** Every guid and every figure follows from it, dates from `now`. Default 1. */
  seed?: number;
  /** The wall clock, in milliseconds. Default `Date.now`. */
  now?: () => number;
  /** Milliseconds that one step of a job takes. Default 600. */
  latency?: number;
  /** What a job's steps wait with. Default: the system's timers. */
  timers?: Timers;
  /** Called at once with every event that MX reports by webhook. Default: not called. */
  onEvent?: WorldListener;
}

export interface World {
  readonly institutions: Institutions;
  readonly users: Users;
  readonly members: Members;
  readonly microdeposits: Microdeposits;
  readonly manualAccounts: ManualAccounts;
  readonly sessions: WidgetSessions;
  readonly authorizations: Authorizations;
  /** What a member's jobs have read so far; empty lists for a member that has not connected. */
  data(memberGuid: string): MemberData;
  /** What the bank's own page offers to share: every account a member has there, read or not. */
  accountsAtBank(memberGuid: string): readonly AccountRecord[];
  now(): number;
  /** Stops every job; nothing of the world keeps a process alive. */
  close(): void;
}

/** A page of a longer list. Page numbers start at 1. */
export interface Page<Entry> {
  entries: readonly Entry[];
  currentPage: number;
  perPage: number;
  totalEntries: number;
  totalPages: number;
}

export type InstitutionSupport =
  | 'supports_account_identification'
  | 'supports_account_statement'
  | 'supports_account_verification'
  | 'supports_transaction_history';

export interface InstitutionSearch {
  /** Part of the name or code, in any case; every word must occur. Empty or absent: all, popular ones first. */
  name?: string;
  isoCountryCodes?: readonly CountryCode[];
  /** What an institution must, or must not, support. */
  supports?: Partial<Pick<InstitutionRecord, InstitutionSupport>>;
  /** What an institution must support. */
  products?: readonly Product[];
  /** Default 1. */
  page?: number;
  /** Default 25. */
  perPage?: number;
}

export interface Institutions {
  search(search?: InstitutionSearch): Page<InstitutionRecord>;
  find(codeOrGuid: string): InstitutionRecord | undefined;
  /** In display order; empty for institutions whose own page asks (OAuth, AllData). */
  credentials(code: string): readonly CredentialRecord[];
}

export interface UserFields {
  id?: string | null;
  email?: string | null;
  is_disabled?: boolean;
  metadata?: string | null;
}

export interface Users {
  all(): readonly UserRecord[];
  find(guid: string): UserRecord | undefined;
  findById(id: string): UserRecord | undefined;
  create(fields?: UserFields): UserRecord;
  update(guid: string, fields: UserFields): UserRecord | undefined;
  /** Deletes the user's members, sessions and authorizations too. `false` if there was no such user. */
  delete(guid: string): boolean;
}

/** What one job is to do; derive it from a widget's options with `jobRequestOf`. */
export interface JobRequest {
  kind: 'aggregation' | 'verification' | 'identification' | 'balance';
  products: readonly Product[];
}

export interface MemberFields {
  id?: string | null;
  metadata?: string | null;
  background_aggregation_is_disabled?: boolean;
  /** Added to the member's own; a member never loses one. */
  use_cases?: readonly UseCase[];
  /** What webhooks about the member say from now on: the request's `X-CALLBACK-PAYLOAD`, or `null` if it had none. */
  callbackPayload?: string | null;
}

/** What makes a member one and the same. */
export interface Connection {
  userGuid: string;
  institutionCode: string;
  /** By credential guid. For OAuth and AllData institutions leave it empty: the member waits as PENDING. */
  credentials: readonly Answer[];
}

export interface ConnectRequest extends MemberFields, Connection {
  /** `null` creates the member without a job. */
  job: JobRequest | null;
}

export interface ReconnectRequest extends MemberFields {
  credentials?: readonly Answer[];
  job: JobRequest | null;
}

/** A job's place on its way: `waiting` for an answer, `finished` whatever came of it. */
export type JobStep = 'queued' | 'authenticating' | 'waiting' | 'accounts' | 'products' | 'finished';

export interface JobRecord {
  guid: string;
  memberGuid: string;
  kind: JobRequest['kind'];
  products: readonly Product[];
  step: JobStep;
}

export type ResumeResult =
  | { ok: true; member: MemberRecord }
  | { ok: false; reason: 'unknown-member' | 'not-challenged' }
  | { ok: false; reason: 'unanswered'; challenge: ChallengeRecord };

export interface Members {
  all(): readonly MemberRecord[];
  ofUser(userGuid: string): readonly MemberRecord[];
  find(guid: string): MemberRecord | undefined;
  /** The member that connecting would update, if there is one. */
  twin(connection: Connection): MemberRecord | undefined;
  /**
   * Creates a member and starts its job. The same credentials at the same institution (for OAuth and AllData: the same
   * institution) update the user's existing member instead. `undefined` if the user or the institution is unknown.
   */
  connect(request: ConnectRequest): { member: MemberRecord; existing: boolean } | undefined;
  /** Changes fields and credentials of a member, then starts the job, with status UPDATED if there are credentials. */
  reconnect(guid: string, request: ReconnectRequest): MemberRecord | undefined;
  /** Runs another job with what the member has; `busy` names the kind of the job already running. */
  run(
    guid: string,
    job: JobRequest,
    callbackPayload?: string | null,
  ): { member: MemberRecord; busy: JobRequest['kind'] | null } | undefined;
  /** The questions of a CHALLENGED member; otherwise empty. */
  challenges(guid: string): readonly ChallengeRecord[];
  /**
   * Answers the challenges: every one needs an answer. Right ones lead to CONNECTED, wrong ones to REJECTED. `fields` are
   * changed too, unless the answers are refused.
   */
  resume(guid: string, answers: readonly Answer[], fields?: MemberFields): ResumeResult;
  /** The member's latest job, for showing progress. */
  job(guid: string): JobRecord | undefined;
  /** What the member's jobs have read so far. */
  products(guid: string): ReadonlySet<Product | 'accounts'>;
  /**
   * Puts a member into a status at once, as an event at the bank would; a running job is dropped. Further jobs come to the
   * same until its user acts: by new credentials, an authorization, the right answer, or another attempt in the widget.
   */
  setStatus(guid: string, status: ConnectionStatusName): MemberRecord | undefined;
  delete(guid: string): boolean;
}

/** A widget URL's effective options: validated, every default filled in. MX's names; see MX's "Request Widget URL". */
export interface WidgetOptions {
  widget_type: string;
  mode: 'aggregation' | 'verification';
  include_transactions: boolean;
  include_identity: boolean;
  disable_background_agg: boolean;
  /** Wins over the institution options. Known to exist when the URL was minted. */
  current_member_guid: string | null;
  current_institution_code: string | null;
  current_institution_guid: string | null;
  /** Known to exist when the URL was minted. */
  current_microdeposit_guid: string | null;
  disable_institution_search: boolean;
  update_credentials: boolean;
  use_cases: readonly UseCase[];
  color_scheme: 'light' | 'dark' | 'browser';
  client_redirect_url: string | null;
  oauth_referral_source: 'BROWSER' | 'APP';
  is_mobile_webview: boolean;
  ui_message_version: 4;
  ui_message_webview_url_scheme: string;
  enable_app2app: boolean;
  /** Empty: institutions of every country. */
  iso_country_code: readonly CountryCode[];
  /** `null` unless `data_request.products` was sent; then it alone decides what is read. */
  products: readonly Product[] | null;
  additional_product_option: 'account_verification' | 'transactions' | null;
}

export interface WidgetSession {
  /** `SES-…`; public, the widget's messages carry it. */
  guid: string;
  userGuid: string;
  options: WidgetOptions;
  language: Language;
  /** `X-CALLBACK-PAYLOAD` of the request for the widget URL. */
  callbackPayload: string | null;
  /** The secret in the widget URL's path, good for one load. */
  urlToken: string;
  /** The secret the loaded widget sends with its requests, in a header. */
  sessionToken: string;
  mintedAt: number;
}

export type ConsumeResult = { ok: true; session: WidgetSession } | { ok: false; reason: UrlRefusal };

export interface WidgetSessions {
  mint(
    userGuid: string,
    options: WidgetOptions,
    language: Language,
    callbackPayload?: string | null,
  ): WidgetSession;
  /** Spends a widget URL's token: once, and within ten minutes. */
  consume(urlToken: string): ConsumeResult;
  /** Why a load would be refused now; `undefined` for a good URL, which stays as good. */
  refusalOf(urlToken: string): UrlRefusal | undefined;
  /** The session of a loaded widget; a URL that was never loaded has none. */
  find(sessionToken: string): WidgetSession | undefined;
  /** Every URL not yet used counts as older than ten minutes. */
  expireUnused(): void;
  /** Why each URL that could not be loaded was refused, in order. */
  refusals(): readonly UrlRefusal[];
}
