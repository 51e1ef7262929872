import type { FieldSpecs } from './fields.js';

/**
 * Where MX states a message:
 * - `definitions`: the official package `@mxenabled/widget-post-message-definitions` 1.4.0
 * - `ui`: MX's open-source widget UI emits it, the definitions lack it
 * - `docs`: named in MX's documentation only
 */
export type MessageSource = 'definitions' | 'ui' | 'docs';

/** One message of the Connect Widget. */
export interface MessageDefinition {
  readonly source: MessageSource;
  /** The fields of the payload; what else arrives is kept beside them. */
  readonly fields: FieldSpecs;
  /** Only a person can cause this message, so it proves that the user is there. */
  readonly activity?: true;
  /** Other spellings of the type. All-lower-case ones are understood without being listed. */
  readonly variants?: readonly string[];
  /** Where a field may also be: `[object, name]`, by field name. */
  readonly alsoAt?: Readonly<Record<string, readonly [container: string, name: string]>>;
}

/** On nearly every message; missing on some in practice, so never required. */
const session = { user_guid: 'string?', session_guid: 'string?' } as const;
const institution = { institution: { code: 'string', guid: 'string' } } as const;
const memberGuid = { member_guid: 'string' } as const;
const memberStatus = { member: { guid: 'string', connection_status: 'number' } } as const;
const microdepositGuid = { microdeposit_guid: 'string' } as const;

/**
 * Every message the widget is known to send, by its official type. Decoding, event names, the typed event map
 * and the table in the README all derive from here.
 */
export const messageDefinitions = {
  // The definitions require nothing of `load` and do not look at its session fields; the real widget sends them.
  'mx/load': { source: 'definitions', fields: { user_guid: 'string~', session_guid: 'string~' } },
  'mx/ping': { source: 'definitions', fields: session, activity: true },
  'mx/navigation': { source: 'definitions', fields: { ...session, did_go_back: 'boolean' } },
  'mx/focusTrap': { source: 'definitions', fields: session },
  'mx/client/oauthComplete': { source: 'definitions', fields: { url: 'string' } },
  'mx/connect/loaded': { source: 'definitions', fields: { ...session, initial_step: 'string' } },
  'mx/connect/institutionSearch': {
    source: 'definitions',
    fields: { ...session, query: 'string' },
    activity: true,
  },
  'mx/connect/selectedInstitution': {
    source: 'definitions',
    fields: { ...session, code: 'string', guid: 'string', name: 'string', url: 'string' },
    activity: true,
  },
  'mx/connect/enterCredentials': {
    source: 'definitions',
    fields: { ...session, ...institution },
    activity: true,
  },
  'mx/connect/updateCredentials': {
    source: 'definitions',
    fields: { ...session, ...memberGuid, ...institution },
    activity: true,
  },
  'mx/connect/submitMFA': {
    source: 'definitions',
    fields: { ...session, ...memberGuid },
    activity: true,
    variants: ['mx/connect/submitMfa'],
  },
  // The first one has no `previous`, although the definitions require it.
  'mx/connect/stepChange': {
    source: 'definitions',
    fields: { ...session, previous: 'string?', current: 'string' },
  },
  'mx/connect/backToSearch': {
    source: 'definitions',
    fields: { ...session, context: 'string?' },
    activity: true,
  },
  'mx/connect/backButtonClicked': { source: 'ui', fields: session, activity: true },
  'mx/connect/memberStatusUpdate': {
    source: 'definitions',
    fields: { ...session, ...memberGuid, connection_status: 'number' },
    variants: ['mx/connect/memberStatusUpdated'],
  },
  'mx/connect/initialDataReady': { source: 'ui', fields: { ...session, ...memberGuid } },
  'mx/connect/memberConnected': { source: 'definitions', fields: { ...session, ...memberGuid } },
  'mx/connect/connected/primaryAction': {
    source: 'definitions',
    fields: session,
    activity: true,
    variants: ['mx/connect/memberConnected/primaryAction'],
  },
  'mx/connect/memberDeleted': {
    source: 'definitions',
    fields: { ...session, ...memberGuid },
    activity: true,
  },
  'mx/connect/createMemberError': {
    source: 'definitions',
    fields: { ...session, institution_guid: 'string', institution_code: 'string' },
  },
  'mx/connect/memberError': { source: 'ui', fields: { ...session, ...memberStatus } },
  'mx/connect/memberError/primaryAction': {
    source: 'ui',
    fields: { ...session, ...memberStatus },
    activity: true,
  },
  // The newest UI sends `member: { guid, code }` in place of the two documented fields.
  'mx/connect/invalidData': {
    source: 'definitions',
    fields: { ...session, ...memberGuid, code: 'number' },
    alsoAt: { member_guid: ['member', 'guid'], code: ['member', 'code'] },
  },
  'mx/connect/invalidData/primaryAction': {
    source: 'docs',
    fields: { ...session, ...memberGuid },
    activity: true,
  },
  'mx/connect/oauthRequested': {
    source: 'definitions',
    fields: { ...session, url: 'string', ...memberGuid },
    activity: true,
  },
  // The definitions do not know `error_reason`, so their decoder takes anything there.
  'mx/connect/oauthError': {
    source: 'definitions',
    fields: { ...session, member_guid: 'string?', error_reason: 'string~' },
  },
  'mx/connect/microdeposits/loaded': { source: 'ui', fields: { ...session, initial_step: 'string' } },
  'mx/connect/microdeposits/detailsSubmitted': {
    source: 'ui',
    fields: { ...session, ...microdepositGuid },
    activity: true,
  },
  'mx/connect/microdeposits/verified': { source: 'ui', fields: { ...session, ...microdepositGuid } },
  'mx/connect/microdeposits/verified/primaryAction': { source: 'ui', fields: session, activity: true },
  'mx/connect/microdeposits/comeBack/primaryAction': {
    source: 'ui',
    fields: { ...session, ...microdepositGuid },
    activity: true,
  },
  // `status` is the name of a microdeposit's status, such as `REJECTED`.
  'mx/connect/microdeposits/error/primaryAction': {
    source: 'ui',
    fields: { ...session, status: 'string', guid: 'string' },
    activity: true,
  },
  'mx/connect/microdeposits/blockedRoutingNumber': {
    source: 'ui',
    fields: { ...session, routing_number: 'string', reason: 'string' },
    activity: true,
  },
  'mx/account/created': { source: 'definitions', fields: { guid: 'string' } },
  // Of the Pulse widget; the official decoder shares one table between the widgets.
  'mx/pulse/overdraftWarning/cta/transferFunds': {
    source: 'definitions',
    fields: { account_guid: 'string', amount: 'number' },
    activity: true,
  },
} as const satisfies Record<`mx/${string}`, MessageDefinition>;
