import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { encodeCommand, type HostCommand } from '../../src/protocol/index.js';

const cases: { name: string; command: HostCommand; wire: string }[] = [
  { name: 'ping', command: { type: 'ping' }, wire: '{"type":"ping"}' },
  {
    name: 'who hosts the widget, a web page by default',
    command: { type: 'sdk-info', version: '1.2.3' },
    wire: '{"type":"mx/sdk/info","metadata":{"sdk":"web","version":"1.2.3"}}',
  },
  {
    name: 'who hosts the widget, a native shell',
    command: { type: 'sdk-info', sdk: 'ios', version: '1.2.3' },
    wire: '{"type":"mx/sdk/info","metadata":{"sdk":"ios","version":"1.2.3"}}',
  },
  {
    name: 'back',
    command: { type: 'navigate-back' },
    wire: '{"mx":true,"type":"mx/navigation","payload":{"action":"back"}}',
  },
  {
    name: 'OAuth completed',
    command: { type: 'oauth-complete', result: { outcome: 'completed', memberGuid: 'MBR-1' } },
    wire: '{"mx":true,"type":"oauthComplete/success","metadata":{"member_guid":"MBR-1"}}',
  },
  {
    name: 'OAuth completed for a member that the redirect did not name',
    command: { type: 'oauth-complete', result: { outcome: 'completed' } },
    wire: '{"mx":true,"type":"oauthComplete/success","metadata":{}}',
  },
  {
    name: 'OAuth denied',
    command: { type: 'oauth-complete', result: { outcome: 'denied', memberGuid: 'MBR-1', reason: 'DENIED' } },
    wire: '{"mx":true,"type":"oauthComplete/error","metadata":{}}',
  },
];

describe('encodeCommand', () => {
  for (const { name, command, wire } of cases) {
    it(name, () => assert.equal(encodeCommand(command), wire));
  }
});
