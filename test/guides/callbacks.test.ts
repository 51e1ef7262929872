import { readFileSync } from 'node:fs';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { messageTypes, type MessageType } from '../../src/protocol/index.js';
import { callbacksOfSdk, callbackTable, messageOfCallback } from '../tools/callback-table.js';

describe('the table for those who come from MX’s SDK', () => {
  it('has a row for every callback that the SDK calls for the Connect Widget', () => {
    const callbacks = callbacksOfSdk();
    assert.ok(callbacks.includes('onMemberConnected') && callbacks.length > 20);
    const rows = callbackTable().split('\n').slice(2);
    const named = rows.map((row) => /`(on\w+)`/.exec(row)?.[1] ?? '');
    assert.deepEqual(named.sort(), callbacks.sort());
  });

  it('leads to messages that this package decodes', () => {
    const types = callbacksOfSdk().flatMap((callback) => messageOfCallback(callback) ?? []);
    assert.deepEqual(
      types.filter((type) => !messageTypes.includes(type as MessageType)),
      [],
    );
  });

  it('is in the guide', () =>
    assert.ok(readFileSync('demo/guides/from-web-widget-sdk.md', 'utf8').includes(callbackTable())));
});
