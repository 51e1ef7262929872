import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isActivity, messageTypes } from '../../src/protocol/index.js';

/** What the widget tells on its own accord, or because the page asked: it must never keep a session alive. */
const reports = [
  'mx/account/created',
  'mx/client/oauthComplete',
  'mx/connect/createMemberError',
  'mx/connect/initialDataReady',
  'mx/connect/invalidData',
  'mx/connect/loaded',
  'mx/connect/memberConnected',
  'mx/connect/memberError',
  'mx/connect/memberStatusUpdate',
  'mx/connect/microdeposits/loaded',
  'mx/connect/microdeposits/verified',
  'mx/connect/oauthError',
  'mx/connect/stepChange',
  'mx/focusTrap',
  'mx/load',
  'mx/navigation',
];

describe('isActivity', () => {
  it('is true of everything but reports', () => {
    assert.deepEqual(messageTypes.filter((type) => !isActivity(type)).sort(), reports);
  });

  it('understands other spellings', () => {
    assert.equal(isActivity('mx/connect/submitMfa'), true);
  });

  it('is false of unknown types', () => {
    for (const type of ['', 'mx/connect/brandNew', '__proto__', 'constructor'])
      assert.equal(isActivity(type), false);
  });
});
