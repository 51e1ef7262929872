import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  toEventName,
  type EventNameOf,
  type MessageDetails,
  type MessageEventDetails,
  type MessageType,
} from '../../src/protocol/index.js';

/** Each name is checked twice: by the compiler against `EventNameOf`, and below against `toEventName`. */
const eventNames: { [Type in MessageType]: EventNameOf<Type> } = {
  'mx/load': 'connect-load',
  'mx/ping': 'connect-ping',
  'mx/navigation': 'connect-navigation',
  'mx/focusTrap': 'connect-focus-trap',
  'mx/client/oauthComplete': 'connect-client-oauth-complete',
  'mx/connect/loaded': 'connect-loaded',
  'mx/connect/enterCredentials': 'connect-enter-credentials',
  'mx/connect/institutionSearch': 'connect-institution-search',
  'mx/connect/selectedInstitution': 'connect-selected-institution',
  'mx/connect/memberConnected': 'connect-member-connected',
  'mx/connect/connected/primaryAction': 'connect-connected-primary-action',
  'mx/connect/memberDeleted': 'connect-member-deleted',
  'mx/connect/createMemberError': 'connect-create-member-error',
  'mx/connect/memberStatusUpdate': 'connect-member-status-update',
  'mx/connect/memberError': 'connect-member-error',
  'mx/connect/memberError/primaryAction': 'connect-member-error-primary-action',
  'mx/connect/initialDataReady': 'connect-initial-data-ready',
  'mx/connect/oauthRequested': 'connect-oauth-requested',
  'mx/connect/oauthError': 'connect-oauth-error',
  'mx/connect/stepChange': 'connect-step-change',
  'mx/connect/submitMFA': 'connect-submit-mfa',
  'mx/connect/updateCredentials': 'connect-update-credentials',
  'mx/connect/backToSearch': 'connect-back-to-search',
  'mx/connect/backButtonClicked': 'connect-back-button-clicked',
  'mx/connect/invalidData': 'connect-invalid-data',
  'mx/connect/invalidData/primaryAction': 'connect-invalid-data-primary-action',
  'mx/connect/microdeposits/loaded': 'connect-microdeposits-loaded',
  'mx/connect/microdeposits/detailsSubmitted': 'connect-microdeposits-details-submitted',
  'mx/connect/microdeposits/verified': 'connect-microdeposits-verified',
  'mx/connect/microdeposits/verified/primaryAction': 'connect-microdeposits-verified-primary-action',
  'mx/connect/microdeposits/comeBack/primaryAction': 'connect-microdeposits-come-back-primary-action',
  'mx/connect/microdeposits/error/primaryAction': 'connect-microdeposits-error-primary-action',
  'mx/connect/microdeposits/blockedRoutingNumber': 'connect-microdeposits-blocked-routing-number',
  'mx/account/created': 'connect-account-created',
  'mx/pulse/overdraftWarning/cta/transferFunds': 'connect-pulse-overdraft-warning-cta-transfer-funds',
};

describe('toEventName', () => {
  for (const [type, name] of Object.entries(eventNames)) {
    it(`${type} → ${name}`, () => assert.equal(toEventName(type), name));
  }

  it('gives every message an event of its own', () => {
    assert.equal(new Set(Object.values(eventNames)).size, Object.keys(eventNames).length);
  });

  it('treats a run of capitals as one word, in types as at run time', () => {
    const runs: [EventNameOf<'mx/connect/createACHAccount'>, EventNameOf<'mx/ACH/url2Open'>] = [
      'connect-create-ach-account',
      'connect-ach-url2-open',
    ];
    assert.deepEqual([toEventName('mx/connect/createACHAccount'), toEventName('mx/ACH/url2Open')], runs);
  });

  it('drops only a leading connect/', () => {
    assert.equal(toEventName('mx/connected/connect/x'), 'connect-connected-connect-x');
  });

  it('keys the typed event map', () => {
    const detail: MessageEventDetails['connect-member-connected'] = { member_guid: 'MBR-1' };
    const sameDetail: MessageDetails['mx/connect/memberConnected'] = detail;
    assert.equal(sameDetail.member_guid, 'MBR-1');
  });
});
