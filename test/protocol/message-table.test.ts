import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { messageTypes } from '../../src/protocol/index.js';
import { messageTable } from '../tools/message-table.js';

describe('the table of events for the documentation', () => {
  const lines = messageTable().split('\n');

  it('has one row of six cells for each message', () => {
    assert.equal(lines.length, 2 + messageTypes.length);
    for (const line of lines) assert.equal(line.split('|').length, 8, line);
  });

  const rows = [
    '| `connect-load` | The widget’s page runs. | `mx/load` |  |  | definitions |',
    '| `connect-step-change` | The widget went to another step; the first has no `previous`. | `mx/connect/stepChange` | `previous?: string`, `current: string` |  | definitions |',
    '| `connect-submit-mfa` | The user answered an MFA question. | `mx/connect/submitMFA`, also `mx/connect/submitMfa` | `member_guid: string` | yes | definitions |',
    '| `connect-member-error` | The member has an error. | `mx/connect/memberError` | `member: { guid: string, connection_status?: number }` |  | widget UI |',
    '| `connect-account-created` | An account was created. | `mx/account/created` | `guid: string` (no session fields) |  | definitions |',
  ];
  for (const row of rows) it(row, () => assert.ok(lines.includes(row)));
});
