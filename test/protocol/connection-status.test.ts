import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { describeConnectionStatus, type ConnectionStatusName } from '../../src/protocol/index.js';

const names: ConnectionStatusName[] = [
  ...([
    'CREATED',
    'PREVENTED',
    'DENIED',
    'CHALLENGED',
    'REJECTED',
    'LOCKED',
    'CONNECTED',
    'IMPEDED',
  ] as const),
  ...(['RECONNECTED', 'DEGRADED', 'DISCONNECTED', 'DISCONTINUED', 'CLOSED', 'DELAYED', 'FAILED'] as const),
  ...(['UPDATED', 'DISABLED', 'IMPORTED', 'RESUMED', 'EXPIRED', 'IMPAIRED', 'PENDING'] as const),
];
const inPhase = (phase: string) =>
  names.filter((name) => describeConnectionStatus(name)?.phase === phase).sort();

describe('describeConnectionStatus', () => {
  names.forEach((name, code) => {
    it(`${code} is ${name}`, () => {
      assert.equal(describeConnectionStatus(code)?.name, name);
      assert.deepEqual(describeConnectionStatus(name), describeConnectionStatus(code));
      assert.equal(describeConnectionStatus(name)?.code, code);
    });
  });

  it('tells the phases apart', () => {
    assert.deepEqual(
      inPhase('needs-user').join(' '),
      'CHALLENGED DENIED EXPIRED IMPAIRED IMPEDED LOCKED PREVENTED REJECTED',
    );
    assert.equal(inPhase('in-progress').join(' '), 'CREATED PENDING RECONNECTED RESUMED UPDATED');
    assert.equal(inPhase('connected').join(' '), 'CONNECTED');
    assert.equal(
      inPhase('unavailable').join(' '),
      'CLOSED DEGRADED DELAYED DISABLED DISCONNECTED DISCONTINUED FAILED IMPORTED',
    );
  });

  it('calls actionable exactly what the user can repair', () => {
    const actionable = names.filter((name) => describeConnectionStatus(name)?.actionable).sort();
    assert.deepEqual(actionable, inPhase('needs-user'));
  });

  for (const unknown of [
    22,
    -1,
    2.5,
    NaN,
    Infinity,
    '',
    '2',
    'denied',
    'UNKNOWN',
    '__proto__',
    'constructor',
    'at',
  ]) {
    it(`knows nothing of ${JSON.stringify(unknown)}`, () =>
      assert.equal(describeConnectionStatus(unknown), undefined));
  }
});
