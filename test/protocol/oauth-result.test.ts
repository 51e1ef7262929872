import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { decodeOAuthResult } from '../../src/protocol/index.js';

const success = 'oauthComplete/success';
const error = 'oauthComplete/error';

const cases: { name: string; data: unknown; expected: object }[] = [
  {
    name: 'success',
    data: { mx: true, type: success, metadata: { member_guid: 'MBR-1' } },
    expected: { status: 'ok', result: { outcome: 'completed', memberGuid: 'MBR-1' } },
  },
  {
    name: "success as MX's SDK writes it, with a null reason",
    data: { mx: true, type: success, metadata: { member_guid: 'MBR-1', error_reason: null } },
    expected: { status: 'ok', result: { outcome: 'completed', memberGuid: 'MBR-1' } },
  },
  {
    name: 'success with a reason, which is none',
    data: { mx: true, type: success, metadata: { member_guid: 'MBR-1', error_reason: 'DENIED' } },
    expected: { status: 'ok', result: { outcome: 'completed', memberGuid: 'MBR-1' } },
  },
  {
    name: 'success without metadata',
    data: { mx: true, type: success },
    expected: { status: 'ok', result: { outcome: 'completed' } },
  },
  {
    name: 'error with its reason',
    data: { mx: true, type: error, metadata: { member_guid: 'MBR-1', error_reason: 'CANCELLED' } },
    expected: { status: 'ok', result: { outcome: 'denied', memberGuid: 'MBR-1', reason: 'CANCELLED' } },
  },
  {
    name: 'error with empty fields',
    data: { mx: true, type: error, metadata: { member_guid: '', error_reason: '' } },
    expected: { status: 'ok', result: { outcome: 'denied' } },
  },
  {
    name: 'a member guid that is no string',
    data: { mx: true, type: success, metadata: { member_guid: 1 } },
    expected: {
      status: 'invalid',
      reason: 'invalid-field',
      type: success,
      field: 'member_guid',
      expected: 'string',
    },
  },
  {
    name: "a widget's message",
    data: { mx: true, type: 'mx/connect/memberConnected', metadata: { member_guid: 'MBR-1' } },
    expected: { status: 'invalid', reason: 'foreign-type', type: 'mx/connect/memberConnected' },
  },
  {
    name: 'another outcome',
    data: { mx: true, type: 'oauthComplete/maybe' },
    expected: { status: 'invalid', reason: 'foreign-type', type: 'oauthComplete/maybe' },
  },
  {
    name: 'a foreign flag',
    data: { mx: false, type: success },
    expected: { status: 'invalid', reason: 'foreign-flag' },
  },
  {
    name: 'the JSON of a result',
    data: `{"mx":true,"type":"${success}"}`,
    expected: { status: 'invalid', reason: 'not-an-object' },
  },
  { name: 'null', data: null, expected: { status: 'invalid', reason: 'not-an-object' } },
];

describe('decodeOAuthResult', () => {
  for (const { name, data, expected } of cases) {
    it(name, () => assert.deepEqual(decodeOAuthResult(data), expected));
  }
});
