/** What the widget's page and its server say to each other: the JSON in the page and behind `/session/…`. */
import type { ManualAccountType } from '../store/manual-accounts.js';
import type {
  Answer,
  AuthorizationErrorReason,
  ChallengeRecord,
  ConnectionStatusName,
  InstitutionRecord,
  JobStep,
  Language,
  MicrodepositAccountType,
  MicrodepositStatusName,
  Protocol,
  WidgetOptions,
} from '../store/types.js';

export interface Institution extends Pick<
  InstitutionRecord,
  'guid' | 'code' | 'name' | 'url' | 'color' | 'iso_country_code'
> {
  /** `microdeposits` if the session asks for account numbers and the institution cannot provide them after a sign-in. */
  protocol: Protocol | 'microdeposits';
}

export interface Microdeposit {
  guid: string;
  status: MicrodepositStatusName;
  accountName: string;
}

/** The account as the user typed it; the properties are named like the form's fields. */
export interface AccountDetails {
  routingNumber: string;
  accountNumber: string;
  accountType: MicrodepositAccountType;
  /** Not asked for if the microdeposit was pre-initiated with them. */
  firstName?: string;
  lastName?: string;
  email?: string;
}

/** Why MX does not take a routing number; `null` if it does. */
export interface RoutingNumberAnswer {
  block: { reason: 'INVALID' | 'BLOCKED' | 'IAV_PREFERRED'; institution: Institution | null } | null;
}
export interface MicrodepositAnswer {
  microdeposit: Microdeposit;
}
export interface ManualAccountBody {
  name: string;
  type: ManualAccountType;
  balance: number;
}
export interface ManualAccountAnswer {
  guid: string;
}
export interface AmountsBody {
  /** In dollars. */
  amounts: readonly [number, number];
}

export type Challenge = ChallengeRecord;

/** One field of an institution's sign-in form. */
export interface CredentialField {
  guid: string;
  kind: 'LOGIN' | 'PASSWORD';
}

export interface Member {
  guid: string;
  institutionGuid: string;
  status: ConnectionStatusName;
  /** MX's number of the status, as messages carry it. */
  statusCode: number;
  /** How far the member's latest job is; `null` if it never had one. */
  step: JobStep | null;
  /** A job of the member's is on its way. */
  running: boolean;
  /** Nothing more will happen to the member by itself: its job ended, or waits for the user. */
  settled: boolean;
  challenges: readonly Challenge[];
  /** MX's code for what went wrong, such as 3002 (INSTITUTION_UNAVAILABLE); `null` if it has none. */
  errorCode: number | null;
}

/** A window to send the user to, and the trip that starts with it. */
export interface Departure {
  state: string;
  url: string;
  member: Member;
}

export interface Trip {
  status: 'pending' | 'success' | 'error';
  errorReason: AuthorizationErrorReason | null;
  member: Member;
}

/** The subset of the widget's options that its page acts on. */
export interface PageOptions extends Pick<
  WidgetOptions,
  | 'mode'
  | 'disable_institution_search'
  | 'update_credentials'
  | 'oauth_referral_source'
  | 'is_mobile_webview'
  | 'ui_message_webview_url_scheme'
  | 'color_scheme'
> {
  /** Whether the session asks for account and routing numbers; the user may then type them. */
  verifies: boolean;
  /** Whether MX has set up the step `disclosure`, or a back button on the first screen, for the client. */
  disclosure: boolean;
  backButton: boolean;
  /** The microdeposit of `current_microdeposit_guid`. */
  microdeposit: Microdeposit | null;
}

/** Embedded in the widget's page as JSON: third-party cookies do not exist, so nothing is kept in one. */
export interface PageSession {
  /** Sent with every request, as `Authorization: Bearer …`. */
  token: string;
  userGuid: string;
  sessionGuid: string;
  language: Language;
  options: PageOptions;
  /** The member of `current_member_guid`. */
  member: Member | null;
  /** The member's institution, or that of `current_institution_guid` or `current_institution_code`. */
  institution: Institution | null;
  /** Milliseconds between two looks at a member whose job is running, or at an authorization that is pending. */
  pollInterval: number;
}

export interface InstitutionsAnswer {
  institutions: readonly Institution[];
}
export interface CredentialsAnswer {
  credentials: readonly CredentialField[];
}
export interface MemberAnswer {
  member: Member;
}
export interface ConnectBody {
  institutionGuid: string;
  answers: readonly Answer[];
}
export interface AnswersBody {
  answers: readonly Answer[];
}
export interface DepartureBody {
  institutionGuid: string;
  memberGuid: string | null;
}
