/**
 * The messages the widget sends, under MX's own names and with MX's own field names. `user_guid` and `session_guid`
 * are added when a message is sent. Source: MX's public message definitions and recordings of the real widget.
 */

/** The institution as most messages carry it. */
export interface InstitutionReference {
  guid: string;
  code: string;
}

interface MemberReference {
  guid: string;
  connection_status: number;
}

/** Fields of each message, by its type without the `mx/` in front. `account/created` alone names no session. */
export interface WidgetMessageFields {
  load: Record<never, never>;
  ping: Record<never, never>;
  navigation: { did_go_back: boolean };
  'account/created': { guid: string };
  'connect/loaded': { initial_step: string };
  'connect/stepChange': { previous?: string; current: string };
  'connect/institutionSearch': { query: string };
  'connect/selectedInstitution': { name: string; guid: string; url: string; code: string };
  'connect/enterCredentials': { institution: InstitutionReference };
  'connect/updateCredentials': { member_guid: string; institution: InstitutionReference };
  'connect/createMemberError': { institution_guid: string; institution_code: string };
  'connect/memberStatusUpdate': { member_guid: string; connection_status: number };
  'connect/initialDataReady': { member_guid: string };
  'connect/memberConnected': { member_guid: string };
  'connect/memberError': { member: MemberReference };
  'connect/memberError/primaryAction': { member: MemberReference };
  'connect/submitMFA': { member_guid: string };
  'connect/oauthRequested': { url: string; member_guid: string };
  'connect/oauthError': { member_guid: string; error_reason: string };
  'connect/connected/primaryAction': Record<never, never>;
  'connect/backToSearch': { context?: 'manualAccountAdded' };
  'connect/backButtonClicked': Record<never, never>;
  'connect/memberDeleted': { member_guid: string };
  'connect/invalidData': { member: { guid: string; code: number } };
  'connect/microdeposits/loaded': { initial_step: string };
  'connect/microdeposits/blockedRoutingNumber': { routing_number: string; reason: string };
  'connect/microdeposits/detailsSubmitted': { microdeposit_guid: string };
  'connect/microdeposits/comeBack/primaryAction': { microdeposit_guid: string };
  'connect/microdeposits/verified': { microdeposit_guid: string };
  'connect/microdeposits/verified/primaryAction': Record<never, never>;
  'connect/microdeposits/error/primaryAction': { status: string; guid: string };
}

export type WidgetMessageName = keyof WidgetMessageFields;

/** One message on its way out, before the session's fields are added. */
export type WidgetMessage = {
  [Name in WidgetMessageName]: { name: Name; fields: WidgetMessageFields[Name] };
}[WidgetMessageName];

/** Builds a message; the name decides which fields it must have. */
export function message<Name extends WidgetMessageName>(
  name: Name,
  fields: WidgetMessageFields[Name],
): Extract<WidgetMessage, { name: Name }> {
  // The pair is right by the signature; TypeScript cannot see that through the generic name.
  return { name, fields } as Extract<WidgetMessage, { name: Name }>;
}
