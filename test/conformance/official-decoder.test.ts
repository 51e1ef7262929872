import type * as Official from '@mxenabled/widget-post-message-definitions';
import fc from 'fast-check';
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { describe, it } from 'node:test';
import { cases } from '../support/cases.js';
import {
  decodeMessage,
  decodeUrlMessage,
  messageTypes,
  type DecodeResult,
} from '../../src/protocol/index.js';
import { moreTolerant, stricterAboutUrls } from './decoder-differences.js';

type Payload = Record<string, unknown>;

// It is written in ES modules without saying so, and requires `url` in the middle of them: only CommonJS loads it whole.
const { dispatchConnectLocationChangeEvent, dispatchConnectPostMessageEvent, Type } = createRequire(
  import.meta.url,
)('@mxenabled/widget-post-message-definitions') as typeof Official;

/** What a message lacks for these reasons; with it, the official decoder must accept it too. */
const missing = { user_guid: '', session_guid: '', previous: '', url: '', code: 0, connection_status: 0 };

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
const inDefinitions: ReadonlySet<string> = new Set(officialTypes);
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
      // Always all of them: the tests below ask that each type has come up.
      { numRuns: 40_000 },
    );
  });

  it('accepts nothing that we refuse or read differently: any data', () => {
    fc.assert(
      fc.property(fc.anything(), (data) => {
        compare(decodeMessage(data), official(data));
      }),
      { numRuns: cases(10_000) },
    );
  });

  it('accepts nothing that we refuse or read differently: URLs', () => {
    const blanks = fc.constantFrom('', ' ', '\n', '\t ');
    const parts = fc.record({
      scheme: fc.constantFrom('mx', 'MX'),
      shout: fc.boolean(),
      slash: fc.constantFrom('', '/'),
      before: fc.constantFrom('', 'a=1&', 'amp;x&'),
      after: fc.constantFrom('', '&b=%20', '#top', '&'),
      around: fc.tuple(blanks, blanks),
    });
    let accepted = 0;
    fc.assert(
      fc.property(
        typeName,
        metadata,
        parts,
        (type, payload, { scheme, shout, slash, before, after, around }) => {
          const [authority = '', ...path] = type.replace('mx/', '').split('/');
          const place = [shout ? authority.toUpperCase() : authority, ...path].join('/') + slash;
          const query = `${before}metadata=${encodeURIComponent(JSON.stringify(payload))}${after}`;
          const url = around.join(`${scheme}://${place}?${query}`);
          const theirs = officialUrl(url);
          if (!theirs) return;
          accepted++;
          assertSamePayload(decodeUrlMessage(url), theirs);
        },
      ),
      { numRuns: cases(10_000) },
    );
    assert.ok(accepted > cases(10_000) / 10, `only ${accepted} URLs were accepted`);
  });

  for (const { url, status, why } of stricterAboutUrls) {
    it(`reads ${JSON.stringify(url)}, and we do not: ${why}`, () => {
      assert.deepEqual(officialUrl(url)?.['type'], 'mx/load');
      assert.equal(decodeUrlMessage(url).status, status);
    });
  }

  it('looks for metadata behind a name in percent-encoding too, where we see none', () => {
    const url = 'mx://account/created?m%65tadata=%7B%22guid%22%3A%22ACT-1%22%7D';
    assert.deepEqual(officialUrl(url), { type: 'mx/account/created', guid: 'ACT-1' });
    assert.equal(decodeUrlMessage(url).status, 'invalid');
  });

  it('accepted every one of its types in these runs', () => {
    assert.deepEqual([...acceptedByBoth].sort(), [...officialTypes].sort());
  });

  for (const { type, metadata: payload, why } of moreTolerant) {
    it(`refuses ${type} ${JSON.stringify(payload)}, which we accept: ${why}`, () => {
      assert.equal(official({ type, metadata: payload }), undefined);
      assert.equal(decodeMessage({ type, metadata: payload }).status, 'ok');
    });
  }

  it('refused in these runs no other type that we accept', () => {
    const listed = moreTolerant.map(({ type, metadata: payload }) => {
      const ours = decodeMessage({ type, metadata: payload });
      return ours.status === 'ok' ? ours.message.type : type;
    });
    assert.deepEqual([...onlyOurs].sort(), [...new Set(listed)].sort());
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
      const { type, detail } = ours.message;
      onlyOurs.add(type);
      if (inDefinitions.has(type)) assert.ok(official({ type, metadata: { ...missing, ...detail } }), type);
    }
  }
});
