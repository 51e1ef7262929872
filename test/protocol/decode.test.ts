import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { decodeMessage, messageTypes } from '../../src/protocol/index.js';
import { sampleMessages } from './samples.js';

const session = { user_guid: 'USR-1', session_guid: 'SES-1' };

function decode(type: string, metadata: unknown) {
  return decodeMessage({ mx: true, type, metadata });
}

/** Fields that may be absent, and those that are left out instead of refused when of a wrong type. */
const optional = new Set(['user_guid', 'session_guid', 'previous', 'context', 'error_reason']);
const optionalInOneMessage = new Set([
  'mx/connect/oauthError member_guid',
  'mx/connect/selectedInstitution url',
  'mx/connect/invalidData code',
  'mx/connect/initialDataReady member_guid',
  'mx/connect/memberStatusUpdate connection_status',
  'mx/connect/microdeposits/loaded initial_step',
  'mx/connect/microdeposits/error/primaryAction status',
  'mx/connect/microdeposits/blockedRoutingNumber reason',
]);
const neverRefused = new Set([
  'mx/load user_guid',
  'mx/load session_guid',
  'mx/connect/oauthError error_reason',
]);

describe('decodeMessage, every message of the table', () => {
  it('has a sample of each', () => {
    assert.deepEqual(sampleMessages.map(({ type }) => type).sort(), [...messageTypes].sort());
  });

  for (const { type, detail } of sampleMessages) {
    it(`${type}: reads a complete payload, in lower case too, into fresh objects`, () => {
      for (const spelling of [type, type.toLowerCase()]) {
        const result = decode(spelling, detail);
        assert.deepEqual(result, { status: 'ok', message: { type, detail } });
        assert.notEqual(result.status === 'ok' && result.message.detail, detail);
      }
    });

    it(`${type}: keeps unknown extra fields`, () => {
      const extended = { ...detail, extra: { nested: ['kept'] }, 'odd key': null };
      assert.deepEqual(decode(type, extended), { status: 'ok', message: { type, detail: extended } });
    });

    for (const [field, value] of Object.entries(detail)) {
      const mayBeAbsent = optional.has(field) || optionalInOneMessage.has(`${type} ${field}`);
      const expected = typeof value;

      it(`${type}: ${field} ${mayBeAbsent ? 'may be absent or null' : 'is required'}`, () => {
        const { [field]: _removed, ...rest } = Object.fromEntries(Object.entries(detail));
        const refusal = { status: 'invalid', reason: 'invalid-field', type, field, expected };
        const acceptance = { status: 'ok', message: { type, detail: rest } };
        assert.deepEqual(decode(type, rest), mayBeAbsent ? acceptance : refusal);
        assert.deepEqual(decode(type, { ...rest, [field]: undefined }), mayBeAbsent ? acceptance : refusal);
        assert.deepEqual(decode(type, { ...rest, [field]: null }), mayBeAbsent ? acceptance : refusal);
      });

      it(`${type}: ${field} of a wrong type`, () => {
        const { [field]: _removed, ...rest } = Object.fromEntries(Object.entries(detail));
        const wrongValues: unknown[] = [
          'text',
          1,
          true,
          ['text'],
          { other: 1 },
          1n,
          Symbol('s'),
          () => 'text',
        ];
        for (const wrong of wrongValues) {
          if (typeof wrong === typeof value && typeof wrong !== 'object') continue;
          const result = decode(type, { ...rest, [field]: wrong });
          if (neverRefused.has(`${type} ${field}`)) {
            assert.deepEqual(result, { status: 'ok', message: { type, detail: rest } });
          } else {
            assert.ok(result.status === 'invalid', `${String(wrong)} accepted`);
            assert.match(result.field ?? '', new RegExp(`^${field}`));
          }
        }
      });
    }
  }
});

describe('decodeMessage, variants of one message', () => {
  const variants = [
    {
      name: 'connected/primaryAction as documented',
      type: 'mx/connect/memberConnected/primaryAction',
      metadata: session,
      expected: { type: 'mx/connect/connected/primaryAction', detail: session },
    },
    {
      name: 'memberStatusUpdate as documented',
      type: 'mx/connect/memberStatusUpdated',
      metadata: { ...session, member_guid: 'MBR-1', connection_status: 6 },
      expected: {
        type: 'mx/connect/memberStatusUpdate',
        detail: { ...session, member_guid: 'MBR-1', connection_status: 6 },
      },
    },
    {
      name: 'submitMFA as documented',
      type: 'mx/connect/submitMfa',
      metadata: { ...session, member_guid: 'MBR-1' },
      expected: { type: 'mx/connect/submitMFA', detail: { ...session, member_guid: 'MBR-1' } },
    },
    {
      name: 'a documented spelling in lower case',
      type: 'mx/connect/memberstatusupdated',
      metadata: { member_guid: 'MBR-1', connection_status: 6 },
      expected: {
        type: 'mx/connect/memberStatusUpdate',
        detail: { member_guid: 'MBR-1', connection_status: 6 },
      },
    },
    ...(['mx/connect/memberError', 'mx/connect/memberError/primaryAction'] as const).map((type) => ({
      name: `${type} of a member without credentials`,
      type,
      metadata: { ...session, member: { guid: 'MBR-1', connection_status: null } },
      expected: { type, detail: { ...session, member: { guid: 'MBR-1' } } },
    })),
    {
      name: 'backToSearch, as MX documents it for the connected screen',
      type: 'mx/connect/connected/backToSearch',
      metadata: session,
      expected: { type: 'mx/connect/backToSearch', detail: session },
    },
    {
      name: 'invalidData of the newest UI',
      type: 'mx/connect/invalidData',
      metadata: { ...session, member: { guid: 'MBR-1', code: 1000 } },
      expected: {
        type: 'mx/connect/invalidData',
        detail: { ...session, member: { guid: 'MBR-1', code: 1000 }, member_guid: 'MBR-1', code: 1000 },
      },
    },
    {
      name: 'invalidData with both, where the documented fields win',
      type: 'mx/connect/invalidData',
      metadata: { member_guid: 'MBR-1', code: 1000, member: { guid: 'MBR-2', code: 2000 } },
      expected: {
        type: 'mx/connect/invalidData',
        detail: { member: { guid: 'MBR-2', code: 2000 }, member_guid: 'MBR-1', code: 1000 },
      },
    },
    ...['1000', 1000].map((code) => ({
      name: `invalidData with the code ${JSON.stringify(code)}`,
      type: 'mx/connect/invalidData',
      metadata: { member_guid: 'MBR-1', code },
      expected: { type: 'mx/connect/invalidData', detail: { member_guid: 'MBR-1', code: 1000 } },
    })),
    {
      name: 'invalidData of the newest UI without a code',
      type: 'mx/connect/invalidData',
      metadata: { member: { guid: 'MBR-1', code: null } },
      expected: {
        type: 'mx/connect/invalidData',
        detail: { member: { guid: 'MBR-1', code: null }, member_guid: 'MBR-1' },
      },
    },
    {
      name: 'invalidData/primaryAction as the UI sends it',
      type: 'mx/connect/invalidData/primaryAction',
      metadata: { ...session, memberGuid: 'MBR-1' },
      expected: {
        type: 'mx/connect/invalidData/primaryAction',
        detail: { ...session, memberGuid: 'MBR-1', member_guid: 'MBR-1' },
      },
    },
    {
      name: 'an institution without a site, as the UI sends it',
      type: 'mx/connect/selectedInstitution',
      metadata: { ...session, name: 'MX Bank', guid: 'INS-1', url: null, code: 'mxbank' },
      expected: {
        type: 'mx/connect/selectedInstitution',
        detail: { ...session, name: 'MX Bank', guid: 'INS-1', code: 'mxbank' },
      },
    },
    {
      name: 'the first stepChange, which has no previous step',
      type: 'mx/connect/stepChange',
      metadata: { ...session, current: 'search' },
      expected: { type: 'mx/connect/stepChange', detail: { ...session, current: 'search' } },
    },
  ];
  for (const { name, type, metadata, expected } of variants) {
    it(name, () => assert.deepEqual(decode(type, metadata), { status: 'ok', message: expected }));
  }
});

describe('decodeMessage, the envelope', () => {
  const load = { status: 'ok', message: { type: 'mx/load', detail: {} } };
  const cases: { name: string; data: unknown; expected: object }[] = [
    { name: 'undefined', data: undefined, expected: { status: 'invalid', reason: 'not-an-object' } },
    { name: 'null', data: null, expected: { status: 'invalid', reason: 'not-an-object' } },
    { name: 'a number', data: 42, expected: { status: 'invalid', reason: 'not-an-object' } },
    { name: 'a string', data: 'mx/load', expected: { status: 'invalid', reason: 'not-an-object' } },
    {
      name: 'the JSON of a valid message',
      data: '{"mx":true,"type":"mx/load","metadata":{}}',
      expected: { status: 'invalid', reason: 'not-an-object' },
    },
    { name: 'a function', data: () => 'mx/load', expected: { status: 'invalid', reason: 'not-an-object' } },
    { name: 'an empty object', data: {}, expected: { status: 'invalid', reason: 'missing-type' } },
    { name: 'an array', data: ['mx/load'], expected: { status: 'invalid', reason: 'missing-type' } },
    {
      name: 'a type that is no string',
      data: { type: 1 },
      expected: { status: 'invalid', reason: 'missing-type' },
    },
    {
      name: 'an inherited type',
      data: Object.create({ mx: true, type: 'mx/load' }),
      expected: { status: 'invalid', reason: 'missing-type' },
    },
    { name: 'no mx flag', data: { type: 'mx/load' }, expected: load },
    ...[false, 1, 'true', null, {}].map((mx) => ({
      name: `the foreign mx flag ${JSON.stringify(mx)}`,
      data: { mx, type: 'mx/load' },
      expected: { status: 'invalid', reason: 'foreign-flag' },
    })),
    ...[undefined, null, 'text', 7, true, []].map((metadata) => ({
      name: `metadata ${JSON.stringify(metadata)} where nothing is required`,
      data: { mx: true, type: 'mx/load', metadata },
      expected: load,
    })),
    {
      name: 'no metadata where something is required',
      data: { mx: true, type: 'mx/connect/memberConnected' },
      expected: {
        status: 'invalid',
        reason: 'invalid-field',
        type: 'mx/connect/memberConnected',
        field: 'member_guid',
        expected: 'string',
      },
    },
    {
      name: 'a nested field',
      data: { mx: true, type: 'mx/connect/enterCredentials', metadata: { institution: { code: 'mxbank' } } },
      expected: {
        status: 'invalid',
        reason: 'invalid-field',
        type: 'mx/connect/enterCredentials',
        field: 'institution.guid',
        expected: 'string',
      },
    },
    {
      name: 'an array in place of a nested object',
      data: { mx: true, type: 'mx/connect/enterCredentials', metadata: { institution: ['mxbank', 'INS-1'] } },
      expected: {
        status: 'invalid',
        reason: 'invalid-field',
        type: 'mx/connect/enterCredentials',
        field: 'institution',
        expected: 'object',
      },
    },
    {
      name: 'a type with mx/ elsewhere than in front',
      data: { type: 'evil/mx/load' },
      expected: { status: 'invalid', reason: 'foreign-type', type: 'evil/mx/load' },
    },
    {
      name: 'a message of another application',
      data: { type: 'webpackOk' },
      expected: { status: 'invalid', reason: 'foreign-type', type: 'webpackOk' },
    },
    {
      name: "the OAuth result page's message, which is not the widget's",
      data: { mx: true, type: 'oauthComplete/success', metadata: { member_guid: 'MBR-1' } },
      expected: { status: 'invalid', reason: 'foreign-type', type: 'oauthComplete/success' },
    },
    {
      name: 'an unknown message of MX',
      data: { mx: true, type: 'mx/connect/brandNew', metadata: { member_guid: 'MBR-1' } },
      expected: {
        status: 'unknown',
        message: { type: 'mx/connect/brandNew', detail: { member_guid: 'MBR-1' } },
      },
    },
    {
      name: 'an unknown message without metadata',
      data: { mx: true, type: 'mx/connect/brandNew' },
      expected: { status: 'unknown', message: { type: 'mx/connect/brandNew', detail: {} } },
    },
    {
      name: 'a known message in mixed wrong case',
      data: { mx: true, type: 'mx/Connect/MemberConnected', metadata: { member_guid: 'MBR-1' } },
      expected: {
        status: 'unknown',
        message: { type: 'mx/Connect/MemberConnected', detail: { member_guid: 'MBR-1' } },
      },
    },
    {
      name: 'upper case altogether',
      data: { mx: true, type: 'MX/LOAD' },
      expected: { status: 'invalid', reason: 'foreign-type', type: 'MX/LOAD' },
    },
  ];
  for (const { name, data, expected } of cases) {
    it(name, () => assert.deepEqual(decodeMessage(data), expected));
  }
});
