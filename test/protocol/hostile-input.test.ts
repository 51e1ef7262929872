import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  decideNavigation,
  decodeMessage,
  decodeOAuthResult,
  decodeUrlMessage,
} from '../../src/protocol/index.js';

const connected = 'mx/connect/memberConnected';
const widgetUrl = 'https://a.example/md/connect/token';

/** Milliseconds one call takes; generous limits tell bounded work from unbounded, not fast machines from slow. */
function timed<Result>(run: () => Result): { result: Result; milliseconds: number } {
  const start = performance.now();
  const result = run();
  return { result, milliseconds: performance.now() - start };
}

function throwing(property: string): object {
  return Object.defineProperty({ mx: true, type: connected, metadata: {} }, property, {
    enumerable: true,
    get() {
      throw new Error('a getter that throws');
    },
  });
}

/** A proxy every one of whose traps throws. */
function hostileProxy(): object {
  const trap = () => {
    throw new Error('a trap that throws');
  };
  const traps = ['get', 'has', 'ownKeys', 'getOwnPropertyDescriptor', 'getPrototypeOf'];
  return new Proxy({}, Object.fromEntries(traps.map((name) => [name, trap])));
}

describe('prototype keys', () => {
  const payload: unknown = JSON.parse(
    '{"member_guid":"MBR-1","__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},"prototype":1}',
  );

  it('as payload keys are left out and reach no prototype', () => {
    for (const type of [connected, 'mx/connect/brandNew']) {
      const result = decodeMessage({ mx: true, type, metadata: payload });
      assert.notEqual(result.status, 'invalid');
      const { detail } = result.status === 'invalid' ? assert.fail() : result.message;
      assert.deepEqual(Object.keys(detail), ['member_guid']);
      assert.equal(Object.getPrototypeOf(detail), Object.prototype);
    }
    assert.equal('polluted' in {}, false);
  });

  it('in a nested object are left out too', () => {
    const metadata: unknown = JSON.parse(
      '{"institution":{"code":"c","guid":"g","__proto__":{"polluted":true}}}',
    );
    const result = decodeMessage({ mx: true, type: 'mx/connect/enterCredentials', metadata });
    assert.deepEqual(result, {
      status: 'ok',
      message: { type: 'mx/connect/enterCredentials', detail: { institution: { code: 'c', guid: 'g' } } },
    });
  });

  for (const type of ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty']) {
    it(`${type} as a type is foreign, below mx/ unknown`, () => {
      assert.deepEqual(decodeMessage({ mx: true, type }), {
        status: 'invalid',
        reason: 'foreign-type',
        type,
      });
      assert.deepEqual(decodeMessage({ mx: true, type: `mx/${type}` }), {
        status: 'unknown',
        message: { type: `mx/${type}`, detail: {} },
      });
      assert.equal(decodeOAuthResult({ mx: true, type }).status, 'invalid');
    });
  }

  it('inherited fields do not count as sent', () => {
    const metadata: unknown = Object.create({ member_guid: 'MBR-1' });
    assert.equal(decodeMessage({ mx: true, type: connected, metadata }).status, 'invalid');
  });
});

describe('input that throws when it is read', () => {
  const unreadable = { status: 'invalid', reason: 'unreadable' };
  const cases: { name: string; data: unknown }[] = [
    ...['mx', 'type', 'metadata'].map((name) => ({ name: `a throwing ${name}`, data: throwing(name) })),
    { name: 'a throwing field', data: { mx: true, type: connected, metadata: throwing('member_guid') } },
    { name: 'a throwing extra field', data: { mx: true, type: 'mx/load', metadata: throwing('extra') } },
    { name: 'a hostile proxy', data: hostileProxy() },
    { name: 'a hostile proxy as metadata', data: { mx: true, type: 'mx/load', metadata: hostileProxy() } },
    {
      name: 'a hostile proxy as a nested object',
      data: { mx: true, type: 'mx/connect/memberError', metadata: { member: hostileProxy() } },
    },
    {
      name: 'a hostile proxy below an unknown type',
      data: { mx: true, type: 'mx/x', metadata: hostileProxy() },
    },
  ];
  for (const { name, data } of cases) {
    it(`${name} is unreadable`, () => assert.deepEqual(decodeMessage(data), unreadable));
  }

  it('a revoked proxy is unreadable, for OAuth results too', () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    assert.deepEqual(decodeMessage(proxy), unreadable);
    assert.deepEqual(decodeOAuthResult(proxy), unreadable);
  });

  it('a getter that changes its answer is believed once', () => {
    let reads = 0;
    const metadata = Object.defineProperty({}, 'member_guid', {
      get: () => (reads++ === 0 ? 'MBR-1' : { evil: true }),
    });
    assert.deepEqual(decodeMessage({ mx: true, type: connected, metadata }), {
      status: 'ok',
      message: { type: connected, detail: { member_guid: 'MBR-1' } },
    });
  });
});

describe('input that is huge', () => {
  const megabyte = 'x'.repeat(2 ** 20);

  it('long strings as type, field and data cost next to nothing', () => {
    const { result, milliseconds } = timed(() => [
      decodeMessage(megabyte),
      decodeMessage({ mx: true, type: megabyte }),
      decodeMessage({ mx: true, type: `mx/${megabyte}` }),
      decodeMessage({ mx: true, type: connected, metadata: { member_guid: megabyte } }),
    ]);
    assert.deepEqual(
      result.map(({ status }) => status),
      ['invalid', 'invalid', 'unknown', 'ok'],
    );
    assert.ok(milliseconds < 100, `${milliseconds} ms`);
  });

  it('deep nesting is not walked', () => {
    let deep: object = {};
    for (let level = 0; level < 200_000; level++) deep = { deep };
    const { result, milliseconds } = timed(() => [
      decodeMessage(deep),
      decodeMessage({ mx: true, type: connected, metadata: { member_guid: 'MBR-1', deep } }),
      decodeMessage({ mx: true, type: connected, metadata: { member_guid: deep } }),
      decodeMessage({ mx: true, type: 'mx/connect/memberError', metadata: { member: deep } }),
    ]);
    assert.deepEqual(
      result.map(({ status }) => status),
      ['invalid', 'ok', 'invalid', 'invalid'],
    );
    assert.ok(milliseconds < 100, `${milliseconds} ms`);
  });

  it('long runs of any separator in a URL cost no more than their length', () => {
    const runs = ['/', '&', '=', '&amp;', '+', '.', ':', '@', '?'].map((text) => text.repeat(100_000));
    const { milliseconds } = timed(() => {
      for (const run of runs) {
        for (const url of [`mx://a${run}x`, `mx://a?metadata=${run}`, `mx://oauth_complete?${run}x`]) {
          assert.notEqual(decodeUrlMessage(url).status, 'ok');
        }
        assert.notEqual(decideNavigation(`https://a.example${run}x`, { widgetUrl }).action, 'intercept');
      }
    });
    assert.ok(milliseconds < 2000, `${milliseconds} ms`);
  });

  it('a circular object is not walked', () => {
    const metadata: Record<string, unknown> = { member_guid: 'MBR-1' };
    metadata['self'] = metadata;
    assert.equal(decodeMessage({ mx: true, type: connected, metadata }).status, 'ok');
  });

  it('binary data and long arrays are not enumerated', () => {
    const { result, milliseconds } = timed(() =>
      [
        new Uint8Array(2 ** 26),
        new Array<number>(5_000_000).fill(0),
        new Map([['member_guid', 'MBR-1']]),
      ].map((metadata) => decodeMessage({ mx: true, type: 'mx/connect/brandNew', metadata })),
    );
    for (const item of result) {
      assert.deepEqual(item, { status: 'unknown', message: { type: 'mx/connect/brandNew', detail: {} } });
    }
    assert.ok(milliseconds < 1000, `${milliseconds} ms`);
  });
});
