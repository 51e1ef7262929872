import type {
  AccountDetails,
  CredentialField,
  Departure,
  Institution,
  ManualAccountBody,
  Member,
  Microdeposit,
  PageOptions,
  RoutingNumberAnswer,
} from '../../../widget/contract.js';
import type { Answer } from '../../../store/types.js';
import type { WidgetMessage } from '../wire/messages.js';

/** The widget's screens. `step` is the name MX's messages give it. */
export type Screen =
  | { step: 'search' }
  | {
      step: 'enterCreds';
      way: 'form';
      institution: Institution;
      /** `null` while they are being loaded. */
      fields: readonly CredentialField[] | null;
      /** The member whose credentials are asked for again. */
      member: Member | null;
      sending: boolean;
      /** Whether the member is being deleted. */
      deleting: boolean;
    }
  | {
      step: 'enterCreds';
      way: 'window';
      institution: Institution;
      member: Member | null;
      /** `null` while it is being prepared. The address must be known before the click that opens it. */
      departure: Departure | null;
      away: boolean;
    }
  | { step: 'connecting'; institution: Institution; member: Member }
  | { step: 'mfa'; institution: Institution; member: Member; sending: boolean }
  | { step: 'connected'; institution: Institution; member: Member }
  | { step: 'actionableError'; institution: Institution; member: Member; deleting: boolean }
  | { step: 'oauthError'; institution: Institution; member: Member; reason: string }
  | MicrodepositScreen
  /** What will be shared, for the user to agree to; then on to the institution, or to the search. */
  | { step: 'disclosure'; institution: Institution | null }
  | { step: 'addManualAccount'; added: string | null; sending: boolean }
  | { step: 'deleteMemberSuccess'; institution: Institution };

/** The views of the step `microdeposits`, by the names that MX's widget has for them. */
export type MicrodepositView =
  | 'routingNumber'
  | 'howItWorks'
  | 'accountInfo'
  | 'personal_info_form'
  | 'confirmDetails'
  | 'comeBack'
  | 'verifyDeposits'
  | 'verified'
  | 'errors';

export interface MicrodepositScreen {
  step: 'microdeposits';
  view: MicrodepositView;
  /** What was typed so far. */
  details: Readonly<Partial<AccountDetails>>;
  /** `null` until one is created. One that was pre-initiated knows its owner. */
  microdeposit: Microdeposit | null;
  /** What is wrong with the routing number, or with the two account numbers. */
  notice: 'unsupported' | 'mismatch' | null;
  /** The institution of the routing number, where signing in is quicker. */
  instant: Institution | null;
  /** How many wrong amounts were entered on this screen. */
  wrong: number;
  sending: boolean;
}

export type Step = Screen['step'];
export type ScreenAt<At extends Step> = Extract<Screen, { step: At }>;

/** A request that came to nothing: `refused` cannot succeed by trying again, the session may be over. */
export type Problem = 'unreachable' | 'refused';

/** The screen, and a failed request that is reported on it. */
export interface Shown {
  screen: Screen;
  problem: Problem | null;
}

export interface Flow extends Shown {
  /** The session's microdeposit while it is pre-initiated, so that the widget can complete it; otherwise `null`. */
  preinitiated: Microdeposit | null;
}

export type FlowEvent =
  // what the user does
  | { type: 'institutionChosen'; institution: Institution }
  | { type: 'accountNumbersChosen' }
  | { type: 'manualAccountChosen' }
  | { type: 'manualAccountSubmitted'; account: ManualAccountBody }
  | { type: 'disclosureAccepted' }
  | { type: 'disconnected' }
  | { type: 'credentialsSubmitted'; answers: readonly Answer[] }
  | { type: 'answersSubmitted'; answers: readonly Answer[] }
  | { type: 'windowRequested' }
  | { type: 'signInRetried' }
  | { type: 'memberRetried' }
  | { type: 'memberGivenUp' }
  | { type: 'done' }
  | { type: 'back' }
  // what the host asks
  | { type: 'hostBack' }
  // what the result page reports, true or not
  | { type: 'resultReported' }
  | MicrodepositEvent
  // what becomes of requests
  | { type: 'manualAccountAdded'; guid: string; name: string }
  | { type: 'memberDeleted' }
  | { type: 'fieldsLoaded'; fields: readonly CredentialField[] }
  | { type: 'memberAccepted'; member: Member }
  | { type: 'memberMoved'; member: Member }
  | { type: 'departureReady'; departure: Departure }
  | { type: 'oauthSucceeded'; member: Member }
  | { type: 'oauthFailed'; reason: string | null }
  | { type: 'requestFailed'; problem: Problem };

/** Everything about an account whose numbers are typed. */
export type MicrodepositEvent =
  | { type: 'detailsSubmitted'; answers: readonly Answer[] }
  | { type: 'detailsConfirmed' }
  | { type: 'microdepositLeft' }
  | { type: 'microdepositEdited' }
  | { type: 'numbersPreferred' }
  | { type: 'signInPreferred'; institution: Institution }
  | { type: 'routingNumberChecked'; block: RoutingNumberAnswer['block'] }
  | { type: 'microdepositChanged'; microdeposit: Microdeposit };

/** Work that a transition orders. What a screen ordered is dropped when the screen is left. */
export type Effect =
  | { type: 'loadFields'; institution: Institution }
  | { type: 'connect'; institution: Institution; answers: readonly Answer[] }
  | { type: 'reconnect'; member: Member; answers: readonly Answer[] }
  | { type: 'rerun'; member: Member }
  | { type: 'answer'; member: Member; answers: readonly Answer[] }
  | { type: 'follow'; member: Member }
  | { type: 'prepareDeparture'; institution: Institution; member: Member | null }
  | { type: 'openWindow'; url: string }
  | { type: 'followTrip'; departure: Departure }
  | { type: 'addManualAccount'; account: ManualAccountBody }
  | { type: 'deleteMember'; member: Member }
  | { type: 'checkRoutingNumber'; routingNumber: string }
  | { type: 'createMicrodeposit'; details: Readonly<Partial<AccountDetails>> }
  | { type: 'verifyMicrodeposit'; microdeposit: Microdeposit; amounts: readonly [number, number] };

/** The functions for single screens return only what is shown; `transition` and `start` add the rest of the flow. */
export interface Transition<Next extends Shown = Shown> {
  flow: Next;
  /** In the order in which the host hears them. */
  messages: readonly WidgetMessage[];
  effects: readonly Effect[];
}

export type FlowOptions = Pick<
  PageOptions,
  'disable_institution_search' | 'oauth_referral_source' | 'is_mobile_webview' | 'backButton'
>;
