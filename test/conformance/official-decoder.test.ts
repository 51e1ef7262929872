import type * as Official from '@mxenabled/widget-post-message-definitions';
import fc from 'fast-check';
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { describe, it } from 'node:test';
import {
  decodeMessage,
  decodeUrlMessage,
  messageTypes,
  type DecodeResult,
} from '../../src/protocol/index.js';

type Payload = Record<string, unknown>;

// It is written in ES modules without saying so, and requires `url` in the middle of them: only CommonJS loads it whole.
const { dispatchConnectLocationChangeEvent, dispatchConnectPostMessageEvent, Type } = createRequire(
  import.meta.url,
)('@mxenabled/widget-post-message-definitions') as typeof Official;

/**
 * Every message where we accept what MX's official decoder refuses, and why. A message missing here that turns
 * out to be accepted by us alone fails the test, and so does one that is listed without need.
 */
const moreTolerant: Record<string, string> = {
  // Session fields: MX omits them at times, and a page must not lose an event over that.
  'mx/ping': 'session fields may be absent',
  'mx/navigation': 'session fields may be absent',
  'mx/focusTrap': 'session fields may be absent',
  'mx/connect/loaded': 'session fields may be absent',
  'mx/connect/enterCredentials': 'session fields may be absent',
  'mx/connect/institutionSearch': 'session fields may be absent',
  'mx/connect/selectedInstitution': 'session fields may be absent',
  'mx/connect/memberConnected': 'session fields may be absent',
  'mx/connect/memberDeleted': 'session fields may be absent',
  'mx/connect/createMemberError': 'session fields may be absent',
  'mx/connect/oauthRequested': 'session fields may be absent',
  'mx/connect/updateCredentials': 'session fields may be absent',
  'mx/connect/connected/primaryAction':
    'session fields may be absent; MX documents it as memberConnected/primaryAction',
  'mx/connect/memberStatusUpdate': 'session fields may be absent; MX documents it as memberStatusUpdated',
  'mx/connect/submitMFA': 'session fields may be absent; MX documents it as submitMfa',
  'mx/connect/oauthError': 'session fields may be absent; a null member_guid counts as absent',
  'mx/connect/backToSearch': 'session fields may be absent; a null context counts as absent',
  'mx/connect/stepChange': "session fields may be absent; the real widget's first one has no previous step",
  'mx/connect/invalidData': 'session fields may be absent; the newest UI nests both fields in member',
  // Real messages that the definitions lack.
  'mx/connect/memberError': 'sent by the open-source UI',
  'mx/connect/memberError/primaryAction': 'sent by the open-source UI',
  'mx/connect/initialDataReady': 'sent by the open-source UI',
  'mx/connect/backButtonClicked': 'sent by the open-source UI',
  'mx/connect/microdeposits/loaded': 'sent by the open-source UI',
  'mx/connect/microdeposits/detailsSubmitted': 'sent by the open-source UI',
  'mx/connect/microdeposits/verified': 'sent by the open-source UI',
  'mx/connect/microdeposits/verified/primaryAction': 'sent by the open-source UI',
  'mx/connect/microdeposits/comeBack/primaryAction': 'sent by the open-source UI',
  'mx/connect/microdeposits/error/primaryAction': 'sent by the open-source UI',
  'mx/connect/microdeposits/blockedRoutingNumber': 'sent by the open-source UI',
  'mx/connect/invalidData/primaryAction': 'sent by the open-source UI',
};

/** Messages that both decoders accept in exactly the same cases. */
const equallyStrict = [
  'mx/load',
  'mx/client/oauthComplete',
  'mx/account/created',
  'mx/pulse/overdraftWarning/cta/transferFunds',
];

/** The official decoder returns the payload it built, whatever its callbacks; undefined when it refused. */
function officialPayload(decode: () => object | undefined): Payload | undefined {
  try {
    const payload = decode();
    return payload && { ...payload };
  } catch (error) {
    // It crashes on data that is no object and on `null` where it expects one.
    assert.ok(error instanceof TypeError || error instanceof SyntaxError, String(error));
    return undefined;
  }
}

function post(data: unknown): object | undefined {
  const event = new MessageEvent('message', { data: data as Official.MessageEventData });
  return dispatchConnectPostMessageEvent(event, {});
}

function official(data: unknown): Payload | undefined {
  return officialPayload(() => post(data));
}

function officialUrl(url: string): Payload | undefined {
  return officialPayload(() => dispatchConnectLocationChangeEvent(url, {}));
}

/** Whatever the official decoder built, ours has, under the same type. */
function assertSamePayload(ours: ReturnType<typeof decodeUrlMessage>, theirs: Payload): void {
  assert.ok(
    ours.status === 'ok',
    `refused what the official decoder accepts: ${JSON.stringify([ours, theirs])}`,
  );
  const { type, ...fields } = theirs;
  assert.equal(ours.message.type, type);
  const detail: Payload = { ...ours.message.detail };
  for (const [name, value] of Object.entries(fields)) assert.deepEqual(detail[name], value, name);
}

const officialTypes = Object.values(Type);
const lowerCaseTypes = officialTypes.map((type) => type.toLowerCase());
const documentedTypes = [
  'mx/connect/memberConnected/primaryAction',
  'mx/connect/memberStatusUpdated',
  'mx/connect/submitMfa',
];

const text = fc.oneof(fc.string(), fc.constantFrom('MBR-1', 'search', 'https://bank.example'));
const anyValue = fc.oneof(
  text,
  fc.double(),
  fc.boolean(),
  fc.constantFrom(null, undefined, {}, []),
  fc.object(),
);
const institution = fc.record({ code: text, guid: text }, { noNullPrototype: true });
const member = fc.record(
  { guid: text, code: fc.integer(), connection_status: fc.nat(21) },
  { noNullPrototype: true },
);
const valid: Record<string, fc.Arbitrary<unknown>> = {
  did_go_back: fc.boolean(),
  connection_status: fc.double(),
  code: fc.oneof(text, fc.double()),
  amount: fc.double(),
  institution,
  member,
  ...Object.fromEntries(
    [
      ...[
        'user_guid',
        'session_guid',
        'member_guid',
        'account_guid',
        'guid',
        'url',
        'name',
        'query',
        'current',
      ],
      ...['previous', 'context', 'initial_step', 'institution_guid', 'institution_code', 'error_reason'],
      ...['microdeposit_guid', 'status', 'routing_number', 'reason'],
    ].map((name) => [name, text]),
  ),
};

/** All fields there are, mostly valid; some missing, some of a wrong type. */
const metadata = fc
  .record(
    Object.fromEntries(
      Object.entries(valid).map(([name, value]) => [
        name,
        fc.oneof({ arbitrary: value, weight: 24 }, { arbitrary: anyValue, weight: 1 }),
      ]),
    ),
  )
  .chain((fields) =>
    fc
      .subarray(Object.keys(fields), { minLength: 0 })
      .chain((removed) =>
        fc
          .constantFrom([], [], [], removed)
          .map((names) =>
            Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name))),
          ),
      ),
  );

describe("MX's official decoder", () => {
  it('knows 23 types, all of which we know under the same name', () => {
    assert.equal(officialTypes.length, 23);
    const ours: readonly string[] = messageTypes;
    assert.deepEqual(
      officialTypes.filter((type) => !ours.includes(type)),
      [],
    );
  });

  const typeName = fc.constantFrom(...officialTypes, ...lowerCaseTypes, ...documentedTypes, ...messageTypes);
  const onlyOurs = new Set<string>();
  const acceptedByBoth = new Set<string>();

  it('accepts nothing that we refuse or read differently: messages', () => {
    const flags = fc.constantFrom({}, { mx: true }, { mx: undefined });
    fc.assert(
      fc.property(
        typeName,
        flags,
        fc.oneof({ arbitrary: metadata, weight: 9 }, anyValue),
        (type, flag, payload) => {
          const data = { ...flag, type, metadata: payload };
          compare(decodeMessage(data), official(data));
        },
      ),
      { numRuns: 40_000 },
    );
  });

  it('accepts nothing that we refuse or read differently: any data', () => {
    fc.assert(
      fc.property(fc.anything(), (data) => {
        compare(decodeMessage(data), official(data));
      }),
      { numRuns: 10_000 },
    );
  });

  it('accepts nothing that we refuse or read differently: URLs', () => {
    fc.assert(
      fc.property(typeName, metadata, (type, payload) => {
        const event = type.replace('mx/', '');
        const url = `mx://${event}?metadata=${encodeURIComponent(JSON.stringify(payload))}`;
        const theirs = officialUrl(url);
        if (theirs) assertSamePayload(decodeUrlMessage(url), theirs);
      }),
      { numRuns: 10_000 },
    );
  });

  it('accepted every one of its types in these runs', () => {
    assert.deepEqual([...acceptedByBoth].sort(), [...officialTypes].sort());
  });

  it('is stricter than we are in the messages listed here, and in no other', () => {
    assert.deepEqual([...onlyOurs].sort(), Object.keys(moreTolerant).sort());
    assert.deepEqual([...Object.keys(moreTolerant), ...equallyStrict].sort(), [...messageTypes].sort());
  });

  it('reads a message whose mx flag says that it is not one: here alone we are the stricter, on purpose', () => {
    const data = { mx: false, type: 'mx/load' };
    assert.deepEqual(official(data), { type: 'mx/load' });
    assert.deepEqual(decodeMessage(data), { status: 'invalid', reason: 'foreign-flag' });
  });

  it('crashes on null, as data and in place of an object, where we answer', () => {
    const withoutInstitution = {
      type: 'mx/connect/enterCredentials',
      metadata: { user_guid: 'USR-1', session_guid: 'SES-1', institution: null },
    };
    for (const data of [null, withoutInstitution]) {
      assert.throws(() => post(data), TypeError);
      assert.equal(decodeMessage(data).status, 'invalid');
    }
  });

  function compare(ours: DecodeResult, theirs: Payload | undefined): void {
    if (theirs) {
      assertSamePayload(ours, theirs);
      acceptedByBoth.add(String(theirs['type']));
    } else if (ours.status === 'ok') {
      onlyOurs.add(ours.message.type);
    }
  }
});
