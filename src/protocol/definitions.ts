import type { FieldSpecs } from './fields.js';

/** One message of the Connect Widget. */
export interface MessageDefinition {
  /** The fields of the payload; what else arrives is kept beside them. */
  readonly fields: FieldSpecs;
  /** Only a person can cause this message, so it proves that the user is there. */
  readonly activity?: true;
  /** Other spellings of the type. All-lower-case ones are understood without being listed. */
  readonly variants?: readonly string[];
  /** Where a field may also be: the path to it, by field name. */
  readonly alsoAt?: Readonly<Record<string, readonly string[]>>;
}

/** On nearly every message; missing on some in practice, so never required. */
const session = { user_guid: 'string?', session_guid: 'string?' } as const;
const institution = { institution: { code: 'string', guid: 'string' } } as const;
const memberGuid = { member_guid: 'string' } as const;
const memberStatus = { member: { guid: 'string', connection_status: 'number?' } } as const;
const microdepositGuid = { microdeposit_guid: 'string' } as const;

/**
 * Every message the widget is known to send, by its official type. The newest UI looks some fields up and leaves them out, or sends
 * `null`, where it finds nothing: they are optional here, although the official definitions require them. Decoding, event names, the typed event map
 * and the table in the README all derive from here.
 */
export const messageDefinitions = {
  // The definitions require nothing of `load` and do not look at its session fields; the real widget sends them.
  'mx/load': { fields: { user_guid: 'string~', session_guid: 'string~' } },
  'mx/ping': { fields: session, activity: true },
  'mx/navigation': { fields: { ...session, did_go_back: 'boolean' } },
  'mx/focusTrap': { fields: session },
  'mx/client/oauthComplete': { fields: { url: 'string' } },
  'mx/connect/loaded': { fields: { ...session, initial_step: 'string' } },
  'mx/connect/institutionSearch': {
    fields: { ...session, query: 'string' },
    activity: true,
  },
  // Not every institution has a site.
  'mx/connect/selectedInstitution': {
    fields: { ...session, code: 'string', guid: 'string', name: 'string', url: 'string?' },
    activity: true,
  },
  'mx/connect/enterCredentials': {
    fields: { ...session, ...institution },
    activity: true,
  },
  'mx/connect/updateCredentials': {
    fields: { ...session, ...memberGuid, ...institution },
    activity: true,
  },
  'mx/connect/submitMFA': {
    fields: { ...session, ...memberGuid },
    activity: true,
    variants: ['mx/connect/submitMfa'],
  },
  // The first one has no `previous`, although the definitions require it.
  'mx/connect/stepChange': {
    fields: { ...session, previous: 'string?', current: 'string' },
  },
  'mx/connect/backToSearch': {
    fields: { ...session, context: 'string?' },
    activity: true,
    variants: ['mx/connect/connected/backToSearch'],
  },
  'mx/connect/backButtonClicked': { fields: session, activity: true },
  'mx/connect/memberStatusUpdate': {
    fields: { ...session, ...memberGuid, connection_status: 'number?' },
    variants: ['mx/connect/memberStatusUpdated'],
  },
  'mx/connect/initialDataReady': { fields: { ...session, member_guid: 'string?' } },
  'mx/connect/memberConnected': { fields: { ...session, ...memberGuid } },
  'mx/connect/connected/primaryAction': {
    fields: session,
    activity: true,
    variants: ['mx/connect/memberConnected/primaryAction'],
  },
  'mx/connect/memberDeleted': {
    fields: { ...session, ...memberGuid },
    activity: true,
  },
  'mx/connect/createMemberError': {
    fields: { ...session, institution_guid: 'string', institution_code: 'string' },
  },
  'mx/connect/memberError': { fields: { ...session, ...memberStatus } },
  'mx/connect/memberError/primaryAction': {
    fields: { ...session, ...memberStatus },
    activity: true,
  },
  // The newest UI sends `member: { guid, code }` in place of the two documented fields; the documentation has `code` as text.
  'mx/connect/invalidData': {
    fields: { ...session, ...memberGuid, code: 'number?' },
    alsoAt: { member_guid: ['member', 'guid'], code: ['member', 'code'] },
  },
  // The UI has never sent the documented `member_guid`.
  'mx/connect/invalidData/primaryAction': {
    fields: { ...session, ...memberGuid },
    activity: true,
    alsoAt: { member_guid: ['memberGuid'] },
  },
  'mx/connect/oauthRequested': {
    fields: { ...session, url: 'string', ...memberGuid },
    activity: true,
  },
  // The definitions do not know `error_reason`, so their decoder takes anything there.
  'mx/connect/oauthError': {
    fields: { ...session, member_guid: 'string?', error_reason: 'string~' },
  },
  'mx/connect/microdeposits/loaded': { fields: { ...session, initial_step: 'string?' } },
  'mx/connect/microdeposits/detailsSubmitted': {
    fields: { ...session, ...microdepositGuid },
    activity: true,
  },
  'mx/connect/microdeposits/verified': { fields: { ...session, ...microdepositGuid } },
  'mx/connect/microdeposits/verified/primaryAction': { fields: session, activity: true },
  'mx/connect/microdeposits/comeBack/primaryAction': {
    fields: { ...session, ...microdepositGuid },
    activity: true,
  },
  // `status` is the name of a microdeposit's status, such as `REJECTED`.
  'mx/connect/microdeposits/error/primaryAction': {
    fields: { ...session, status: 'string?', guid: 'string' },
    activity: true,
  },
  'mx/connect/microdeposits/blockedRoutingNumber': {
    fields: { ...session, routing_number: 'string', reason: 'string?' },
    activity: true,
  },
  'mx/account/created': { fields: { guid: 'string' } },
  // Of the Pulse widget; the official decoder shares one table between the widgets.
  'mx/pulse/overdraftWarning/cta/transferFunds': {
    fields: { account_guid: 'string', amount: 'number' },
    activity: true,
  },
} as const satisfies Record<`mx/${string}`, MessageDefinition>;

/**
 * The messages that MX's open-source widget UI sends and the official package
 * `@mxenabled/widget-post-message-definitions` 1.4.0 lacks. For the documentation: apart, so that no bundle has it.
 */
export const onlyInWidgetUi = [
  'mx/connect/backButtonClicked',
  'mx/connect/initialDataReady',
  'mx/connect/memberError',
  'mx/connect/memberError/primaryAction',
  'mx/connect/invalidData/primaryAction',
  'mx/connect/microdeposits/loaded',
  'mx/connect/microdeposits/detailsSubmitted',
  'mx/connect/microdeposits/verified',
  'mx/connect/microdeposits/verified/primaryAction',
  'mx/connect/microdeposits/comeBack/primaryAction',
  'mx/connect/microdeposits/error/primaryAction',
  'mx/connect/microdeposits/blockedRoutingNumber',
] as const satisfies readonly (keyof typeof messageDefinitions)[];
