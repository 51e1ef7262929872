import type { MessageDetails } from '../../src/protocol/index.js';

const session = { user_guid: 'USR-1', session_guid: 'SES-1' };
const institution = { code: 'mxbank', guid: 'INS-1' };

/** A complete payload of every message, written by hand: what the table of definitions must agree with. */
export const samples: { [Type in keyof MessageDetails]: Required<MessageDetails[Type]> } = {
  'mx/load': session,
  'mx/ping': session,
  'mx/navigation': { ...session, did_go_back: false },
  'mx/focusTrap': session,
  'mx/client/oauthComplete': { url: 'https://app.example/oauth_complete?status=success&member_guid=MBR-1' },
  'mx/connect/loaded': { ...session, initial_step: 'search' },
  'mx/connect/enterCredentials': { ...session, institution },
  'mx/connect/institutionSearch': { ...session, query: '' },
  'mx/connect/selectedInstitution': {
    ...session,
    ...institution,
    name: 'MX Bank',
    url: 'https://mx.example',
  },
  'mx/connect/memberConnected': { ...session, member_guid: 'MBR-1' },
  'mx/connect/connected/primaryAction': session,
  'mx/connect/memberDeleted': { ...session, member_guid: 'MBR-1' },
  'mx/connect/createMemberError': { ...session, institution_guid: 'INS-1', institution_code: 'mxbank' },
  'mx/connect/memberStatusUpdate': { ...session, member_guid: 'MBR-1', connection_status: 0 },
  'mx/connect/memberError': { ...session, member: { guid: 'MBR-1', connection_status: 2 } },
  'mx/connect/memberError/primaryAction': { ...session, member: { guid: 'MBR-1', connection_status: 2 } },
  'mx/connect/initialDataReady': { ...session, member_guid: 'MBR-1' },
  'mx/connect/oauthRequested': { ...session, url: 'https://bank.example/authorize', member_guid: 'MBR-1' },
  'mx/connect/oauthError': { ...session, member_guid: 'MBR-1', error_reason: 'CANCELLED' },
  'mx/connect/stepChange': { ...session, previous: 'search', current: 'enterCreds' },
  'mx/connect/submitMFA': { ...session, member_guid: 'MBR-1' },
  'mx/connect/updateCredentials': { ...session, member_guid: 'MBR-1', institution },
  'mx/connect/backToSearch': { ...session, context: 'manualAccountAdded' },
  'mx/connect/backButtonClicked': session,
  'mx/connect/invalidData': { ...session, member_guid: 'MBR-1', code: 1000 },
  'mx/connect/invalidData/primaryAction': { ...session, member_guid: 'MBR-1' },
  'mx/connect/microdeposits/loaded': { ...session, initial_step: 'routingNumber' },
  'mx/connect/microdeposits/detailsSubmitted': { ...session, microdeposit_guid: 'MIC-1' },
  'mx/connect/microdeposits/verified': { ...session, microdeposit_guid: 'MIC-1' },
  'mx/connect/microdeposits/verified/primaryAction': session,
  'mx/connect/microdeposits/comeBack/primaryAction': { ...session, microdeposit_guid: 'MIC-1' },
  'mx/connect/microdeposits/error/primaryAction': { ...session, status: 'REJECTED', guid: 'MIC-1' },
  'mx/connect/microdeposits/blockedRoutingNumber': {
    ...session,
    routing_number: '021000021',
    reason: 'IAV_PREFERRED',
  },
  'mx/account/created': { guid: 'ACT-1' },
  'mx/pulse/overdraftWarning/cta/transferFunds': { account_guid: 'ACT-1', amount: 12.5 },
};

/** The samples as a list, for tables of tests. */
export const sampleMessages: readonly { type: string; detail: object }[] = Object.entries(samples).map(
  ([type, detail]) => ({ type, detail }),
);
